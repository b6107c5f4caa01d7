import Platform

/// A file that the system has opened; it is closed, and its lock let go, at the end of this value's life.
struct OpenFile: ~Copyable {
  /// -1: it is closed.
  private var number: Int32
  private let path: String

  enum Purpose {
    case reading
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
      case .creating: O_RDWR | O_CREAT | O_EXCL
      case .appending: O_RDWR | O_APPEND | O_CREAT
      case .changing: O_RDWR
      case .locking: O_RDWR | O_CREAT
      }
    }
  }

  /// - Parameters:
  ///   - waits: whether to wait for who writes into a pipe; else a pipe is opened at once.
  ///   - shouldStop: whether the waiting ends; asked when a signal has come.
  ///   - named: the path that a failure names.
  init(
    _ path: String, _ purpose: Purpose, isPrivate: Bool = false, waits: Bool = false,
    shouldStop: () -> Bool = { false },
    named: String? = nil
  ) throws(FileFailure) {
    guard !path.utf8.contains(0) else { throw .isNoName(named ?? path) }
    let flags = purpose.flags | O_CLOEXEC | (waits ? 0 : O_NONBLOCK)
    let mode: mode_t = isPrivate ? 0o600 : 0o644
    var number = open(path, flags, mode)
    while number < 0, errno == EINTR, !shouldStop() { number = open(path, flags, mode) }
    guard number >= 0 else { throw FileFailure(named ?? path, errno) }
    self.number = number
    self.path = named ?? path
  }

  /// A copy of standard input.
  init(input path: String) throws(FileFailure) {
    let number = System.uninterrupted { dup(STDIN_FILENO) }
    guard number >= 0 else { throw FileFailure(path, errno) }
    self.number = number
    self.path = path
  }

  deinit {
    guard number >= 0 else { return }
    // A child process that has been forked and not yet begun its program still has the file open, and would keep the
    // lock.
    flock(number, LOCK_UN)
    Platform.close(number)
  }

  /// Closes it. Some systems tell only here that what was written has found no place.
  consuming func close() throws(FileFailure) {
    flock(number, LOCK_UN)
    // An interrupted one is done all the same: its number may be another file's by now.
    let isClosed = Platform.close(number) == 0 || errno == EINTR
    let code = errno
    number = -1
    guard isClosed else { throw FileFailure(path, code) }
  }

  // MARK: Bytes

  /// Whether it is a file, and neither a folder nor a device nor a pipe.
  func checkRegular() throws(FileFailure) {
    var status = stat()
    guard System.uninterrupted({ fstat(number, &status) }) == 0 else { throw FileFailure(path, errno) }
    switch FolderEntry.Kind(status.st_mode) {
    case .file: return
    case .folder: throw .isFolder(path: path)
    case .other: throw .isNoFile(path: path)
    }
  }

  /// All of it from here on.
  ///
  /// - Parameter shouldStop: whether the reading ends here; asked when a signal has come.
  func contents(atMost most: Int, shouldStop: () -> Bool = { false }) throws(FileFailure) -> [UInt8] {
    var status = stat()
    guard System.uninterrupted({ fstat(number, &status) }) == 0 else { throw FileFailure(path, errno) }
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
      if code == EINTR, !shouldStop() { continue }
      guard code == 0 else { throw FileFailure(path, code) }
      if part.isEmpty { return bytes }
      guard bytes.count + part.count <= most else { throw .isTooLarge(path: path, limit: most) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      // What is left of what it said, or a little to see that there is no more.
      size = max(65536, min(said - bytes.count, 1 << 24))
    }
  }

  /// The bytes at these places.
  func bytes(_ places: Range<Int>) throws(FileFailure) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: places.count) { buffer, count in
      while count < places.count {
        let read = pread(
          number, buffer.baseAddress.map { $0 + count }, places.count - count,
          off_t(places.lowerBound + count))
        if read < 0, errno == EINTR { continue }
        if read <= 0 {
          code = read < 0 ? errno : EIO
          break
        }
        count += read
      }
    }
    guard code == 0 else { throw FileFailure(path, code) }
    return bytes
  }

  /// So many bytes from a place on, or what there is of them.
  func bytes(at place: Int, _ count: Int) throws(FileFailure) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let read = System.uninterrupted { pread(number, buffer.baseAddress, count, off_t(place)) }
      if read < 0 { code = errno }
      filled = max(0, read)
    }
    guard code == 0 else { throw FileFailure(path, code) }
    return bytes
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
    guard System.uninterrupted({ fsync(number) }) == 0 else { throw FileFailure(path, errno) }
  }

  func cut(to length: Int) { _ = System.uninterrupted { ftruncate(number, off_t(length)) } }

  /// How many bytes it has.
  func length() throws(FileFailure) -> Int {
    let length = lseek(number, 0, SEEK_END)
    guard length >= 0 else { throw FileFailure(path, errno) }
    return Int(length)
  }

  /// Whether its last line has no end.
  func isTorn() throws(FileFailure) -> Bool {
    let length = try length()
    guard length > 0 else { return false }
    var last: UInt8 = 0
    let count = System.uninterrupted { pread(number, &last, 1, off_t(length - 1)) }
    guard count >= 0 else { throw FileFailure(path, errno) }
    return last != UInt8(ascii: "\n")
  }

  /// Whether it is what stands at a path, as far as the system says: it may have been taken away or replaced since it
  /// was opened.
  func stands(at path: String) -> Bool {
    var (own, there) = (stat(), stat())
    guard System.uninterrupted({ stat(path, &there) }) == 0 else {
      return ![ENOENT, ENOTDIR].contains(errno)
    }
    guard System.uninterrupted({ fstat(number, &own) }) == 0 else { return true }
    return own.st_dev == there.st_dev && own.st_ino == there.st_ino
  }

  // MARK: Locks

  /// Locks it, if nobody else has.
  ///
  /// - Returns: `false` where somebody has. Where files can't be locked at all, nobody has.
  func lock(shared: Bool = false) -> Bool {
    System.uninterrupted { flock(number, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) } == 0
      || errno != EWOULDBLOCK
  }

  /// Locks it, and waits a while for who else has.
  ///
  /// - Parameter shouldStop: whether the waiting ends early; asked again and again once it has taken longer than others
  ///   need to write.
  func lock(
    within time: Duration, shared: Bool = false, shouldStop: () -> Bool = { false }
  ) throws(FileFailure) {
    let start = ContinuousClock.now
    while !lock(shared: shared) {
      let waited = ContinuousClock.now - start
      guard waited < time, waited < .milliseconds(200) || !shouldStop() else { throw .isLocked(path: path) }
      usleep(5000)
    }
  }
}
