import Files

/// Records of text under keys, in one file that several programs may write and that no power cut can empty.
///
/// Each record is a line of its own with a checksum, and all of them stand there twice, so that no damage to one place
/// costs anything. The file is replaced in one step, under a lock, with what others have written meanwhile kept.
package struct ProgressFile: Sendable {
  package struct Key: Hashable, Sendable {
    package var lesson: String
    /// "place", "guess", "solution", …
    package var kind: String
    /// Of the question or exercise; empty for what concerns the lesson as a whole.
    package var id: String

    package init(_ lesson: String, _ kind: String, _ id: String = "") {
      self.lesson = lesson
      self.kind = kind
      self.id = id
    }
  }

  package typealias Records = [Key: String]

  package let path: String

  package init(path: String) { self.path = path }

  /// The reader's file, `~/.local/share/gradlab/progress` as a rule; `nil` without a home.
  package static var ofReader: ProgressFile? {
    Folder.ofReader(.data).map { ProgressFile(path: $0 + "/progress") }
  }

  /// What the file holds; nothing where there is none yet.
  package func load() throws(FileFailure) -> Records {
    do throws(FileFailure) {
      return Self.decode(try File.read(path, atMost: File.mostOfText))
    } catch {
      if error.isMissing { return [:] }
      throw error
    }
  }

  /// Changes the records, keeping what other programs have written since they were read.
  ///
  /// - Parameters:
  ///   - time: how long to wait for another program that is writing.
  ///   - shouldStop: whether a long wait ends early.
  package func update(
    waiting time: Duration = .seconds(2), shouldStop: () -> Bool = { false },
    _ change: (inout Records) -> Void
  ) throws(FileFailure) {
    try Folder.make(Folder.parent(of: path))
    try File.locking(path + ".lock", within: time, shouldStop: shouldStop) { () throws(FileFailure) in
      var records = try load()
      change(&records)
      try File.write(Self.encode(records), to: path, isPrivate: true)
    }
  }

  // MARK: The form of the file

  /// The records line by line, all of them, and then all of them once more; an empty line between, so that no two lines
  /// of one record are ever joined.
  static func encode(_ records: Records) -> [UInt8] {
    let once = Array(text(of: records).utf8)
    return once + [UInt8(ascii: "\n")] + once
  }

  static func text(of records: Records) -> String {
    records.map { key, value in [key.lesson, key.kind, key.id, value] }
      .sorted { $0.lexicographicallyPrecedes($1) }.map(RecordLine.text).joined()
  }

  static func decode(_ bytes: [UInt8]) -> Records {
    var records: Records = [:]
    for fields in RecordLine.records(in: bytes) where fields.count == 4 {
      records[Key(fields[0], fields[1], fields[2])] = fields[3]
    }
    return records
  }
}
