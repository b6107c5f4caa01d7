import Documents

/// A request as far as it is read: one to a connection.
struct Request: Hashable, Sendable {
  enum Method: String, Hashable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
  }

  var method: Method
  /// Without what follows a question mark.
  var path: String
  /// What follows it.
  var query = ""
  var headers: [String: String]
  var body: [UInt8] = []

  subscript(header: String) -> String? { headers[header] }

  /// The value of a cookie.
  func cookie(_ name: String) -> Substring? {
    for pair in (self["cookie"] ?? "").split(separator: ";") {
      let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0] == name { return parts[1] }
    }
    return nil
  }
}

/// Why a request is not answered as it wishes.
enum Refusal: Error, Hashable, Sendable {
  /// It is no request of HTTP/1.1, or more or less than one.
  case malformed
  case headTooLarge
  case bodyTooLarge
  case lengthRequired
  case expectation
  case method
  case mediaType
  case notFound
  /// It asks for a name that is not the server's, or comes from another site's page.
  case elsewhere
  case notJoined
  case wrongCode
  case tooManyTries(seconds: Int)
  case tooManyRequests
  case full
  case voteClosed
  case noAnswer

  var status: Int {
    switch self {
    case .malformed, .noAnswer: 400
    case .notJoined: 401
    case .wrongCode, .elsewhere: 403
    case .notFound: 404
    case .method: 405
    case .voteClosed: 409
    case .lengthRequired: 411
    case .bodyTooLarge: 413
    case .mediaType: 415
    case .expectation: 417
    case .tooManyTries, .tooManyRequests: 429
    case .headTooLarge: 431
    case .full: 503
    }
  }
}
