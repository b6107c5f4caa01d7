#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder beside a journal, with the files that its statements read and the lessons that were open, each under its
/// checksum.
///
/// Nothing in it is needed while those are where they were. So it is bounded in size, and what is damaged counts as
/// missing.
struct JournalStore {
  let folder: String

  /// Of all copies together.
  static let mostBytes = 16 << 20

  init(journal: String) { folder = journal + ".files" }

  /// The contents that have a checksum; `nil` where they are missing or damaged.
  func contents(_ checksum: String) -> [UInt8]? {
    guard !checksum.contains("/"), let bytes = try? TextFile.bytes("\(folder)/\(checksum)"),
      Checksum.of(bytes) == checksum
    else { return nil }
    return bytes
  }

  /// Copies contents that are not there yet, where there is room for them.
  func keep(_ contents: [UInt8], _ checksum: String) {
    let sizes = Self.names(in: folder).map { name in
      var status = stat()
      return stat("\(folder)/\(name)", &status) == 0 ? Int(status.st_size) : 0
    }
    guard sizes.reduce(contents.count, +) <= Self.mostBytes, self.contents(checksum) == nil else { return }
    mkdir(folder, 0o700)
    try? TextFile.write(contents, to: "\(folder)/\(checksum)", mode: 0o600)
  }

  func remove() {
    for name in Self.names(in: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  /// The names in a folder; none where it is none.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
