import Classroom
import Documents
import Messages

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is answered to each request.
struct Routes: Sendable {
  let room: Room
  let feed: Feed
  let gate: Gate
  /// Of one device.
  private let devices = Rates(most: 40, perSecond: 5)
  /// Of those that have not joined, by where they come from: a class that arrives behind one address asks for a page,
  /// joins and follows at once.
  private let strangers = Rates(most: 2000, perSecond: 100)
  private let page: StudentPage

  init(_ room: Room, _ feed: Feed, _ gate: Gate) {
    self.room = room
    self.feed = feed
    self.gate = gate
    page = StudentPage(room)
  }

  /// - Parameters:
  ///   - local: the address of this machine at which the request came in.
  ///   - origin: whom its sender's address stands for.
  /// - Returns: the answer, and the device that it goes to, where that has joined.
  func answer(_ request: Request, at local: Address, from origin: String) throws(Refusal) -> (
    Response, Device?
  ) {
    try gate.check(request, at: local)
    let device = request.cookie(cookie).flatMap { Device(token: $0) }.flatMap { room.knows($0) ? $0 : nil }
    guard device.map({ devices.take($0.token) }) ?? strangers.take(origin) else { throw .tooManyRequests }
    switch (request.path, request.method) {
    case ("/", .get), ("/", .head): return (page.response(hasJoined: device != nil), device)
    case ("/state", .get): return (try state(device), device)
    case ("/events", .get): return (try events(request, device), device)
    case ("/join", .post): return (try join(request, device, origin), device)
    case ("/vote", .post): return (try vote(request, device), device)
    case ("/", _), ("/state", _), ("/events", _), ("/join", _), ("/vote", _): throw .method
    default: throw .notFound
    }
  }

  /// Cookies know no ports: two classes on one machine have one each.
  private var cookie: String { "gradlab-class-\(gate.port)" }

  private func state(_ device: Device?) throws(Refusal) -> Response {
    guard device != nil else { throw .notJoined }
    return Response(200, "application/json", feed.state)
  }

  private func events(_ request: Request, _ device: Device?) throws(Refusal) -> Response {
    guard device != nil else { throw .notJoined }
    // A browser that connects anew by itself names the last event; a page that does it, what it has.
    let query = request.query.hasPrefix("after=") ? request.query.dropFirst(6) : ""
    let last = request["last-event-id"] ?? String(query)
    return .events(after: Int(last).map { max($0, 0) } ?? 0)
  }

  private struct Join: Decodable { var code: String }

  private func join(_ request: Request, _ device: Device?, _ origin: String) throws(Refusal) -> Response {
    if device != nil { return Response(200, "application/json", Data("{}".utf8)) }
    let given = try decode(Join.self, request)
    do throws(JoinRefusal) {
      let device = try room.join(given.code, from: origin)
      var response = Response(200, "application/json", Data("{}".utf8))
      response.headers.append(
        (
          "Set-Cookie", "\(cookie)=\(device.token); Path=/; HttpOnly; SameSite=Strict"
        ))
      return response
    } catch {
      switch error {
      case .wrongCode: throw .wrongCode
      case .tooManyTries(let seconds): throw .tooManyTries(seconds: seconds)
      case .full: throw .full
      }
    }
  }

  private struct Vote: Decodable {
    var question: String
    var round: Int
    var number: Double?
    var options: [Int]?
    var words: String?

    var answer: Answer? {
      switch (number, options, words) {
      case (let number?, nil, nil): .number(number)
      case (nil, let options?, nil): .options(options)
      case (nil, nil, let words?): .words(words)
      default: nil
      }
    }
  }

  private func vote(_ request: Request, _ device: Device?) throws(Refusal) -> Response {
    guard let device else { throw .notJoined }
    let given = try decode(Vote.self, request)
    guard let answer = given.answer else { throw .noAnswer }
    do throws(VoteRefusal) {
      let counted = try room.vote(device, on: given.question, round: given.round, answer)
      return Response(200, "application/json", Data(counted.json.text().utf8))
    } catch {
      switch error {
      case .stranger: throw .notJoined
      case .closed: throw .voteClosed
      case .noAnswer: throw .noAnswer
      }
    }
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ request: Request) throws(Refusal) -> Value {
    guard String(validating: request.body, as: UTF8.self) != nil else { throw .malformed }
    do { return try JSONDecoder().decode(type, from: Data(request.body)) } catch { throw .malformed }
  }

  /// A refusal as an answer: a sentence, and no word of what else there is.
  func answer(_ refusal: Refusal) -> Response {
    var response = Response.text(refusal.status, ClassServerMessage.refusal(refusal).words(in: room.speech))
    switch refusal {
    case .tooManyTries(let seconds): response.headers.append(("Retry-After", "\(seconds)"))
    case .tooManyRequests: response.headers.append(("Retry-After", "1"))
    case .method: response.headers.append(("Allow", "GET, POST"))
    default: break
    }
    return response
  }
}
