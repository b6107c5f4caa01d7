/// What is kept of a reader: where they are in each lesson, what they guessed and what they wrote.
public final class Record {
  private var file: ProgressFile?
  private var records: ProgressFile.Records = [:]
  /// Set once, when the file can't be read or written; the session goes on without it.
  public private(set) var trouble: String?
  private var troubleTold = false

  /// - Parameter file: `nil`: kept for this session alone.
  public init(file: ProgressFile?) {
    self.file = file
    do {
      records = try file?.load() ?? [:]
    } catch {
      trouble = error.message
    }
  }

  // MARK: A session that is brought back

  /// All of it, as the file has it.
  public var text: String { ProgressFile.text(of: records) }

  /// Takes what `text` gave in place of what there is.
  public func replace(with text: String) { records = ProgressFile.records(in: text) }

  /// From now on it is kept in a file; what that knows goes before what is known here.
  public func attach(_ file: ProgressFile?) {
    self.file = file
    do {
      records.merge(try file?.load() ?? [:]) { _, kept in kept }
    } catch {
      trouble = error.message
    }
  }

  /// The trouble, the first time that this is asked.
  func untoldTrouble() -> String? {
    guard let trouble, !troubleTold else { return nil }
    troubleTold = true
    return trouble
  }

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
    func apply(_ records: inout ProgressFile.Records) {
      for change in changes {
        records[ProgressFile.Key(lesson, change.kind.rawValue, change.id)] = change.value
      }
    }
    apply(&records)
    write(apply)
  }

  /// Forgets one lesson, or everything.
  public func reset(lesson: String?) {
    func apply(_ records: inout ProgressFile.Records) {
      records = records.filter { lesson != nil && $0.key.lesson != lesson }
    }
    apply(&records)
    write(apply)
  }

  /// All ids that have something of this kind in a lesson.
  public func all(_ kind: Kind, lesson: String) -> [String: String] {
    var found: [String: String] = [:]
    for (key, value) in records where key.lesson == lesson && key.kind == kind.rawValue {
      found[key.id] = value
    }
    return found
  }

  public var isEmpty: Bool { records.isEmpty }

  private func write(_ change: (inout ProgressFile.Records) -> Void) {
    guard let file else { return }
    do {
      try file.update(change)
    } catch {
      trouble = trouble ?? error.message
    }
  }
}
