#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The statements of a session on disk, so that nothing typed is lost: each one's text before it runs and its outcome
/// after, both synced.
///
/// A session has a file of its own, which it keeps locked. Where it can't be written, `trouble` says why, once, and
/// nothing else happens. What statements read stands beside it (`JournalStore`).
public final class Journal {
  public let path: String
  public private(set) var trouble: String?
  let store: JournalStore
  private let file: Int32
  private var nextNumber: Int
  private var length: off_t

  /// How many sessions' journals are kept.
  private static let kept = 20

  /// Begins a journal in a folder, and takes away the oldest ones.
  ///
  /// - Returns: `nil` where the folder can't be written to; `problem` says why.
  public static func begin(
    in folder: String, _ header: JournalHeader, problem: (String) -> Void
  ) -> Journal? {
    makeFolders(folder)
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let stamp = String(time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    let path = "\(folder)/\(stamp)-\(getpid()).journal"
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      problem("The session can't be kept in \(folder): \(String(cString: strerror(errno))).")
      return nil
    }
    flock(file, LOCK_EX | LOCK_NB)
    TextFile.syncFolder(of: path)
    clean(folder)
    let journal = Journal(path: path, file: file, nextNumber: 0)
    journal.write(.session(header))
    return journal
  }

  /// The newest session of a folder that nobody has open, in which something was typed and which meets a condition;
  /// from now on it is the caller's, to be written on.
  public static func takeUp(
    in folder: String, where isWanted: (PastSession) -> Bool = { _ in true }
  ) -> (past: PastSession, journal: Journal)? {
    for path in files(in: folder).reversed() {
      guard let journal = Journal(reopening: path) else { continue }
      guard let bytes = try? TextFile.bytes(path), let past = PastSession(path: path, bytes),
        !past.isEmpty, isWanted(past)
      else { continue }
      journal.goOn(after: bytes)
      return (past, journal)
    }
    return nil
  }

  private init(path: String, file: Int32, nextNumber: Int) {
    self.path = path
    self.file = file
    self.nextNumber = nextNumber
    store = JournalStore(journal: path)
    length = 0
  }

  /// - Returns: `nil` where it can't be opened, or another session has it.
  private convenience init?(reopening path: String) {
    var file = open(path, O_RDWR | O_CLOEXEC)
    let code = errno
    if file < 0 { file = open(path, O_RDONLY | O_CLOEXEC) }
    guard file >= 0 else { return nil }
    // Where files can't be locked at all, nobody has it.
    guard flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(file)
      return nil
    }
    self.init(path: path, file: file, nextNumber: 0)
    if fcntl(file, F_GETFL) & O_ACCMODE == O_RDONLY { fail(code) }
  }

  private func goOn(after bytes: [UInt8]) {
    nextNumber = (JournalRecord.read(bytes).last?.number ?? -1) + 1
    length = lseek(file, 0, SEEK_END)
    // A record that was being written when the power went is ended, so that the next one stands alone.
    if bytes.last.map({ $0 != UInt8(ascii: "\n") }) == true { append("\n", isSynced: false) }
  }

  deinit { close(file) }

  /// - Parameter isSynced: whether it is on the disk, and not only with the system, when this returns.
  public func write(_ record: JournalRecord, isSynced: Bool = true) {
    append(record.line(number: nextNumber), isSynced: isSynced)
    nextNumber += 1
  }

  private func append(_ text: String, isSynced: Bool) {
    guard trouble == nil else { return }
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(file, $0.baseAddress.map { $0 + written }, bytes.count - written, length + off_t(written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return fail(errno) }
      written += count
    }
    guard !isSynced || fsync(file) == 0 else { return fail(errno) }
    length += off_t(bytes.count)
  }

  private func fail(_ code: Int32) {
    trouble =
      "The session can't be kept any longer (\(String(cString: strerror(code)))); it goes on, but --resume won't know what is typed from here on."
    ftruncate(file, length)
  }

  // MARK: What stands beside it

  /// Keeps the contents of a file that a statement has read.
  public func keep(_ contents: [UInt8], of file: String) {
    guard trouble == nil else { return }
    let checksum = Checksum.of(contents)
    // Without a copy the file itself may still be what it was; the checksum will tell.
    store.keep(contents, checksum)
    write(.file(path: file, checksum: checksum))
  }

  /// Keeps the text of a lesson that was opened.
  public func keep(_ text: [UInt8], ofLesson name: String) {
    guard trouble == nil else { return }
    let checksum = Checksum.of(text)
    store.keep(text, checksum)
    write(.lesson(name: name, checksum: checksum))
  }

  // MARK: The folder

  /// The journals of a folder, oldest first.
  static func files(in folder: String) -> [String] {
    func time(_ name: String) -> Int { Int(name.prefix { $0 != "-" }) ?? 0 }
    return JournalStore.names(in: folder).filter { $0.hasSuffix(".journal") }
      .sorted { (time($0), $0) < (time($1), $1) }.map { "\(folder)/\($0)" }
  }

  /// Takes away the oldest journals, and those in which nothing stands.
  private static func clean(_ folder: String) {
    let all = files(in: folder)
    let empty = all.filter { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_size == 0
    }
    for path in empty { remove(path, ifEmpty: true) }
    for path in all.filter({ !empty.contains($0) }).dropLast(kept - 1) { remove(path) }
  }

  private static func remove(_ path: String, ifEmpty: Bool = false) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    var status = stat()
    guard flock(file, LOCK_EX | LOCK_NB) == 0, fstat(file, &status) == 0, !ifEmpty || status.st_size == 0
    else { return }
    JournalStore(journal: path).remove()
    unlink(path)
  }

  private static func makeFolders(_ folder: String) {
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o700)
    }
  }
}
