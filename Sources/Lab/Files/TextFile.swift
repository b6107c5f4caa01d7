#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Inside TextFile `read` and `write` are its own.
private let systemRead = read
private let systemWrite = write

/// Why a file can't be used, as a sentence that names it.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, code: Int32) {
    self.init(path: path, reason: String(cString: strerror(code)).lowercasedFirst)
  }

  public var description: String { "\(path): \(reason)." }
}

/// Files of text, read and written whole.
public enum TextFile {
  /// The bytes of a file.
  public static func bytes(_ path: String) throws(FileFailure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFailure(path: path, code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileFailure(path: path, code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileFailure(path: path, reason: "is a folder") }
    var bytes: [UInt8] = []
    // One more than there should be, so that the end shows; some files do not tell their size.
    let size = max(4096, Int(status.st_size) + 1)
    while true {
      var code: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = systemRead(file, buffer.baseAddress, size)
        if count < 0 {
          code = errno
          count = 0
        }
      }
      if code == EINTR { continue }
      guard code == 0 else { throw FileFailure(path: path, code: code) }
      if part.isEmpty { return bytes }
      bytes = bytes.isEmpty ? part : bytes + part
    }
  }

  /// The text of a file in UTF-8, without a byte-order mark, its lines ended by "\n".
  public static func read(_ path: String) throws(FileFailure) -> String {
    try text(bytes(path), path)
  }

  static func text(_ bytes: [UInt8], _ path: String) throws(FileFailure) -> String {
    guard var text = String(validating: bytes, as: UTF8.self) else {
      let place = firstInvalid(bytes)
      throw FileFailure(path: path, reason: "is not UTF-8 text (line \(place.line), column \(place.column))")
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    var scalars = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if !(scalar == "\n" && afterReturn) {
        scalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(scalars)
  }

  /// Line and column, from 1, of the first byte that no UTF-8 text has there.
  private static func firstInvalid(_ bytes: [UInt8]) -> (line: Int, column: Int) {
    var low = 0
    var high = bytes.count
    // The longest prefix that is valid but for an unfinished character at its end.
    while low < high {
      let middle = (low + high + 1) / 2
      let repaired = String(decoding: bytes.prefix(middle), as: UTF8.self)
      let broken = repaired.unicodeScalars.dropLast(1).contains("\u{FFFD}")
      if broken { high = middle - 1 } else { low = middle }
    }
    let before = String(decoding: bytes.prefix(low), as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.count, max(1, lines.last?.count ?? 1))
  }

  /// Writes a file whole or not at all: beside it first, then in its place.
  ///
  /// - Parameter isSynced: whether it is on the disk, and not only with the system, when this returns.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o644, isSynced: Bool = true
  ) throws(FileFailure) {
    let beside = "\(path).\(getpid()).part"
    let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw FileFailure(path: path, code: errno) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(file, buffer.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(file)
        unlink(beside)
        throw FileFailure(path: path, code: code)
      }
      start += count
    }
    let synced = !isSynced || fsync(file) == 0
    let code = errno
    guard close(file) == 0, synced else {
      unlink(beside)
      throw FileFailure(path: path, code: code)
    }
    guard rename(beside, path) == 0 else {
      let code = errno
      unlink(beside)
      throw FileFailure(path: path, code: code)
    }
    if isSynced { syncFolder(of: path) }
  }

  /// Has a name that is new in a folder survive a power cut, as far as the system does that.
  static func syncFolder(of path: String) {
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let folder = open(parent.isEmpty ? "/" : parent, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}

extension String {
  var lowercasedFirst: String { isEmpty ? self : prefix(1).lowercased() + dropFirst() }
}
