import Testing

@testable import ClassServer

struct RequestTests {
  private func head(_ text: String) throws(Refusal) -> RequestHead {
    try RequestHead(ArraySlice(text.replacing("\n", with: "\r\n").utf8))
  }

  @Test func aRequestIsReadInItsParts() throws {
    let head = try head(
      "POST /vote?after=3 HTTP/1.1\nHost: a:1\ncontent-LENGTH: 12\nCookie: a=b; token=1=2;c=d\nX:  y \t")
    #expect(head.request.method == .post && head.request.path == "/vote" && head.request.query == "after=3")
    #expect(head.length == 12 && head.request["host"] == "a:1" && head.request["x"] == "y")
    #expect(head.request.cookie("token") == "1=2" && head.request.cookie("c") == "d")
    #expect(head.request.cookie("none") == nil)
  }

  @Test(arguments: [
    ("", Refusal.malformed), ("GET /", .malformed), ("GET / HTTP/1.0", .malformed),
    ("GET  / HTTP/1.1", .malformed),
    ("GET a HTTP/1.1", .malformed), ("GET /é HTTP/1.1", .malformed), ("PUT / HTTP/1.1", .method),
    ("G(T / HTTP/1.1", .malformed), ("GET / HTTP/1.1\nHost", .malformed),
    ("GET / HTTP/1.1\nHo st: a", .malformed),
    ("GET / HTTP/1.1\nHost : a", .malformed), ("GET / HTTP/1.1\n folded", .malformed),
    ("GET / HTTP/1.1\nX: a\u{0}", .malformed), ("GET / HTTP/1.1\nHost: a\nhost: b", .malformed),
    ("GET / HTTP/1.1\nTransfer-Encoding: chunked", .lengthRequired), ("POST / HTTP/1.1", .lengthRequired),
    ("POST / HTTP/1.1\nContent-Length: 4097", .bodyTooLarge),
    ("POST / HTTP/1.1\nContent-Length: ", .malformed),
    ("POST / HTTP/1.1\nContent-Length: 9999999999999999999999", .bodyTooLarge),
    ("POST / HTTP/1.1\nContent-Length: 1e3", .malformed), ("POST / HTTP/1.1\nContent-Length: １", .malformed),
    ("GET / HTTP/1.1\nContent-Length: 1", .malformed), ("GET / HTTP/1.1\nExpect: 100-continue", .expectation),
    ("GET /" + String(repeating: "a", count: 1024) + " HTTP/1.1", .headTooLarge),
    ("GET / HTTP/1.1" + String(repeating: "\nX: a", count: 65), .headTooLarge),
  ])
  func whatCouldMeanTwoThingsIsRefused(_ text: String, _ refusal: Refusal) {
    #expect(throws: refusal) { try head(text) }
  }

  private func request(_ method: Request.Method, _ headers: [String: String], path: String = "/vote")
    -> Request
  {
    Request(method: method, path: path, headers: headers)
  }

  private let json = "application/json"

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1:80"), ("127.0.0.1", "127.0.0.1"), ("127.0.0.1", "LOCALHOST"), ("::1", "[::1]"),
    ("::1", "localhost:80"), ("192.0.2.7", "192.0.2.7"), ("192.0.2.7", "lecture"),
    ("2001:db8::1", "[2001:db8::1]:80"),
  ])
  func theServersOwnNamesAreTaken(_ address: String, _ host: String) throws {
    let local = try #require(Address(address))
    let origin = "http://\(host)"
    let gate = Gate(port: 80, names: ["Lecture"])
    try gate.check(request(.get, ["host": host]), at: local)
    try gate.check(
      request(.post, ["host": host, "origin": origin, "content-type": "\(json); charset=utf-8"]), at: local)
  }

  @Test(arguments: [
    ("192.0.2.7", "localhost:4080"), ("192.0.2.7", "127.0.0.1:4080"), ("192.0.2.7", "192.0.2.7"),
    ("192.0.2.7", ""),
    ("192.0.2.7", "192.0.2.7:4081"), ("192.0.2.7", "evil.example:4080"), ("127.0.0.1", "127.0.0.2:4080"),
  ])
  func othersAreNot(_ address: String, _ host: String) throws {
    let local = try #require(Address(address))
    #expect(throws: Refusal.elsewhere) {
      try Gate(port: 4080, names: []).check(request(.get, ["host": host], path: "/"), at: local)
    }
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1", true), ("::ffff:192.0.2.7", "192.0.2.7", false), ("::1", "::1", true),
    ("2001:db8::1", "2001:db8::1", false),
  ])
  func addressesAreReadAsTheyAreWritten(_ text: String, _ written: String, _ isLoopback: Bool) throws {
    let address = try #require(Address(text))
    #expect(address.text == written && address.isLoopback == isLoopback)
  }

  @Test func whatIsNoAddressIsNone() {
    for text in ["", "localhost", "1.2.3", "1.2.3.4:80", "[::1]", "::g", "127.0.0.1 "] {
      #expect(Address(text) == nil)
    }
  }

  @Test func aNetworkOfIPv6IsOneOrigin() {
    #expect(Address("2001:db8::1")?.origin == Address("2001:db8::ffff:1")?.origin)
    #expect(Address("2001:db8::1")?.origin != Address("2001:db8:0:1::1")?.origin)
    #expect(Address("192.0.2.7")?.origin != Address("192.0.2.8")?.origin)
  }

  @Test func ratesAreCountedForEachAlone() {
    let rates = Rates(most: 2, perSecond: 1)
    let begin = ContinuousClock.now
    #expect((0..<3).map { _ in rates.take("a", now: begin) } == [true, true, false])
    #expect(rates.take("b", now: begin) && rates.take("a", now: begin + .seconds(1)))
  }

  @Test func whoSaysNothingGivesWayAndWhoIsServedDoesNot() throws {
    let connections = Connections()
    let begin = ContinuousClock.now
    let served = try #require(connections.admit("a", now: begin))
    connections.heard(served)
    let silent = (0..<Connections.mostSilent).compactMap { _ in connections.admit("a", now: begin) }
    #expect(silent.count == Connections.mostSilent)
    let task = Task<Void, Never> { try? await Task.sleep(for: .seconds(600)) }
    connections.serve(silent[0], by: task)
    // At once: a class that arrives. Later: somebody who says nothing.
    #expect(connections.admit("a", now: begin) != nil && !task.isCancelled)
    #expect(connections.admit("b", now: begin + .seconds(2)) != nil && !task.isCancelled)
    #expect(connections.admit("a", now: begin + .seconds(2)) != nil && task.isCancelled)
    while connections.admit("c", now: begin + .seconds(2)) != nil {}
    #expect(connections.count <= Connections.most + Connections.mostSilent)
  }
}
