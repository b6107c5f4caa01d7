import Platform

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
  ///   - acceptsPipes: whether a pipe or a device is read to its end as well.
  ///   - shouldStop: whether that ends early; asked when a signal has come.
  package static func read(
    _ path: String, atMost most: Int = most, acceptsPipes: Bool = false, shouldStop: () -> Bool = { false }
  ) throws(FileFailure) -> [UInt8] {
    let isPipe = acceptsPipes && System.status(path)?.kind == .other
    let file = try OpenFile(path, .reading, waits: isPipe, shouldStop: shouldStop)
    if !isPipe { try file.checkRegular() }
    return try file.contents(atMost: most, shouldStop: shouldStop)
  }

  /// The first bytes of a file, at most so many.
  package static func beginning(of path: String, _ count: Int) throws(FileFailure) -> [UInt8] {
    let file = try OpenFile(path, .reading)
    try file.checkRegular()
    return try file.bytes(at: 0, count)
  }

  /// What comes from standard input until its end.
  ///
  /// - Parameter shouldStop: whether to end early; asked when a signal has come.
  package static func readInput(
    named name: String, atMost most: Int = most, shouldStop: () -> Bool
  ) throws(FileFailure) -> [UInt8] {
    try OpenFile(input: name).contents(atMost: most, shouldStop: shouldStop)
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
  package static func write(
    _ bytes: [UInt8], to path: String, isPrivate: Bool = false, isSynced: Bool = true
  ) throws(FileFailure) {
    try checkWritable(path)
    let draft = path + ".gradlab-draft"
    let file = try begin(draft, isPrivate: isPrivate, of: path)
    do throws(FileFailure) {
      try file.put(bytes)
      if isSynced { try file.sync() }
      try System.move(draft, to: path)
    } catch {
      System.remove(draft)
      throw error
    }
    if isSynced { try Folder.sync(Folder.parent(of: path), named: path) }
  }

  /// A new draft that nobody else has: one that is being written is waited for, and what a kill left of one goes.
  private static func begin(
    _ draft: String, isPrivate: Bool, of path: String
  ) throws(FileFailure) -> OpenFile {
    let end = ContinuousClock.now + .seconds(2)
    while true {
      do throws(FileFailure) {
        let file = try OpenFile(draft, .creating, isPrivate: isPrivate, named: path)
        // Who came in between took it for left behind.
        if file.lock(), file.stands(at: draft) { return file }
      } catch {
        guard error.isTaken else { throw error }
        do throws(FileFailure) {
          let other = try OpenFile(draft, .reading, named: path)
          try other.lock(within: end - .now)
          if other.stands(at: draft) { try System.take(draft, named: path) }
        } catch {
          guard error.isMissing else { throw error }
        }
      }
      guard ContinuousClock.now < end else { throw .isLocked(path: path) }
    }
  }

  /// Writes a new file; one that is there already is left alone.
  package static func create(_ path: String, _ bytes: [UInt8]) throws(FileFailure) {
    guard System.status(path) == nil else { throw FileFailure(path, EEXIST) }
    try write(bytes, to: path)
  }

  /// Adds a line at the end of a file that is its owner's alone, by one write, so that several programs can share it.
  /// One that a failed write has left unfinished is ended before.
  package static func append(line: [UInt8], to path: String) throws(FileFailure) {
    for _ in 0..<5 {
      let file = try OpenFile(path, .appending, isPrivate: true)
      // `rewrite` may be about to replace it; somebody who never lets go is not waited for.
      try? file.lock(within: .milliseconds(200), shared: true)
      guard file.stands(at: path) else { continue }
      try file.put((file.isTorn() ? [UInt8(ascii: "\n")] : []) + line)
      return try file.close()
    }
    throw FileFailure(path, ENOENT)
  }

  /// Writes a file that lines are added to anew, unless somebody is adding one.
  package static func rewrite(_ path: String, _ change: ([UInt8]) -> [UInt8]) throws(FileFailure) {
    let file = try OpenFile(path, .reading)
    guard file.lock() else { return }
    try write(change(file.contents(atMost: most)), to: path, isPrivate: true)
  }

  package static func remove(_ path: String) { System.remove(path) }

  // MARK: Locks

  /// Does something while this program alone has a file locked, which is made for that.
  ///
  /// - Parameters:
  ///   - time: how long to wait for another program that has it.
  ///   - shouldStop: whether a long wait ends early.
  package static func locking<Value>(
    _ path: String, within time: Duration, shouldStop: () -> Bool = { false },
    _ body: () throws(FileFailure) -> Value
  ) throws(FileFailure) -> Value {
    let file = try OpenFile(path, .locking, isPrivate: true)
    try file.lock(within: time, shouldStop: shouldStop)
    return try body()
  }

  /// Whether a file can be read and no program has it locked.
  package static func isFree(_ path: String) -> Bool {
    guard let file = try? OpenFile(path, .reading) else { return false }
    return file.lock(shared: true)
  }
}
