import Documents
import Files
import Platform

/// What a notebook asks of the session, one JSON object a line: `docs/json.md`.
enum KernelRequest: Hashable, Sendable {
  /// Runs the statements of a cell.
  case execute(String)
  /// What can stand at the cursor.
  case complete(Cursor)
  /// Help on what stands at the cursor.
  case inspect(Cursor)
  /// Whether a text can be run as it stands.
  case isComplete(String)
  /// Stops what `execute` began under the same number.
  case interrupt

  /// A place in a text.
  struct Cursor: Hashable, Sendable {
    let code: String
    /// In UTF-8 bytes from its start.
    let offset: Int

    /// - Parameter place: in code points from the start, as notebooks count; the end where the text is shorter.
    init(_ code: String, at place: Int?) {
      self.code = code
      let scalars = code.unicodeScalars
      offset = place.map { scalars.prefix($0).reduce(0) { $0 + UTF8.width($1) } } ?? code.utf8.count
    }

    /// The code points before an offset in UTF-8 bytes.
    func place(of offset: Int) -> Int {
      String(decoding: Array(code.utf8).prefix(offset), as: UTF8.self).unicodeScalars.count
    }
  }
}

/// A request with the number that its answers carry.
struct NumberedRequest: Hashable, Sendable {
  var id: Int?
  var request: KernelRequest
}

extension NumberedRequest {
  /// How many bytes a request may have.
  static let most = File.mostOfText

  /// The request that a line is.
  init(_ line: ArraySlice<UInt8>) throws(KernelMessage) {
    var id: Int?
    var name: String?
    var code = ""
    var cursor: Int?
    var reader = JSONReader(line)
    do throws(JSONReader.Problem) {
      try reader.object { (reader, key) throws(JSONReader.Problem) in
        switch key {
        case "id": id = try reader.count()
        case "request": name = try reader.string()
        case "code": code = try reader.string()
        case "cursor": cursor = try reader.count()
        default: try reader.skip()
        }
      }
    } catch {
      switch error {
      case .isMalformed: throw .isNoRequest
      case .twice(let name): throw .fieldTwice(name)
      }
    }
    guard reader.isAtEnd, let name else { throw .isNoRequest }
    code = code.withPlainLineEnds
    self.id = id
    switch name {
    case "execute": request = .execute(code)
    case "complete": request = .complete(KernelRequest.Cursor(code, at: cursor))
    case "inspect": request = .inspect(KernelRequest.Cursor(code, at: cursor))
    case "is_complete": request = .isComplete(code)
    case "interrupt": request = .interrupt
    default: throw .unknownRequest(name)
    }
  }
}

/// Cuts what comes from a client into lines, and keeps none that is too long.
struct RequestLines {
  /// What a line is; `nil` where it is too long.
  typealias Line = ArraySlice<UInt8>?

  private var line: [UInt8] = []
  private var isTooLong = false

  /// The lines that end within these bytes; empty ones are none.
  mutating func read(_ bytes: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    var rest = bytes
    while let end = Self.lineEnd(rest) {
      add(rest[..<end])
      lines += self.end()
      rest = rest[(end + 1)...]
    }
    add(rest)
    return lines
  }

  /// The last line, where nothing ends it.
  mutating func end() -> [Line] {
    defer {
      line = []
      isTooLong = false
    }
    if isTooLong { return [nil] }
    return line.contains { $0 != 0x20 && $0 != 0x0D } ? [line[...]] : []
  }

  /// By the system: a hundred million bytes of a stranger are not looked at one by one.
  private static func lineEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress, let found = memchr(start, 0x0A, buffer.count) else { return nil }
      return bytes.startIndex + (UnsafeRawPointer(found) - start)
    }
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    isTooLong = isTooLong || line.count + bytes.count > NumberedRequest.most
    if isTooLong { line = [] } else { line += bytes }
  }
}
