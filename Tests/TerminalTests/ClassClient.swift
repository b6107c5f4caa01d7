import Foundation

/// A browser that has joined a class, as far as tests need one: a request to a connection of its own.
struct ClassClient {
  private let port: UInt16
  private var cookie = ""

  /// - Parameters:
  ///   - address: as the terminal shows it: `http://127.0.0.1:PORT/`.
  ///   - code: eight digits, with blanks or without.
  init(_ address: String, code: String) throws {
    guard let port = address.split(separator: ":").last.flatMap({ UInt16($0.prefix { $0.isNumber }) }) else {
      throw Command.Trouble(message: "no port in \(address)")
    }
    self.port = port
    let answer = try post("/join", "{\"code\":\"\(code)\"}")
    guard
      let line = answer.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("set-cookie: ") })
    else { throw Command.Trouble(message: "not let in: \(answer)") }
    cookie = String(line.dropFirst("set-cookie: ".count).prefix { $0 != ";" })
  }

  /// Answers a question.
  ///
  /// - Parameter answer: as JSON: `"number":0.5`, `"options":[1]`, `"words":"so"`.
  func vote(_ question: String, round: Int, _ answer: String) throws {
    let reply = try post("/vote", "{\"question\":\"\(question)\",\"round\":\(round),\(answer)}")
    guard reply.hasPrefix("HTTP/1.1 200 ") else { throw Command.Trouble(message: "not counted: \(reply)") }
  }

  /// All that the class was shown.
  func state() throws -> String { try send("GET /state HTTP/1.1\r\n", "") }

  private func post(_ path: String, _ body: String) throws -> String {
    try send(
      "POST \(path) HTTP/1.1\r\nOrigin: http://127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n", body)
  }

  private func send(_ head: String, _ body: String) throws -> String {
    let connection = try open()
    defer { close(connection) }
    let request = head + "Host: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\nConnection: close\r\n\r\n" + body
    var rest = Array(request.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Command.Trouble(message: "the class does not listen") }
      rest = rest.dropFirst(count)
    }
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(connection, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
      answer += chunk[..<count]
    }
  }

  /// Follows the class until the connection is closed by whoever asked.
  func follow() throws -> Int32 {
    let connection = try open()
    let request =
      "GET /events?after=0 HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\nAccept: text/event-stream\r\n\r\n"
    _ = Array(request.utf8).withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
    return connection
  }

  private func open() throws -> Int32 {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      close(connection)
      throw Command.Trouble(message: "nobody is there: \(String(cString: strerror(errno)))")
    }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    return connection
  }
}
