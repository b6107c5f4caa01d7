/// How statements read and write files: the journal looks on, and a session that is brought back reads what was read
/// then and writes nothing.
public struct FileAccess: Sendable {
  public var read: @Sendable (String) throws(FileFailure) -> [UInt8]
  public var write: @Sendable ([UInt8], String) throws(FileFailure) -> Void

  /// The system's files.
  public init() {
    read = { (path) throws(FileFailure) in try TextFile.bytes(path) }
    write = { (bytes, path) throws(FileFailure) in try TextFile.write(bytes, to: path) }
  }

  /// The text of a file in UTF-8, without a byte-order mark, its lines ended by "\n".
  func text(_ path: String) throws(FileFailure) -> String { try TextFile.text(read(path), path) }

  /// The same, with each file that is read reported with its contents.
  public func observed(_ onRead: @escaping @Sendable (String, [UInt8]) -> Void) -> FileAccess {
    var access = self
    access.read = { [read] (path) throws(FileFailure) in
      let bytes = try read(path)
      onRead(path, bytes)
      return bytes
    }
    return access
  }

  /// These contents in place of the files of these names, and nothing written.
  func replaying(_ contents: [String: [UInt8]]) -> FileAccess {
    var access = self
    access.read = { [read] (path) throws(FileFailure) in
      if let stored = contents[path] { return stored }
      return try read(path)
    }
    access.write = { (_, _) throws(FileFailure) in }
    return access
  }
}
