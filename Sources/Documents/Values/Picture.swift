/// A picture as its file holds it.
package struct Picture: Hashable, Sendable {
  /// What browsers show.
  package enum Kind: String, Sendable, CaseIterable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case gif = "image/gif"
    case webp = "image/webp"
    case svg = "image/svg+xml"
  }

  /// Bytes that one may have, or those of a lesson together.
  package static let most = 8 << 20

  package let kind: Kind
  package let bytes: [UInt8]

  /// - Returns: `nil` for what its first bytes say is none, whatever the file is called.
  package init?(_ bytes: [UInt8]) {
    guard let kind = Self.kind(of: bytes) else { return nil }
    self.kind = kind
    self.bytes = bytes
  }

  /// The bytes in the letters of Base64.
  package var base64: String { Base64.text(bytes) }

  /// An address that holds all of it. As the source of an `img` element no script in a drawing runs, and nothing that
  /// it names is fetched.
  package var address: String { "data:\(kind.rawValue);base64,\(base64)" }

  private static func kind(of bytes: [UInt8]) -> Kind? {
    func begins(_ text: String, at start: Int = 0) -> Bool { bytes.dropFirst(start).starts(with: text.utf8) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if begins("GIF87a") || begins("GIF89a") { return .gif }
    if begins("RIFF"), begins("WEBP", at: 8) { return .webp }
    return isDrawing(bytes) ? .svg : nil
  }

  /// Whether its first element, after a declaration, a document type and comments, is `svg`.
  private static func isDrawing(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes.prefix(4096).prefixOfWholeCharacters, as: UTF8.self) else {
      return false
    }
    var rest = Substring(text)
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    while true {
      rest = rest.drop { $0.isWhitespace }
      let end: String
      if rest.hasPrefix("<!--") {
        end = "-->"
      } else if rest.hasPrefix("<?") {
        end = "?>"
      } else if rest.hasPrefix("<!") {
        end = ">"
      } else {
        guard rest.hasPrefix("<svg"), let next = rest.dropFirst(4).first else { return false }
        return next.isWhitespace || next == ">" || next == "/"
      }
      guard let found = rest.firstRange(of: end) else { return false }
      rest = rest[found.upperBound...]
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without the bytes of a last character that is cut.
  fileprivate var prefixOfWholeCharacters: Self {
    guard count == 4096 else { return self }
    return dropLast(reversed().prefix { $0 & 0xC0 == 0x80 }.count + 1)
  }
}
