/// The lines of a request before its body, read strictly: whatever two programs could understand differently is refused.
struct RequestHead: Hashable, Sendable {
  static let mostBytes = 8192
  static let mostHeaders = 64
  static let mostOfBody = 4096
  private static let mostOfTarget = 1024

  var request: Request
  var length: Int

  /// - Parameter bytes: without the empty line at the end.
  init(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
    var lines = try Self.lines(bytes)
    let first = lines.removeFirst().split(separator: 0x20, omittingEmptySubsequences: false)
    guard first.count == 3, Self.text(first[2]) == "HTTP/1.1" else { throw .malformed }
    guard let method = Request.Method(rawValue: Self.text(first[0])) else {
      throw Self.isToken(first[0]) ? .method : .malformed
    }
    let target = first[1]
    guard target.count <= Self.mostOfTarget else { throw .headTooLarge }
    guard target.first == 0x2F, target.allSatisfy({ 0x21..<0x7F ~= $0 }) else { throw .malformed }
    let path = target.prefix { $0 != 0x3F }
    request = Request(
      method: method, path: Self.text(path), query: Self.text(target.dropFirst(path.count + 1)),
      headers: try Self.headers(lines))
    length = try Self.length(request)
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A) {
      guard end > rest.startIndex, rest[end - 1] == 0x0D else { throw .malformed }
      lines.append(rest[rest.startIndex..<(end - 1)])
      rest = rest[(end + 1)...]
    }
    lines.append(rest)
    // No control but a tab, and no line that goes on with the one before.
    guard
      lines.allSatisfy({ line in
        line.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 } && line.first != 0x20
          && line.first != 0x09
      })
    else { throw .malformed }
    guard lines.count <= mostHeaders + 1 else { throw .headTooLarge }
    return lines
  }

  private static func headers(_ lines: [ArraySlice<UInt8>]) throws(Refusal) -> [String: String] {
    var headers: [String: String] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: 0x3A), isToken(line[..<colon]) else { throw .malformed }
      let name = text(line[..<colon]).lowercased()
      var value = line[(colon + 1)...]
      value = value.drop { $0 == 0x20 || $0 == 0x09 }
      while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
      // None that is used here may come twice.
      guard headers[name] == nil || !known.contains(name) else { throw .malformed }
      headers[name] = text(value)
    }
    return headers
  }

  private static let known: Set<String> = [
    "host", "origin", "cookie", "content-length", "content-type", "transfer-encoding", "last-event-id",
    "expect", "sec-fetch-site",
  ]

  private static func length(_ request: Request) throws(Refusal) -> Int {
    guard request["transfer-encoding"] == nil else { throw .lengthRequired }
    guard request["expect"] == nil else { throw .expectation }
    guard let given = request["content-length"] else {
      if request.method == .post { throw .lengthRequired }
      return 0
    }
    guard !given.isEmpty, given.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { throw .malformed }
    guard let length = Int(given), length <= mostOfBody else { throw .bodyTooLarge }
    guard length == 0 || request.method == .post else { throw .malformed }
    return length
  }

  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }

  /// Whether the bytes are a name by RFC 9110, 5.6.2.
  private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
