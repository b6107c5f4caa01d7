import Files

/// A line of a journal: what was typed, how it ended, what was read.
package enum JournalRecord: Hashable, Sendable {
  /// What the session began with, and what it ran on.
  case session(JournalHeader)
  /// A statement, written before it runs.
  case statement(String)
  case done
  case failed
  /// The reader was asked, and has said no.
  case declined
  /// Stopped by Ctrl-C; how often it had reported progress before, which for training is the number of epochs that were
  /// finished and kept. 0: nothing was kept.
  case stopped(reports: Int)
  /// A file that the statement read, by the checksum of its contents.
  case file(path: String, checksum: String)
  /// A line typed in a lesson, written before anything comes of it; the statements that it runs follow.
  case line(String)
  /// A lesson opened from a file by the command line.
  case opened(path: String)
  /// The line, or the opening, has been dealt with.
  case ended
  /// A lesson that the line opened, by the checksum of its text.
  case lesson(name: String, checksum: String)
  /// What was kept of the reader's progress when the lines that follow were typed.
  case progress(String)
  /// The session was left in order.
  case closed
}

/// What a session began with, and the program and processor that made its numbers.
package struct JournalHeader: Hashable, Sendable {
  package var seed: UInt64
  package var precision: String
  package var program: String
  package var processor: String

  package init(seed: UInt64, precision: String, program: String, processor: String) {
    self.seed = seed
    self.precision = precision
    self.program = program
    self.processor = processor
  }
}

extension JournalRecord {
  private var fields: [String] {
    switch self {
    case .session(let header):
      ["session", "1", String(header.seed), header.precision, header.program, header.processor]
    case .statement(let text): ["statement", text]
    case .done: ["done"]
    case .failed: ["failed"]
    case .declined: ["declined"]
    case .stopped(let reports): ["stopped", String(reports)]
    case .file(let path, let checksum): ["file", path, checksum]
    case .line(let text): ["line", text]
    case .opened(let path): ["opened", path]
    case .ended: ["ended"]
    case .lesson(let name, let checksum): ["lesson", name, checksum]
    case .progress(let text): ["progress", text]
    case .closed: ["closed"]
    }
  }

  private init?(fields: [String]) {
    switch (fields.first, fields.count) {
    case ("session", 6) where fields[1] == "1":
      guard let seed = UInt64(fields[2]) else { return nil }
      self = .session(
        JournalHeader(seed: seed, precision: fields[3], program: fields[4], processor: fields[5]))
    case ("statement", 2): self = .statement(fields[1])
    case ("done", 1): self = .done
    case ("failed", 1): self = .failed
    case ("declined", 1): self = .declined
    case ("stopped", 2):
      guard let reports = Int(fields[1]) else { return nil }
      self = .stopped(reports: reports)
    case ("file", 3): self = .file(path: fields[1], checksum: fields[2])
    case ("line", 2): self = .line(fields[1])
    case ("opened", 2): self = .opened(path: fields[1])
    case ("ended", 1): self = .ended
    case ("lesson", 3): self = .lesson(name: fields[1], checksum: fields[2])
    case ("progress", 2): self = .progress(fields[1])
    case ("closed", 1): self = .closed
    default: return nil
    }
  }

  /// The record as it stands in the file: twice, with an empty line after each, so that no damage to one byte can
  /// hurt both.
  func text(number: Int) -> String {
    let line = RecordLine.text([String(number)] + fields) + "\n"
    return line + line
  }

  /// The records of a journal, in order; what is damaged is left out.
  static func read(_ bytes: [UInt8]) -> [(number: Int, record: JournalRecord)] {
    var found: [Int: JournalRecord] = [:]
    for fields in RecordLine.records(in: bytes) {
      if let number = Int(fields[0]), let record = JournalRecord(fields: Array(fields.dropFirst())) {
        found[number] = record
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
