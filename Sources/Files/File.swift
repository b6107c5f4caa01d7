/// Files, read and written whole.
package enum File {
  /// How many bytes a file may have that people write: a script, a lesson, settings.
  package static let mostOfText = 10 << 20
  /// How many bytes any other file may have: a table, weights, what the program keeps for itself.
  package static let most = 1 << 30

  // MARK: Reading

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - most: how many bytes it may have.
  ///   - acceptsPipes: whether a pipe or a device is read to its end as well, which a signal stops.
  package static func read(
    _ path: String, atMost most: Int = most, acceptsPipes: Bool = false
  ) throws(FileFailure) -> [UInt8] {
    let isPipe = acceptsPipes && System.status(path)?.kind == .other
    let file = try OpenFile(path, .reading, waits: isPipe)
    if !isPipe { try file.checkRegular() }
    return try file.contents(atMost: most, isInterruptible: isPipe)
  }

  /// What comes from standard input until its end; a signal stops it.
  package static func readInput(named name: String, atMost most: Int = most) throws(FileFailure) -> [UInt8] {
    try OpenFile(input: name).contents(atMost: most, isInterruptible: true)
  }

  /// The text of a file in UTF-8, without a byte-order mark, its lines ended by "\n".
  package static func readText(_ path: String, atMost most: Int = most) throws(FileFailure) -> String {
    try text(read(path, atMost: most), path)
  }

  /// The text that bytes of a file are.
  package static func text(_ bytes: [UInt8], _ path: String) throws(FileFailure) -> String {
    do throws(InvalidUTF8) {
      return try String(textOf: bytes)
    } catch {
      throw .isNotUTF8(path: path, line: error.line, column: error.column)
    }
  }

  /// Its size in bytes; 0 where there is none.
  package static func size(_ path: String) -> Int { System.status(path)?.size ?? 0 }

  /// Whether something stands there that a file of that name would take the place of: all but a folder.
  package static func isThere(_ path: String) -> Bool {
    System.isThere(path) && System.status(path)?.kind != .folder
  }

  // MARK: Writing

  /// Throws where no file can be written, as far as that shows beforehand.
  package static func checkWritable(_ path: String) throws(FileFailure) {
    guard !path.utf8.contains(0) else { throw .isNoName(path) }
    switch System.status(path)?.kind {
    case .folder: throw .isFolder(path: path)
    case .other: throw .isNoFile(path: path)
    case .file: break
    case nil: if !Folder.exists(Folder.parent(of: path)) { throw .noFolder(of: path) }
    }
  }

  /// Writes a file whole or not at all: beside it first, then in its place.
  ///
  /// - Parameters:
  ///   - isPrivate: whether it is its owner's alone.
  ///   - isSynced: whether it is on the disk, and not only with the system, when this returns.
  ///   - isLocked: whether nobody else writes it now; then a draft that was never finished is written over.
  package static func write(
    _ bytes: [UInt8], to path: String, isPrivate: Bool = false, isSynced: Bool = true, isLocked: Bool = false
  ) throws(FileFailure) {
    try checkWritable(path)
    let draft = isLocked ? "\(path).new" : "\(path).\(System.process).part"
    do throws(FileFailure) {
      let file = try OpenFile(draft, .replacing, isPrivate: isPrivate, named: path)
      try file.put(bytes)
      if isSynced { try file.sync() }
      try System.move(draft, to: path)
    } catch {
      System.remove(draft)
      throw error
    }
    if isSynced { Folder.sync(Folder.parent(of: path)) }
  }

  /// Writes a new file; one that is there already is left alone.
  package static func create(_ path: String, _ bytes: [UInt8]) throws(FileFailure) {
    let file = try OpenFile(path, .creating)
    do throws(FileFailure) {
      try file.put(bytes)
    } catch {
      System.remove(path)
      throw error
    }
  }

  /// Adds bytes at the end of a file that is its owner's alone, by one write, so that several programs can share it.
  package static func append(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    try OpenFile(path, .appending, isPrivate: true).put(bytes)
  }

  package static func remove(_ path: String) { System.remove(path) }

  // MARK: Locks

  /// Does something while this program alone has a file locked, which is made for that.
  ///
  /// - Parameter time: how long to wait for another program that has it.
  package static func locking<Value>(
    _ path: String, within time: Duration, _ body: () throws(FileFailure) -> Value
  ) throws(FileFailure) -> Value {
    let file = try OpenFile(path, .locking, isPrivate: true)
    try file.lock(within: time)
    return try body()
  }

  /// Whether a file can be read and no program has it locked.
  package static func isFree(_ path: String) -> Bool {
    guard let file = try? OpenFile(path, .reading) else { return false }
    return file.lock(shared: true)
  }
}
