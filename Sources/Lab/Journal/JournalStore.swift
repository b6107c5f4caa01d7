#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder beside a journal, with what its statements read and what the slow ones gave, each under its checksum.
///
/// Nothing in it is needed: a file that was read may still be where it was, and a statement can run again. So it is
/// bounded in size, and what is damaged counts as missing.
struct JournalStore {
  let folder: String

  /// A larger file that was read is not copied.
  static let mostContents = 32 << 20
  /// Of all sessions together; the oldest snapshots make room.
  static let mostBytes = 256 << 20

  init(journal: String) { folder = journal + Self.ending }

  private static let ending = ".files"
  private static let snapshotEnding = ".snapshot"

  /// The contents that have a checksum; `nil` where they are missing or damaged.
  func contents(_ checksum: String) -> [UInt8]? { intact("\(folder)/\(checksum)", checksum) }

  func snapshot(_ checksum: String) -> [UInt8]? {
    intact("\(folder)/\(checksum)\(Self.snapshotEnding)", checksum)
  }

  private func intact(_ place: String, _ checksum: String) -> [UInt8]? {
    guard !checksum.contains("/"), let bytes = try? TextFile.bytes(place), Checksum.of(bytes) == checksum
    else { return nil }
    return bytes
  }

  func keep(_ contents: [UInt8], _ checksum: String) {
    guard contents.count <= Self.mostContents, makeRoom(for: contents.count) else { return }
    write(contents, "\(folder)/\(checksum)", isSynced: true)
  }

  /// Nobody waits until it is on the disk: what a power cut takes away is worked out again.
  ///
  /// - Returns: whether it is kept.
  func keepSnapshot(_ bytes: [UInt8], _ checksum: String) -> Bool {
    makeRoom(for: bytes.count)
      && write(bytes, "\(folder)/\(checksum)\(Self.snapshotEnding)", isSynced: false)
  }

  @discardableResult
  private func write(_ bytes: [UInt8], _ place: String, isSynced: Bool) -> Bool {
    mkdir(folder, 0o700)
    do { try TextFile.write(bytes, to: place, mode: 0o600, isSynced: isSynced) } catch { return false }
    return true
  }

  /// - Returns: whether there were any.
  func removeSnapshots() -> Bool {
    let names = Self.names(in: folder).filter { $0.hasSuffix(Self.snapshotEnding) }
    return names.count { unlink("\(folder)/\($0)") == 0 } > 0
  }

  func remove() {
    for name in Self.names(in: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  // MARK: Room

  /// Takes away snapshots, those of the oldest sessions first, until there is room.
  ///
  /// - Returns: `false` where there is none even without them.
  func makeRoom(for count: Int, of most: Int = mostBytes) -> Bool {
    let parent = folder.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    func number(_ name: String) -> Int { Int(name.prefix { $0 != "-" }) ?? 0 }
    let folders = Self.names(in: parent).filter { $0.hasSuffix(Self.ending) }
      .sorted { (number($0), $0) < (number($1), $1) }
    let files = folders.flatMap { name in
      Self.names(in: "\(parent)/\(name)").map { file in
        (place: "\(parent)/\(name)/\(file)", isSnapshot: file.hasSuffix(Self.snapshotEnding))
      }
    }
    var sizes: [String: Int] = [:]
    for file in files {
      var status = stat()
      if stat(file.place, &status) == 0 { sizes[file.place] = Int(status.st_size) }
    }
    var total = sizes.values.reduce(count, +)
    for file in files where total > most && file.isSnapshot {
      if unlink(file.place) == 0 { total -= sizes[file.place] ?? 0 }
    }
    return total <= most
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
