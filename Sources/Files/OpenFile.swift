import Platform

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
      // A link there leads somewhere else.
      case .replacing: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW
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
    guard !path.utf8.contains(0) else { throw .isNoName(named ?? path) }
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

  deinit {
    // A child process that has been forked and not yet begun its program still has the file open, and would keep the lock.
    flock(number, LOCK_UN)
    close(number)
  }

  // MARK: Bytes

  /// Whether it is a file, and neither a folder nor a device nor a pipe.
  func checkRegular() throws(FileFailure) {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileFailure(path, errno) }
    switch FolderEntry.Kind(status.st_mode) {
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
    let said = Int(status.st_size)
    guard said <= most else { throw .isTooLarge(path: path, limit: most) }
    var bytes: [UInt8] = []
    // Some files do not tell their size, and have no end.
    var size = min(max(65536, said), most) + 1
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
      guard bytes.count + part.count <= most else { throw .isTooLarge(path: path, limit: most) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      // What is left of what it said, or a little to see that there is no more.
      size = max(65536, min(said - bytes.count, 1 << 24))
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
