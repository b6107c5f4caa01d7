import Platform

/// A file that grows at its end, which one program has at a time.
package final class LogFile {
  package let path: String
  /// Why nothing can be added to it; what stands in it is whole all the same.
  package private(set) var failure: FileFailure?
  private let file: OpenFile
  private var length: Int

  /// A new one with a name of its own in a folder, its owner's alone. Names are in the order of their making:
  /// `1732812345678-4711.journal`.
  package init(in folder: String, ending: String) throws(FileFailure) {
    try Folder.make(folder)
    path = "\(folder)/\(System.milliseconds)-\(System.process)\(ending)"
    file = try OpenFile(path, .creating, isPrivate: true)
    length = 0
    _ = file.lock()
    do throws(FileFailure) { try Folder.sync(folder, named: path) } catch {
      System.remove(path)
      throw error
    }
  }

  /// One that there is.
  ///
  /// - Returns: `nil` where another program has it, or has taken it away.
  package init?(_ path: String) throws(FileFailure) {
    self.path = path
    do throws(FileFailure) {
      file = try OpenFile(path, .changing)
    } catch {
      if error.isMissing { return nil }
      failure = error
      file = try OpenFile(path, .reading)
    }
    length = 0
    guard file.lock() else { return nil }
    length = try file.length()
  }

  package var isEmpty: Bool { length == 0 }

  /// Adds bytes, all or none; nothing any more once it has failed.
  ///
  /// - Parameter isSynced: whether they, and all before, are on the disk when this returns.
  package func append(_ bytes: [UInt8], isSynced: Bool) {
    guard failure == nil else { return }
    do throws(FileFailure) {
      try file.put(bytes, at: length)
      if isSynced { try file.sync() }
      // What is written into a file that somebody has taken away, nobody will read.
      guard file.stands(at: path) else { throw FileFailure(path, ENOENT) }
      length += bytes.count
    } catch {
      file.cut(to: length)
      failure = error
    }
  }

  /// The files of this kind in a folder, the oldest first.
  package static func all(in folder: String, ending: String) throws(FileFailure) -> [String] {
    func time(_ name: String) -> Int { Int(name.prefix { $0 != "-" }) ?? 0 }
    let names: [String]
    do throws(FileFailure) { names = try System.names(in: folder) } catch {
      if error.isMissing { return [] }
      throw error
    }
    return names.filter { $0.hasSuffix(ending) }
      .sorted { (time($0), $0) < (time($1), $1) }.map { "\(folder)/\($0)" }
  }
}
