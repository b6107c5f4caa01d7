import CommandKit
import Files

/// How statements read and write files, and which of them.
///
/// It is the one way there: a verb names a file and is given its bytes, or a failure. What the reader types may use any
/// file; what runs for a lesson is held to the lesson's folder (`FileBoundary`). The journal looks on, and a session
/// that is brought back reads what was read then, writes nothing and asks nothing.
public struct FileAccess: Sendable {
  /// The bytes of the file at a path.
  var read: @Sendable (String) throws(FileFailure) -> [UInt8] = { (path) throws(FileFailure) in
    try File.read(path)
  }
  /// Writes bytes to the file at a path, whole or not at all.
  var write: @Sendable ([UInt8], String) throws(FileFailure) -> Void = { (bytes, path) throws(FileFailure) in
    try File.write(bytes, to: path)
  }
  /// Asks the reader, and gives whether they agree; `nil` where there is nobody to ask.
  package var ask: (@Sendable (FileQuestion) -> Bool)?
  /// Whether statements come from a file or a pipe: what is to be overwritten has to be said there, and is not asked.
  package var isScript = false
  /// What holds the statements of the lesson that is open.
  package var boundary: FileBoundary?
  /// Whether what runs is the lesson's, and no statement of the reader's own.
  package var isForLesson = false
  /// Whether nothing is to be written for now, and nobody asked.
  var isSilent: @Sendable () -> Bool = { false }
  /// The files that were read then, where a statement is repeated.
  private var replayed: [String: [UInt8]]?

  /// The system's files, any of them, with nobody to ask.
  public init() {}

  /// What holds the statement in hand to a folder.
  private var holding: FileBoundary? { isForLesson ? boundary : nil }

  // MARK: What statements do

  /// The bytes of a file that a statement names.
  ///
  /// - Parameter most: how many it may have.
  package func bytes(
    _ path: String, atMost most: Int = File.most, at span: Span? = nil
  ) throws(Failure) -> [UInt8] {
    do throws(Failure) {
      if let holding { return try holding.read(path, atMost: most, self) }
      return try contents(of: path, atMost: most)
    } catch {
      guard (error.reason as? FileFailure)?.isMissing == true, !isForLesson, let span,
        let place = boundary?.own(path)
      else { throw error.placed(at: span) }
      // What a cell has read is typed after it.
      throw Failure(FilePermissionMessage.isTheLessons(file: path, place: place), at: span)
        .replacing(span, with: Literal.text(place))
    }
  }

  /// Its text in UTF-8, without a byte-order mark, its lines ended by "\n".
  ///
  /// - Parameter most: how many bytes it may have; as many as what people write if left out.
  package func text(
    _ path: String, atMost most: Int = File.mostOfText, at span: Span? = nil
  ) throws(Failure) -> String {
    let bytes = try bytes(path, atMost: most, at: span)
    do throws(FileFailure) { return try File.text(bytes, path) } catch { throw Failure(error, at: span) }
  }

  /// Writes a file that a statement names.
  ///
  /// - Parameter overwrites: whether the statement says that a file which is there already may go.
  package func write(
    _ bytes: [UInt8], to path: String, overwrites: Bool, at span: Span? = nil
  ) throws(Failure) {
    guard replayed == nil, !isSilent() else { return }
    do throws(Failure) {
      if let holding { return try holding.write(bytes, to: path, overwrites: overwrites, self) }
      if !overwrites, File.isThere(path) { try agree(on: .overwriting(file: path)) }
      do throws(FileFailure) { try write(bytes, path) } catch { throw Failure(error) }
    } catch { throw error.placed(at: span) }
  }

  // MARK: For who decides

  /// The bytes at a path, or those that were there then.
  func contents(of path: String, atMost most: Int) throws(Failure) -> [UInt8] {
    if let stored = replayed?[path] { return stored }
    guard File.size(path) <= most else {
      throw Failure(FileFailure.isTooLarge(path: path, limit: most))
    }
    do throws(FileFailure) { return try read(path) } catch { throw Failure(error) }
  }

  /// Whether a statement is repeated, with what it has read then.
  var replaysFiles: Bool { replayed != nil }

  /// Whether these were read when the statement ran first.
  func replays(_ path: String) -> Bool { replayed?[path] != nil }

  /// Has the reader agree that a file which is there is overwritten.
  ///
  /// - Throws: where they do not, or where that has to be said in the statement.
  func agree(on question: FileQuestion) throws(Failure) {
    guard let ask, !isScript else { throw Failure(FilePermissionMessage.isThere(file: question.file)) }
    guard ask(question) else { throw .declined(question) }
  }

  // MARK: Layers

  /// The same, with each file that is read reported with its contents.
  func observed(_ onRead: @escaping @Sendable (String, [UInt8]) -> Void) -> FileAccess {
    var access = self
    access.read = { [read] (path) throws(FileFailure) in
      let bytes = try read(path)
      onRead(path, bytes)
      return bytes
    }
    return access
  }

  /// These contents in place of the files of these names, and nothing written.
  package func replaying(_ contents: [String: [UInt8]]) -> FileAccess {
    var access = self
    access.replayed = contents
    return access
  }
}

extension Failure {
  static func declined(_ question: FileQuestion) -> Failure {
    Failure(FilePermissionMessage.declined(file: question.file), kind: .declined)
  }

  /// The failure with a place, where it has none yet.
  fileprivate func placed(at span: Span?) -> Failure {
    var failure = self
    failure.span = failure.span ?? span
    return failure
  }
}
