import Files

/// A folder beside a journal, with the files that its statements read and the lessons that were open, each under its
/// checksum.
///
/// Nothing in it is needed while those are where they were. So it is bounded in size, and what is damaged counts as
/// missing.
struct JournalStore {
  let folder: String

  /// Of all copies together.
  private static let mostBytes = 16 << 20

  init(journal: String) { folder = journal + ".files" }

  /// The contents that have a checksum; `nil` where they are missing or damaged.
  func contents(_ checksum: String) -> [UInt8]? {
    guard !checksum.contains("/"), let bytes = try? File.read("\(folder)/\(checksum)"),
      Checksum.of(bytes) == checksum
    else { return nil }
    return bytes
  }

  /// Copies contents that are not there yet, where there is room for them.
  func keep(_ contents: [UInt8], _ checksum: String) throws(FileFailure) {
    let size = (Folder.names(in: folder) ?? []).reduce(contents.count) { $0 + File.size("\(folder)/\($1)") }
    guard size <= Self.mostBytes, self.contents(checksum) == nil else { return }
    try Folder.make(folder)
    try File.write(contents, to: "\(folder)/\(checksum)", isPrivate: true, isSynced: false)
  }

  func remove() { Folder.remove(folder) }
}
