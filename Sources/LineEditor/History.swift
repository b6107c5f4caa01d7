import Glibc

/// The lines typed before, newest last, kept in a UTF-8 file that only its owner can read.
///
/// A line of the file is an entry; a newline inside an entry is written `\n`, a backslash `\\`. Each entry is
/// appended by one write, so that several sessions can share the file.
public final class History {
  public private(set) var entries: [String] = []
  private let path: String?
  /// Why the file can't be kept.
  public private(set) var problem: String?
  private var isTold = false
  private static let limit = 10_000

  /// - Parameter path: where the file is or will be; `nil` keeps the history in memory.
  public init(path: String?) {
    self.path = path
    guard let path else { return }
    guard let bytes = readFile(path) else { return }
    var seen: Set<String> = []
    var newestFirst: [String] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    for line in lines.reversed() where newestFirst.count < Self.limit {
      let entry = Self.unescape(String(decoding: line, as: UTF8.self))
      if seen.insert(entry).inserted { newestFirst.append(entry) }
    }
    entries = newestFirst.reversed()
    if lines.count > 2 * Self.limit { rewrite() }
  }

  /// Adds a line; one that is blank or the same as the last is left out.
  public func add(_ line: String) {
    guard line.contains(where: { !$0.isWhitespace }), line != entries.last else { return }
    entries.append(line)
    guard let path, problem == nil else { return }
    if !append(Array((Self.escape(line) + "\n").utf8), to: path) {
      problem = "The history can't be kept in \(path): \(String(cString: strerror(errno)))."
    }
  }

  /// The problem, the first time that it is asked.
  public func untoldProblem() -> String? {
    guard !isTold, let problem else { return nil }
    isTold = true
    return problem
  }

  /// The newest entry before `index` that begins with `prefix` and isn't `text`.
  func previous(before index: Int, prefix: String, unlike text: String) -> Int? {
    entries[..<min(index, entries.count)].lastIndex { $0.hasPrefix(prefix) && $0 != text }
  }

  func next(after index: Int, prefix: String, unlike text: String) -> Int? {
    guard index + 1 < entries.count else { return nil }
    return entries[(index + 1)...].firstIndex { $0.hasPrefix(prefix) && $0 != text }
  }

  private func rewrite() {
    guard let path else { return }
    let text = entries.map { Self.escape($0) + "\n" }.joined()
    let temporary = path + ".new"
    unlink(temporary)
    guard append(Array(text.utf8), to: temporary) else { return }
    rename(temporary, path)
  }

  private func append(_ bytes: [UInt8], to path: String) -> Bool {
    createFolders(for: path)
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    return write(file, bytes, bytes.count) == bytes.count
  }

  static func escape(_ line: String) -> String {
    var result = ""
    for character in line.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  static func unescape(_ line: String) -> String {
    var result = ""
    var isEscaped = false
    for character in line.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

private func readFile(_ path: String) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = read(file, &chunk, chunk.count)
    if count <= 0 { return count == 0 ? bytes : nil }
    bytes += chunk[..<count]
  }
}

/// Makes the folders above `path`, for their owner alone.
private func createFolders(for path: String) {
  var index = path.startIndex
  while let slash = path[index...].dropFirst().firstIndex(of: "/") {
    mkdir(String(path[..<slash]), 0o700)
    index = slash
  }
}
