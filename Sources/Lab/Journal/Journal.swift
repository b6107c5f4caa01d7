import Files

/// The statements of a session on disk, so that nothing typed is lost: each one's text before it runs and its outcome
/// after.
///
/// A session has a file of its own, which it keeps locked. Where it can't be written, `failures` says why, and
/// nothing else happens. What statements read stands beside it (`JournalStore`).
///
/// A kill costs nothing that was written. A power cut costs no line that was typed: its text is on the disk before
/// anything comes of it, and so is what it came to before the next is asked for. What Enter did in a lesson, and copies
/// of what was read, get there with the next line.
package final class Journal {
  package let path: String
  let store: JournalStore
  private let file: LogFile
  private var nextNumber = 0
  private var line = Line.none
  private var copyFailure: JournalMessage?

  private enum Line {
    /// None is being dealt with: statements stand by themselves.
    case none
    /// What runs belongs to it.
    case open(isTyped: Bool)
  }

  /// How many sessions' journals are kept.
  private static let kept = 20
  private static let ending = ".journal"

  /// Begins a journal in a folder, and takes away the oldest ones.
  package static func begin(in folder: String, _ header: JournalHeader) throws(JournalMessage) -> Journal {
    let file: LogFile
    do throws(FileFailure) {
      file = try LogFile(in: folder, ending: ending)
    } catch {
      throw .notKept(folder: folder, reason: error)
    }
    let journal = Journal(file)
    journal.write(.session(header))
    journal.clean(folder)
    return journal
  }

  /// The newest session of a folder that nobody has open, in which something was typed and which meets a condition;
  /// from now on it is the caller's, to be written on.
  ///
  /// - Parameter tell: is told of newer ones that can't be read.
  package static func takeUp(
    in folder: String, where isWanted: (PastSession) -> Bool = { _ in true },
    telling tell: (FileFailure) -> Void = { _ in }
  ) throws(FileFailure) -> (past: PastSession, journal: Journal)? {
    for path in try files(in: folder).reversed() {
      let file: LogFile
      let bytes: [UInt8]
      do throws(FileFailure) {
        guard let free = try LogFile(path) else { continue }
        (file, bytes) = (free, try File.read(path))
      } catch {
        tell(error)
        continue
      }
      guard let past = PastSession(path: path, bytes), !past.isEmpty, isWanted(past) else { continue }
      let journal = Journal(file)
      journal.nextNumber = (JournalRecord.read(bytes).last?.number ?? -1) + 1
      // A record that was being written when the power went is ended, so that the next one stands alone.
      if bytes.last != UInt8(ascii: "\n") { file.append([UInt8(ascii: "\n")], isSynced: false) }
      return (past, journal)
    }
    return nil
  }

  private init(_ file: LogFile) {
    self.file = file
    path = file.path
    store = JournalStore(journal: file.path)
  }

  /// What can't be kept, and why: all from here on, and a copy.
  package var failures: [JournalMessage] {
    [file.failure.map { .keptNoLonger(path: path, reason: $0) }, copyFailure].compactMap(\.self)
  }

  package func write(_ record: JournalRecord) {
    file.append(Array(record.text(number: nextNumber).utf8), isSynced: isSynced(record))
    nextNumber += 1
  }

  /// Whether it has to be on the disk before the session goes on.
  private func isSynced(_ record: JournalRecord) -> Bool {
    switch (record, line) {
    case (.line(let text), _):
      line = .open(isTyped: !text.isEmpty)
      return !text.isEmpty
    case (.opened, _):
      line = .open(isTyped: false)
      return false
    case (.ended, .open(let isTyped)):
      line = .none
      return isTyped
    case (.statement, .none), (.done, .none), (.failed, .none), (.declined, .none), (.stopped, .none):
      return true
    default: return false
    }
  }

  // MARK: What stands beside it

  /// Keeps the contents of a file that a statement has read.
  package func keep(_ contents: [UInt8], of file: String) {
    write(.file(path: file, checksum: copied(contents, of: file)))
  }

  /// Keeps the text of a lesson that was opened.
  package func keep(_ text: [UInt8], ofLesson name: String) {
    write(.lesson(name: name, checksum: copied(text, of: name)))
  }

  /// Without a copy the file itself may still be what it was; the checksum will tell.
  private func copied(_ contents: [UInt8], of file: String) -> String {
    let checksum = Checksum.of(contents)
    if self.file.failure == nil {
      do throws(FileFailure) { try store.keep(contents, checksum) } catch {
        copyFailure = copyFailure ?? .notCopied(file: file, reason: error)
      }
    }
    return checksum
  }

  // MARK: The folder

  /// The journals in a folder, the oldest first.
  static func files(in folder: String) throws(FileFailure) -> [String] {
    try LogFile.all(in: folder, ending: ending)
  }

  /// Takes away the oldest journals, and those in which nothing stands. What can't be now, a later session does.
  private func clean(_ folder: String) {
    let all = ((try? Self.files(in: folder)) ?? []).filter { $0 != path }
    let empty = Set(all.filter { File.size($0) == 0 })
    for path in all.filter({ !empty.contains($0) }).dropLast(Self.kept - 1) + empty {
      // Nobody has it open, and has not begun to write in the meantime.
      guard let file = try? LogFile(path), file.isEmpty == empty.contains(path) else { continue }
      JournalStore(journal: path).remove()
      File.remove(path)
    }
  }
}
