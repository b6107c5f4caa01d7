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
/// nothing else happens.
public final class Journal {
  public let path: String
  public private(set) var trouble: String?
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
    for old in files(in: folder).dropLast(kept) { remove(old) }
    let journal = Journal(path: path, file: file, nextNumber: 0)
    journal.write(.session(header))
    return journal
  }

  /// Goes on with a journal that no session has open.
  public static func reopen(_ path: String) -> Journal? {
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return nil }
    guard flock(file, LOCK_EX | LOCK_NB) == 0, let bytes = try? TextFile.bytes(path) else {
      close(file)
      return nil
    }
    let last = JournalRecord.read(bytes).last?.number ?? -1
    let journal = Journal(path: path, file: file, nextNumber: last + 1)
    journal.length = lseek(file, 0, SEEK_END)
    // A record that was being written when the power went is ended, so that the next one stands alone.
    if bytes.last.map({ $0 != UInt8(ascii: "\n") }) == true { journal.append("\n") }
    return journal
  }

  private init(path: String, file: Int32, nextNumber: Int) {
    self.path = path
    self.file = file
    self.nextNumber = nextNumber
    length = 0
  }

  deinit { close(file) }

  public func write(_ record: JournalRecord) {
    append(record.line(number: nextNumber))
    nextNumber += 1
  }

  private func append(_ text: String) {
    guard trouble == nil else { return }
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(file, $0.baseAddress.map { $0 + written }, bytes.count - written, length + off_t(written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return fail() }
      written += count
    }
    guard fsync(file) == 0 else { return fail() }
    length += off_t(bytes.count)
  }

  private func fail() {
    trouble =
      "The session can't be kept any longer (\(String(cString: strerror(errno)))); it goes on, but --resume won't know what is typed from here on."
    ftruncate(file, length)
  }

  /// Keeps the contents of a file that a statement has read.
  public func keep(_ contents: [UInt8], of file: String) {
    let checksum = Checksum.of(contents)
    let folder = Self.contentsFolder(path)
    mkdir(folder, 0o700)
    let place = "\(folder)/\(checksum)"
    if access(place, F_OK) != 0 {
      do { try TextFile.write(contents, to: place, mode: 0o600) } catch { return }
    }
    write(.file(path: file, checksum: checksum))
  }

  static func contentsFolder(_ path: String) -> String { path + ".files" }

  /// The journals of a folder, oldest first.
  static func files(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".journal") { names.append(name) }
    }
    func time(_ name: String) -> Int { Int(name.prefix { $0 != "-" }) ?? 0 }
    return names.sorted { (time($0), $0) < (time($1), $1) }.map { "\(folder)/\($0)" }
  }

  private static func remove(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return }
    let folder = contentsFolder(path)
    if let directory = opendir(folder) {
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { unlink("\(folder)/\(name)") }
      }
      closedir(directory)
      rmdir(folder)
    }
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
