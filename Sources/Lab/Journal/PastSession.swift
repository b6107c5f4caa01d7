import Files

/// A session as its journal tells it.
package struct PastSession: Sendable {
  package struct Statement: Hashable, Sendable {
    package var text: String
    /// `nil`: the session ended while it ran.
    package var outcome: Status?
    /// The files that it read, by path.
    package var files: [String: String] = [:]

    package init(text: String, outcome: Status?) {
      self.text = text
      self.outcome = outcome
    }
  }

  package enum Status: Hashable, Sendable {
    case done, failed
    /// The reader was asked, and said no.
    case declined
    /// After so many reports of progress; 0: nothing was kept.
    case stopped(reports: Int)
  }

  /// A line typed in a lesson, or the opening of one.
  package struct Line: Hashable, Sendable {
    /// As typed; the path of a file that was opened.
    package var text: String
    package var opensFile = false
    /// What ran because of it, cells and checks included, one after the other.
    package var statements: [Statement] = []
    /// Whether all of it had been dealt with.
    package var isEnded = false
  }

  /// What was done, one thing after the other.
  package enum Entry: Hashable, Sendable {
    /// Typed outside of lessons.
    case statement(Statement)
    case line(Line)
    /// What was kept of the reader's progress from then on.
    case progress(String)
  }

  package let path: String
  package internal(set) var header: JournalHeader
  package private(set) var entries: [Entry] = []
  /// The lessons that were opened: the checksums of their texts, by name.
  package private(set) var lessons: [String: String] = [:]
  /// Whether it was left in order.
  package private(set) var isClosed = false

  /// The newest session of a folder that nobody has open and in which something was typed.
  package static func newest(in folder: String) -> PastSession? {
    for path in ((try? Journal.files(in: folder)) ?? []).reversed() {
      guard File.isFree(path), let bytes = try? File.read(path), let past = PastSession(path: path, bytes),
        !past.isEmpty
      else { continue }
      return past
    }
    return nil
  }

  /// `nil` where not even the beginning can be read.
  package init?(path: String, _ bytes: [UInt8]) {
    let records = JournalRecord.read(bytes).map(\.record)
    guard case .session(let header)? = records.first else { return nil }
    self.path = path
    self.header = header
    for record in records.dropFirst() {
      isClosed = false
      switch record {
      case .session: continue
      case .statement(let text): begin(Statement(text: text, outcome: nil))
      case .done: change { $0.outcome = .done }
      case .failed: change { $0.outcome = .failed }
      case .declined: change { $0.outcome = .declined }
      case .stopped(let reports): change { $0.outcome = .stopped(reports: reports) }
      case .file(let file, let checksum): change { $0.files[file] = checksum }
      case .line(let text): entries.append(.line(Line(text: text)))
      case .opened(let path): entries.append(.line(Line(text: path, opensFile: true)))
      case .ended:
        if case .line(var line)? = entries.last {
          line.isEnded = true
          entries[entries.count - 1] = .line(line)
        }
      case .lesson(let name, let checksum): lessons[name] = checksum
      case .progress(let text): entries.append(.progress(text))
      case .closed: isClosed = true
      }
    }
  }

  private mutating func begin(_ statement: Statement) {
    if case .line(var line)? = entries.last, !line.isEnded {
      line.statements.append(statement)
      entries[entries.count - 1] = .line(line)
    } else {
      entries.append(.statement(statement))
    }
  }

  private mutating func change(_ body: (inout Statement) -> Void) {
    switch entries.last {
    case .statement(var statement)?:
      body(&statement)
      entries[entries.count - 1] = .statement(statement)
    case .line(var line)? where !line.statements.isEmpty:
      body(&line.statements[line.statements.count - 1])
      entries[entries.count - 1] = .line(line)
    default: break
    }
  }

  // MARK: What it holds

  /// Everything that ran, one after the other.
  package var statements: [Statement] {
    entries.flatMap { entry -> [Statement] in
      switch entry {
      case .statement(let statement): [statement]
      case .line(let line): line.statements
      case .progress: []
      }
    }
  }

  /// How many lines were typed.
  package var count: Int {
    entries.count { entry in
      switch entry {
      case .statement: true
      case .line(let line): !line.opensFile
      case .progress: false
      }
    }
  }

  /// Whether nothing was done in it.
  package var isEmpty: Bool {
    entries.allSatisfy { if case .progress = $0 { true } else { false } }
  }

  /// Whether a lesson was open in it.
  package var hasLesson: Bool { !lessons.isEmpty }

  /// The text that a lesson had; `nil` where it is damaged or gone.
  package func text(ofLesson name: String) -> [UInt8]? {
    lessons[name].flatMap { JournalStore(journal: path).contents($0) }
  }
}
