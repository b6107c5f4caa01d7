import Platform

/// What stands in a folder.
package struct FolderEntry: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file, folder
    /// A device or a pipe.
    case other

    init(_ mode: mode_t) {
      self = mode & S_IFMT == S_IFDIR ? .folder : mode & S_IFMT == S_IFREG ? .file : .other
    }
  }

  package let name: String
  package let kind: Kind
}

/// Calls of the system about paths.
enum System {
  /// What a call gives; it is made again where a signal has interrupted it.
  static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }

  /// What stands at a path, and its size in bytes; `nil` where nothing does.
  static func status(_ path: String) -> (kind: FolderEntry.Kind, size: Int)? {
    var status = stat()
    guard uninterrupted({ stat(path, &status) }) == 0 else { return nil }
    return (FolderEntry.Kind(status.st_mode), Int(status.st_size))
  }

  /// Whether anything stands at a path, be it a link that leads nowhere.
  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return uninterrupted({ lstat(path, &status) }) == 0
  }

  /// The path with all links resolved; `nil` where nothing stands there.
  static func resolved(_ path: String) -> String? {
    guard !path.utf8.contains(0), let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  static func names(in folder: String) throws(FileFailure) -> [String] {
    var opened = opendir(folder)
    while opened == nil, errno == EINTR { opened = opendir(folder) }
    guard let directory = opened else { throw FileFailure(folder, errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while true {
      // Only by this number an end is told from a failure.
      errno = 0
      guard let entry = readdir(directory) else {
        if errno == EINTR { continue }
        guard errno == 0 else { throw FileFailure(folder, errno) }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  static func move(_ path: String, to other: String) throws(FileFailure) {
    guard uninterrupted({ rename(path, other) }) == 0 else { throw FileFailure(other, errno) }
  }

  static func remove(_ path: String) { try? take(path, named: path) }

  /// Takes a file away.
  static func take(_ path: String, named: String) throws(FileFailure) {
    guard uninterrupted({ unlink(path) }) == 0 else { throw FileFailure(named, errno) }
  }

  static func removeFolder(_ path: String) { _ = uninterrupted { rmdir(path) } }

  /// Makes a folder for its owner alone; no harm where there is one.
  ///
  /// - Returns: whether there was none.
  static func makeFolder(_ path: String, isPrivate: Bool) throws(FileFailure) -> Bool {
    guard uninterrupted({ mkdir(path, isPrivate ? 0o700 : 0o777) }) != 0 else { return true }
    let code = errno
    guard code == EEXIST || access(path, F_OK) == 0 else { throw FileFailure(path, code) }
    return false
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
  init(_ path: String, _ error: Int32) { self = .refused(path: path, error: Int(error)) }

  /// There is no such file.
  package static func isMissing(_ path: String) -> FileFailure { FileFailure(path, ENOENT) }

  /// The system would read such a path up to its first NUL.
  static func isNoName(_ path: String) -> FileFailure { FileFailure(path, EINVAL) }

  /// The folder that it would stand in is not there.
  static func noFolder(of path: String) -> FileFailure { FileFailure(path, ENOENT) }

  /// Whether there is no such file.
  package var isMissing: Bool {
    if case .refused(_, let error) = self { [ENOENT, ENOTDIR].contains(Int32(error)) } else { false }
  }

  /// Whether something stands there already.
  var isTaken: Bool {
    if case .refused(_, let error) = self { Int32(error) == EEXIST } else { false }
  }

  /// Whether what is asked for is nothing that the system does with such a file.
  var isUnknownToSystem: Bool {
    if case .refused(_, let error) = self { [EINVAL, ENOTSUP, ENOSYS].contains(Int32(error)) } else { false }
  }

  /// Whether a signal ended the reading of what was to come.
  package var isInterruption: Bool {
    if case .refused(_, let error) = self { Int32(error) == EINTR } else { false }
  }
}
