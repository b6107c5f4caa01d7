#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Records of text under keys, in one file that several programs may write and that no power cut can empty.
///
/// Each record is a line of its own with a checksum, and all of them stand there twice, so that no damage to one place
/// costs anything. The file is replaced in one step, under a lock, with what others have written meanwhile kept.
public struct ProgressFile: Sendable {
  public struct Key: Hashable, Sendable {
    public var lesson: String
    /// "place", "guess", "solution", …
    public var kind: String
    /// Of the question or exercise; empty for what concerns the lesson as a whole.
    public var id: String

    public init(_ lesson: String, _ kind: String, _ id: String = "") {
      self.lesson = lesson
      self.kind = kind
      self.id = id
    }
  }

  public typealias Records = [Key: String]

  /// What the system says against reading or writing.
  public struct Trouble: Error, Hashable, Sendable {
    public var message: String
  }

  public let path: String

  public init(path: String) { self.path = path }

  /// The reader's file: `$XDG_DATA_HOME/gradlab/progress`, or below `~/.local/share`; `nil` without a home.
  public static var ofReader: ProgressFile? {
    if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") {
      return ProgressFile(path: data + "/gradlab/progress")
    }
    return environment("HOME").map { ProgressFile(path: $0 + "/.local/share/gradlab/progress") }
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  // MARK: Reading and writing

  /// What the file holds; nothing where there is none yet.
  public func load() throws(Trouble) -> Records {
    guard let bytes = try contents() else { return [:] }
    return Self.decode(bytes)
  }

  /// Changes the records, keeping what other programs have written since they were read.
  public func update(_ change: (inout Records) -> Void) throws(Trouble) {
    try makeFolder()
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw trouble("can't be written") }
    defer { close(lock) }
    while flock(lock, LOCK_EX) != 0 { if errno != EINTR { throw trouble("can't be locked") } }
    var records = try load()
    change(&records)
    try replace(with: Self.encode(records))
  }

  private func trouble(_ what: String) -> Trouble {
    Trouble(message: "\(path) \(what): \(String(cString: strerror(errno)))")
  }

  private func contents() throws(Trouble) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw trouble("can't be read")
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count > 0 { bytes += buffer[..<count] }
      if count == 0 { return bytes }
      if count < 0 && errno != EINTR { throw trouble("can't be read") }
    }
  }

  private func makeFolder() throws(Trouble) {
    var folder = ""
    for piece in path.split(separator: "/").dropLast() {
      folder += "/" + piece
      if mkdir(folder, 0o700) != 0 && errno != EEXIST && access(folder, F_OK) != 0 {
        throw trouble("can't be written")
      }
    }
  }

  private func replace(with bytes: [UInt8]) throws(Trouble) {
    // Under the lock there is one writer, and so one draft: one that a kill has left is written over.
    let draft = "\(path).new"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw trouble("can't be written") }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let reason = trouble("can't be written")
        close(file)
        unlink(draft)
        throw reason
      }
      rest = rest.dropFirst(count)
    }
    let isSafe = fsync(file) == 0
    close(file)
    guard isSafe, rename(draft, path) == 0 else {
      let reason = trouble("can't be written")
      unlink(draft)
      throw reason
    }
    syncFolder()
  }

  /// Has the new file survive a power cut under its name.
  private func syncFolder() {
    guard let slash = path.lastIndex(of: "/") else { return }
    let folder = open(slash == path.startIndex ? "/" : String(path[..<slash]), O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  // MARK: The form of a line

  /// The records line by line, all of them, and then all of them once more; an empty line between, so that no two lines
  /// of one record are ever joined.
  static func encode(_ records: Records) -> [UInt8] {
    let once = Array(text(of: records).utf8)
    return once + [UInt8(ascii: "\n")] + once
  }

  static func text(of records: Records) -> String {
    let lines = records.map { key, value in
      [key.lesson, key.kind, key.id, value].map(escape).joined(separator: "\t")
    }
    return lines.sorted().map { "\(checksum($0.utf8))\t\($0)\n" }.joined()
  }

  static func records(in text: String) -> Records { decode(Array(text.utf8)) }

  static func decode(_ bytes: [UInt8]) -> Records {
    var records: Records = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let content = line[(tab + 1)...]
      guard line[..<tab].elementsEqual(checksum(content).utf8) else { continue }
      let fields = String(decoding: content, as: UTF8.self)
        .split(separator: "\t", omittingEmptySubsequences: false).map(unescape)
      if fields.count == 4 { records[Key(fields[0], fields[1], fields[2])] = fields[3] }
    }
    return records
  }

  /// FNV-1a, 64 bits, in hexadecimal.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }

  private static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func unescape(_ text: Substring) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    let signs: [UnicodeScalar: UnicodeScalar] = ["n": "\n", "r": "\r", "t": "\t"]
    while let scalar = scalars.next() {
      if scalar != "\\" {
        result.append(scalar)
      } else if let sign = scalars.next() {
        result.append(signs[sign] ?? sign)
      }
    }
    return String(result)
  }
}
