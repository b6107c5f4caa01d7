import Files
import Messages

/// The lines typed before, newest last, kept in a UTF-8 file that only its owner can read.
///
/// A line of the file is an entry; line ends and tabs inside an entry are written `\n` and `\t`, a backslash `\\`. Before
/// an entry that has failed stands `\!`. Each entry is appended by one write, so that several sessions can share the file.
package final class History {
  package private(set) var entries: [String] = []
  /// Those that failed when they were run last: the arrows bring them, to be mended, but nothing offers them.
  private var failed: Set<String> = []
  private let path: String?
  /// Why the file can't be kept.
  package private(set) var failure: HistoryMessage?
  private var isReported = false
  private static let limit = 10_000

  /// - Parameter path: where the file is or will be; `nil` keeps the history in memory.
  package init(path: String?) {
    self.path = path
    guard let path else { return }
    do throws(FileFailure) {
      let bytes = try File.read(path)
      take(bytes)
      if bytes.count(where: { $0 == UInt8(ascii: "\n") }) > 2 * Self.limit {
        try File.rewrite(path) { bytes in
          take(bytes)
          return entries.flatMap(bytesOf)
        }
      }
    } catch {
      // Who wants none links it to /dev/null.
      if case .isNoFile = error { return }
      if !error.isMissing { failure = .notKept(path: path, reason: error) }
    }
  }

  /// Takes the newest entries of a file, each once.
  private func take(_ bytes: [UInt8]) {
    var seen: Set<String> = []
    var newestFirst: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() where newestFirst.count < Self.limit {
      let hasFailed = line.starts(with: Self.failureMark)
      let text = line.dropFirst(hasFailed ? Self.failureMark.count : 0)
      let entry = String(decoding: text, as: UTF8.self).unescapedFromLine
      guard seen.insert(entry).inserted else { continue }
      newestFirst.append(entry)
      if hasFailed { failed.insert(entry) }
    }
    entries = newestFirst.reversed()
  }

  /// Adds a line; one that is blank or the same as the last is left out.
  package func add(_ line: String) {
    guard line.contains(where: { !$0.isWhitespace }), line != entries.last else { return }
    entries.append(line)
    keep(line)
  }

  /// Says what has become of a line that was added.
  package func note(_ line: String, hasFailed: Bool) {
    guard entries.last == line, failed.contains(line) != hasFailed else { return }
    if hasFailed { failed.insert(line) } else { failed.remove(line) }
    keep(line)
  }

  /// The entries that may be offered, newest first.
  var offers: some Sequence<String> { entries.reversed().lazy.filter { [failed] in !failed.contains($0) } }

  private func keep(_ line: String) {
    guard let path, failure == nil else { return }
    do throws(FileFailure) {
      try Folder.make(Folder.parent(of: path))
      try File.append(line: bytesOf(line), to: path)
    } catch {
      failure = .notKept(path: path, reason: error)
    }
  }

  /// The failure, the first time that it is asked.
  package func unreportedFailure() -> HistoryMessage? {
    guard !isReported, let failure else { return nil }
    isReported = true
    return failure
  }

  /// The newest entry before `index` that begins with `prefix` and isn't `text`.
  func previous(before index: Int, prefix: String, unlike text: String) -> Int? {
    entries[..<min(index, entries.count)].lastIndex { $0.hasPrefix(prefix) && $0 != text }
  }

  func next(after index: Int, prefix: String, unlike text: String) -> Int? {
    guard index + 1 < entries.count else { return nil }
    return entries[(index + 1)...].firstIndex { $0.hasPrefix(prefix) && $0 != text }
  }

  private static let failureMark = Array("\\!".utf8)

  private func bytesOf(_ line: String) -> [UInt8] {
    (failed.contains(line) ? Self.failureMark : []) + Array((line.escapedForLine + "\n").utf8)
  }
}

/// What there is to say about keeping the history.
package enum HistoryMessage: Message {
  case notKept(path: String, reason: FileFailure)

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishHistory.words(self)
    case .chinese: ChineseHistory.words(self)
    }
  }
}
