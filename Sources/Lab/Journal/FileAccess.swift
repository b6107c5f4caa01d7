import CommandKit
import Files

/// How statements read and write files: the journal looks on, and a session that is brought back reads what was read
/// then and writes nothing.
public struct FileAccess: Sendable {
  /// The bytes of the file at a path.
  public var read: @Sendable (String) throws(FileFailure) -> [UInt8]
  /// Writes bytes to the file at a path, whole or not at all.
  public var write: @Sendable ([UInt8], String) throws(FileFailure) -> Void

  /// The system's files.
  public init() {
    read = { (path) throws(FileFailure) in try File.read(path) }
    write = { (bytes, path) throws(FileFailure) in try File.write(bytes, to: path) }
  }

  /// The bytes of a file that a statement names.
  func bytes(_ path: String, at span: Span? = nil) throws(Failure) -> [UInt8] {
    do throws(FileFailure) { return try read(path) } catch { throw Failure(error, at: span) }
  }

  /// Its text in UTF-8, without a byte-order mark, its lines ended by "\n".
  package func text(_ path: String, at span: Span? = nil) throws(Failure) -> String {
    do throws(FileFailure) { return try File.text(read(path), path) } catch { throw Failure(error, at: span) }
  }

  package func write(_ bytes: [UInt8], to path: String, at span: Span) throws(Failure) {
    do throws(FileFailure) { try write(bytes, path) } catch { throw Failure(error, at: span) }
  }

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
