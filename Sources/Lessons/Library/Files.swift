#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading files and folders, with what the system says where that fails.
enum Files {
  struct Trouble: Error, Hashable, Sendable {
    /// "No such file or directory"
    var reason: String
  }

  static func read(_ path: String) throws(Trouble) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Trouble(reason: String(cString: strerror(errno))) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = buffer.withUnsafeMutableBytes { readBytes(file, $0.baseAddress, $0.count) }
      if count > 0 { bytes += buffer[..<count] }
      if count == 0 { return bytes }
      if count < 0 && errno != EINTR { throw Trouble(reason: String(cString: strerror(errno))) }
    }
  }

  /// Writes a new file; an existing one is left alone.
  static func create(_ path: String, _ text: String) throws(Trouble) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Trouble(reason: String(cString: strerror(errno))) }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Trouble(reason: String(cString: strerror(errno))) }
      rest = rest.dropFirst(count)
    }
  }

  /// The names in a folder, sorted; `nil` where it is none.
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
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func isFolder(_ path: String) -> Bool {
    guard let directory = opendir(path) else { return false }
    closedir(directory)
    return true
  }

  static func lastName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The folder in which the running program lies.
  static var programFolder: String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let length = buffer.withUnsafeMutableBytes { bytes in
      guard let base = bytes.bindMemory(to: CChar.self).baseAddress else { return -1 }
      return readlink("/proc/self/exe", base, bytes.count)
    }
    guard length > 0 else { return nil }
    let path = String(decoding: buffer[..<length], as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}

private func readBytes(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, bytes, count)
}
