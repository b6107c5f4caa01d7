#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is sent back: head, and a body of known length or a stream of events.
struct Response: Sendable {
  enum Body: Sendable {
    case bytes(Data)
    /// Everything after a revision, and whatever comes.
    case events(after: Int)
  }

  var status: Int
  var type = "text/plain; charset=utf-8"
  var headers: [(name: String, value: String)] = []
  var body: Body

  init(_ status: Int, _ type: String, _ body: Data) {
    self.status = status
    self.type = type
    self.body = .bytes(body)
  }

  static func text(_ status: Int, _ words: String) -> Response {
    Response(status, "text/plain; charset=utf-8", Data("\(words)\n".utf8))
  }

  static func events(after revision: Int) -> Response {
    var response = Response(200, "text/event-stream; charset=utf-8", Data())
    response.body = .events(after: revision)
    return response
  }

  /// The lines up to the body. Whatever is answered, nobody keeps it, frames it, guesses its type or is told where it
  /// was asked for; one connection brings one answer.
  var head: Data {
    var lines = ["HTTP/1.1 \(status) \(Self.reason(status))", "Content-Type: \(type)"]
    if case .bytes(let bytes) = body { lines.append("Content-Length: \(bytes.count)") }
    lines += headers.map { "\($0.name): \($0.value)" }
    if !headers.contains(where: { $0.name == Self.policy }) {
      lines.append("\(Self.policy): default-src 'none'; frame-ancestors 'none'")
    }
    lines += [
      "Cache-Control: no-store", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
      "Referrer-Policy: no-referrer", "Cross-Origin-Resource-Policy: same-origin",
      "Cross-Origin-Opener-Policy: same-origin", "Connection: close",
    ]
    return Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  static let policy = "Content-Security-Policy"

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 417: "Expectation Failed"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    default: "Service Unavailable"
    }
  }
}
