import Classroom
import Documents
import FlyingSocks
import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One connection: a request is read from it, and an answer written.
struct Connection: Sendable {
  private let socket: AsyncSocket
  let number: Int
  private let connections: Connections

  init(_ socket: AsyncSocket, _ number: Int, _ connections: Connections) {
    self.socket = socket
    self.number = number
    self.connections = connections
    // An event is one packet and goes at once; who does not confirm what is sent is given up by the system.
    try? socket.socket.setValue(1, for: Int32SocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    #if os(Linux)
      try? socket.socket.setValue(
        20_000, for: Int32SocketOption(level: Int32(IPPROTO_TCP), name: TCP_USER_TIMEOUT))
    #endif
    try? socket.socket.setValue(65_536, for: .sendBufferSize)
  }

  /// The request; what is no proper one is thrown as a `Refusal`. The time for it runs from when the connection came.
  func request() async throws -> Request {
    var bytes: [UInt8] = []
    var end: Int?
    while end == nil {
      let searched = max(bytes.count - 3, 0)
      bytes += try await socket.read(atMost: 4096)
      end = bytes[searched...].indices.first { bytes[$0...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) }
      let isEndOfLine = { bytes[$0] == 0x0A && ($0 == 0 || bytes[$0 - 1] != 0x0D) }
      if (searched..<(end ?? bytes.count)).contains(where: isEndOfLine) { throw Refusal.malformed }
      if (end ?? bytes.count) > RequestHead.mostBytes { throw Refusal.headTooLarge }
    }
    let head = try RequestHead(bytes[..<(end ?? 0)])
    var request = head.request
    request.body = Array(bytes[((end ?? 0) + 4)...].prefix(head.length))
    while request.body.count < head.length {
      request.body += try await socket.read(atMost: head.length - request.body.count)
    }
    connections.heard(number)
    return request
  }

  func send(_ response: Response, withoutBody: Bool = false) async throws {
    guard case .bytes(let bytes) = response.body else { return }
    connections.heard(number)
    // A large one is the same bytes for everybody who asks.
    guard !withoutBody, bytes.count > 1 << 16 else {
      return try await write(withoutBody ? response.head : response.head + bytes)
    }
    try await write(response.head)
    try await write(bytes)
  }

  /// What follows a revision, and what comes; what the device itself has said to the vote that is open is its first event.
  func stream(_ response: Response, _ feed: Feed, after revision: Int, own: (ballot: Ballot, answer: Answer)?)
    async throws
  {
    try await write(response.head + Data("retry: 1000\n\n".utf8))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await send(feed, after: revision, own: own) }
      // A browser sends nothing more; that it is gone is read.
      group.addTask {
        for _ in 0..<64 { _ = try await socket.read(atMost: 1024) }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func send(_ feed: Feed, after start: Int, own: (ballot: Ballot, answer: Answer)?) async throws {
    var revision = start
    var last: ContinuousClock.Instant?
    while true {
      let next = feed.events(after: revision)
      for event in next.events { try await write(event.bytes) }
      if last == nil, let own {
        let said = own.answer.json.adding([
          JSON.Member("question", .string(own.ballot.id)),
          JSON.Member("round", .number(Double(own.ballot.round))),
        ])
        try await write(Data("event: mine\ndata: \(said.text())\n\n".utf8))
      }
      if let before = last, next.events.isEmpty, .now - before > ClassServer.beat / 2 {
        try await write(Data("event: beat\ndata: {\"revision\":\(next.revision)}\n\n".utf8))
        last = .now
      }
      if last == nil || !next.events.isEmpty { last = .now }
      revision = next.revision
      if next.hasEnded { return }
      await feed.wait(after: revision)
      try Task.checkCancellation()
    }
  }

  /// Reads on for a while what nobody wants, so that an answer is not lost for it.
  func finish() async {
    shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
    connections.limit(number, until: .now + .seconds(1))
    var read = 0
    while read < 1 << 18, let bytes = try? await socket.read(atMost: 4096) { read += bytes.count }
  }

  /// Has what is not sent yet thrown away when the connection is closed: who was dropped does not take it.
  func abandon() {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      socket.socket.file.rawValue, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
  }

  private func write(_ bytes: Data) async throws {
    let seconds = Double(bytes.count) / Double(ClassServer.leastPerSecond)
    connections.limit(number, until: .now + ClassServer.patience + .seconds(seconds))
    try await socket.write(bytes)
    connections.limit(number, until: nil)
  }
}
