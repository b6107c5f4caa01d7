import Files

/// What is kept of a reader: where they are in each lesson, what they guessed and what they wrote.
public final class Record {
  private var file: ProgressFile?
  private var records: ProgressFile.Records = [:]
  /// What the file does not have yet, in order.
  private var unwritten: [Change] = []
  private var isGathering = false
  /// Set once, when the file can't be read or written; the session goes on without it.
  public private(set) var trouble: FileFailure?
  private var troubleTold = false

  private enum Change {
    case set(ProgressFile.Key, String?)
    /// Forgets one lesson, or everything.
    case reset(lesson: String?)

    func apply(to records: inout ProgressFile.Records) {
      switch self {
      case .set(let key, let value): records[key] = value
      case .reset(let lesson): records = records.filter { lesson != nil && $0.key.lesson != lesson }
      }
    }
  }

  /// - Parameter file: `nil`: kept for this session alone.
  public init(file: ProgressFile?) {
    attach(file)
  }

  // MARK: A session that is brought back

  /// All of it, as the file has it.
  public var text: String { ProgressFile.text(of: records) }

  /// Takes what `text` gave in place of what there is.
  public func replace(with text: String) { records = ProgressFile.decode(Array(text.utf8)) }

  /// From now on it is kept in a file; what that knows goes before what is known here.
  public func attach(_ file: ProgressFile?) {
    self.file = file
    unwritten = []
    do throws(FileFailure) {
      records.merge(try file?.load() ?? [:]) { _, kept in kept }
    } catch {
      trouble = error
    }
  }

  /// The trouble, the first time that this is asked.
  func untoldTrouble() -> FileFailure? {
    guard let trouble, !troubleTold else { return nil }
    troubleTold = true
    return trouble
  }

  // MARK: What is kept

  public subscript(lesson: String, kind: Kind, id: String = "") -> String? {
    get { records[ProgressFile.Key(lesson, kind.rawValue, id)] }
    set { set([(kind, id, newValue)], lesson: lesson) }
  }

  /// What the record keeps.
  public enum Kind: String, Sendable, CaseIterable {
    /// Where the reader is: the last id passed, then step and item as numbers.
    case place
    /// A guess as typed, how sure the reader was, and its score from 0 to 1.
    case guess, sure, score
    /// The reader's own solution of an exercise.
    case solution
    /// Wrong tries and hints taken.
    case tries, hints
    /// "yes" for an exercise that the reader passed without a solution of their own.
    case skipped
    /// The id of the lesson that was opened last, kept for no lesson.
    case opened
    /// "yes" when the lesson was read to its end.
    case finished
  }

  /// Several at once, written together.
  func set(_ changes: [(kind: Kind, id: String, value: String?)], lesson: String) {
    write(changes.map { .set(ProgressFile.Key(lesson, $0.kind.rawValue, $0.id), $0.value) })
  }

  /// Forgets one lesson, or everything.
  public func reset(lesson: String?) { write([.reset(lesson: lesson)]) }

  /// All ids that have something of this kind in a lesson.
  public func all(_ kind: Kind, lesson: String) -> [String: String] {
    var found: [String: String] = [:]
    for (key, value) in records where key.lesson == lesson && key.kind == kind.rawValue {
      found[key.id] = value
    }
    return found
  }

  public var isEmpty: Bool { records.isEmpty }

  // MARK: Writing

  /// Writes what changes until `body` ends in one go.
  func gathering<Value, Thrown: Error>(_ body: () throws(Thrown) -> Value) throws(Thrown) -> Value {
    isGathering = true
    defer {
      isGathering = false
      write([])
    }
    return try body()
  }

  private func write(_ changes: [Change]) {
    for change in changes { change.apply(to: &records) }
    guard let file else { return }
    unwritten += changes
    guard !isGathering, !unwritten.isEmpty else { return }
    do throws(FileFailure) {
      // Whoever has it locked for ever is waited for once.
      try file.update(waiting: trouble == nil ? .seconds(2) : .zero) { records in
        for change in unwritten { change.apply(to: &records) }
      }
      unwritten = []
    } catch {
      trouble = trouble ?? error
    }
  }
}
