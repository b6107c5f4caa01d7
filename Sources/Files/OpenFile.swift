#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that the system has opened; it is closed, and its lock let go, at the end of this value's life.
struct OpenFile: ~Copyable {
  private let number: Int32
  private let path: String

  enum Purpose {
    case reading
    /// In place of what stands there.
    case replacing
    /// Only where nothing stands there.
    case creating
    /// At the end of what stands there.
    case appending
    /// What stands there.
    case changing
    /// For its lock, whether or not there is one yet.
    case locking

    fileprivate var flags: Int32 {
      switch self {
      case .reading: O_RDONLY
      case .replacing: O_WRONLY | O_CREAT | O_TRUNC
      case .creating: O_RDWR | O_CREAT | O_EXCL
      case .appending: O_WRONLY | O_APPEND | O_CREAT
      case .changing: O_RDWR
      case .locking: O_RDWR | O_CREAT
      }
    }
  }

  /// - Parameters:
  ///   - waits: whether to wait for who writes into a pipe; else a pipe is opened at once.
  ///   - named: the path that a failure names.
  init(
    _ path: String, _ purpose: Purpose, isPrivate: Bool = false, waits: Bool = false, named: String? = nil
  ) throws(FileFailure) {
    let flags = purpose.flags | O_CLOEXEC | (waits ? 0 : O_NONBLOCK)
    let number = open(path, flags, isPrivate ? 0o600 : 0o644)
    guard number >= 0 else { throw FileFailure(named ?? path, errno) }
    self.number = number
    self.path = named ?? path
  }

  /// A copy of standard input.
  init(input path: String) throws(FileFailure) {
    let number = dup(STDIN_FILENO)
    guard number >= 0 else { throw FileFailure(path, errno) }
    self.number = number
    self.path = path
  }

  deinit { close(number) }

  // MARK: Bytes

  /// Whether it is a file, and neither a folder nor a device nor a pipe.
  func checkRegular() throws(FileFailure) {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileFailure(path, errno) }
    switch Entry.Kind(status.st_mode) {
    case .file: return
    case .folder: throw .isFolder(path: path)
    case .other: throw .isNoFile(path: path)
    }
  }

  /// All of it from here on.
  ///
  /// - Parameter isInterruptible: whether a signal ends the reading.
  func contents(atMost most: Int, isInterruptible: Bool) throws(FileFailure) -> [UInt8] {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileFailure(path, errno) }
    guard status.st_size <= most else { throw .isTooLarge(path: path, limit: most) }
    var bytes: [UInt8] = []
    // One more than there should be, so that the end shows; some files do not tell their size.
    let size = max(65536, Int(status.st_size) + 1)
    while true {
      var code: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = read(number, buffer.baseAddress, size)
        if count < 0 {
          code = errno
          count = 0
        }
      }
      if code == EINTR, !isInterruptible { continue }
      guard code == 0 else { throw FileFailure(path, code) }
      if part.isEmpty { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      guard bytes.count <= most else { throw .isTooLarge(path: path, limit: most) }
    }
  }

  /// Writes all of the bytes: at a place, or where the last ones ended.
  func put(_ bytes: [UInt8], at place: Int? = nil) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let start = buffer.baseAddress.map { $0 + written }
        return place.map { pwrite(number, start, buffer.count - written, off_t($0 + written)) }
          ?? write(number, start, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileFailure(path, errno) }
      written += count
    }
  }

  /// Returns when it is on the disk, and not only with the system.
  func sync() throws(FileFailure) {
    guard fsync(number) == 0 else { throw FileFailure(path, errno) }
  }

  func cut(to length: Int) { ftruncate(number, off_t(length)) }

  var length: Int { Int(lseek(number, 0, SEEK_END)) }

  // MARK: Locks

  /// Locks it, if nobody else has.
  ///
  /// - Returns: `false` where somebody has. Where files can't be locked at all, nobody has.
  func lock(shared: Bool = false) -> Bool {
    flock(number, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  /// Locks it, and waits a while for who else has.
  func lock(within time: Duration) throws(FileFailure) {
    let end = ContinuousClock.now + time
    while !lock() {
      guard ContinuousClock.now < end else { throw .isLocked(path: path) }
      usleep(5000)
    }
  }
}

/// What stands in a folder.
package struct Entry: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file, folder
    /// A device or a pipe.
    case other

    fileprivate init(_ mode: mode_t) {
      self = mode & S_IFMT == S_IFDIR ? .folder : mode & S_IFMT == S_IFREG ? .file : .other
    }
  }

  package let name: String
  package let kind: Kind
}

/// Calls of the system about paths.
enum System {
  /// What stands at a path, and its size in bytes; `nil` where nothing does.
  static func status(_ path: String) -> (kind: Entry.Kind, size: Int)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return (Entry.Kind(status.st_mode), Int(status.st_size))
  }

  static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  static func move(_ path: String, to other: String) throws(FileFailure) {
    guard rename(path, other) == 0 else { throw FileFailure(other, errno) }
  }

  @discardableResult
  static func remove(_ path: String) -> Bool { unlink(path) == 0 }

  static func removeFolder(_ path: String) { rmdir(path) }

  /// Makes a folder for its owner alone; no harm where there is one.
  static func makeFolder(_ path: String) throws(FileFailure) {
    guard mkdir(path, 0o700) != 0 else { return }
    let code = errno
    guard code == EEXIST || access(path, F_OK) == 0 else { throw FileFailure(path, code) }
  }

  /// The path of the running program.
  static var program: String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let length = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? -1
    }
    return length > 0 ? String(decoding: buffer[..<length], as: UTF8.self) : nil
  }

  static var process: Int { Int(getpid()) }

  /// Milliseconds since 1970.
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// "No such file or directory"
  static func reason(_ error: Int) -> String { String(cString: strerror(Int32(error))) }
}

extension FileFailure {
  fileprivate init(_ path: String, _ error: Int32) { self = .refused(path: path, error: Int(error)) }

  /// Whether there is no such file.
  package var isMissing: Bool {
    if case .refused(_, let error) = self { [ENOENT, ENOTDIR].contains(Int32(error)) } else { false }
  }

  /// Whether a signal ended the reading of what was to come.
  package var isInterruption: Bool {
    if case .refused(_, let error) = self { Int32(error) == EINTR } else { false }
  }
}
