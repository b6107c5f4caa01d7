import CommandKit
import Documents
import Lab

/// Leads a reader through lessons: takes the lines that they type and gives back what to show.
///
/// It knows no terminal: whoever owns one asks `prompt`, `rightPrompt` and `suggestion` before each line and hands the
/// line to `handle`.
public final class Player {
  /// What the next line is taken for.
  public enum Prompt: Hashable, Sendable {
    /// A statement, or Enter to go on.
    case statement
    /// An answer to a question.
    case answer
    case confidence
    /// A choice that is asked before something is lost.
    case confirmation

    /// What stands before the line; `nil`: what always does.
    public var words: String? {
      switch self {
      case .statement: nil
      case .answer: "your answer"
      case .confidence: "how sure, 1–5"
      case .confirmation: "?"
      }
    }
  }

  public enum Reply: Hashable, Sendable {
    case goOn
    /// The reader wants to leave the program.
    case leave
  }

  public let laboratory: any Laboratory
  public let library: Library
  public let record: Record
  /// Whether notes for the teacher are shown.
  public var showsNotes = false
  /// How a failure of a typed statement is shown; as a document, where it is left out.
  public var presentFailure: ((Failure) -> Void)?
  /// How files are written that keep a lesson as it was read.
  public var files = FileAccess()
  /// Told how far work that the player itself does has come: what, how many are done, of how many.
  public var progress: (String, Int, Int) -> Void = { _, _, _ in }
  /// What is worth offering for the next line: an exercise's starter, a corrected line.
  public internal(set) var suggestion: String?

  var reading: Reading?
  var confirmation: (@Sendable (Player, String, Show) -> Void)?

  public typealias Show = (Document) -> Void

  public init(laboratory: any Laboratory, library: Library, record: Record) {
    self.laboratory = laboratory
    self.library = library
    self.record = record
  }

  public var lesson: Lesson? { reading?.lesson }

  public var prompt: Prompt {
    if confirmation != nil { return .confirmation }
    switch reading?.waiting {
    case .answer: return .answer
    case .confidence: return .confidence
    default: return .statement
    }
  }

  /// `step 2/9`, while a lesson is open.
  public var rightPrompt: String? {
    guard let reading else { return nil }
    if reading.waiting == .end { return "the end" }
    let titled = reading.lesson.steps.indices.filter { !reading.lesson.steps[$0].title.isEmpty }
    let number = titled.count { $0 <= reading.shownStep }
    return number == 0 ? reading.lesson.id : "step \(number)/\(titled.count)"
  }

  // MARK: Lines

  /// Does what the reader asks for, and shows what follows from it.
  ///
  /// - Throws: the failure of a statement of the reader's own; those before it keep their effect.
  public func handle(_ input: Input, show: @escaping Show) throws(Failure) -> Reply {
    suggestion = nil
    defer { tellTrouble(show) }
    try record.gathering { () throws(Failure) in
      switch input {
      case .enter: enter(show)
      case .answer(let typed):
        if let confirm = confirmation {
          confirmation = nil
          confirm(self, typed, show)
        } else {
          answer(typed, show)
        }
      case .command(let verb, let word): verb.run(self, word, show)
      case .statements(let statements): try play(statements, show)
      }
    }
    return .goOn
  }

  /// Takes a line as typed and shows what follows from it.
  public func handle(_ line: String, show: @escaping Show) -> Reply {
    let typed = line.trimmed
    let first = String(typed.prefix { $0.isLetter || $0 == "_" })
    do throws(Failure) {
      if takesAnswer(typed) { return try handle(.answer(typed), show: show) }
      if typed.isEmpty { return try handle(.enter, show: show) }
      if let verb = LessonVerb.named(first), let word = LessonVerb.word(in: typed, after: first) {
        return try handle(.command(verb, word: word.isEmpty ? nil : word), show: show)
      }
      suggestion = nil
      if reading != nil, let file = Self.transcriptFile(typed) {
        saveTranscript(to: file, show)
        return .goOn
      }
      if first == typed && (first == "quit" || first == "exit") { return .leave }
      return try handle(.statements(try laboratory.parse(typed)), show: show)
    } catch {
      suggestion = error.correction
      if let presentFailure { presentFailure(error) } else { show(Document(Feedback.blocks(for: error))) }
      return .goOn
    }
  }

  /// Carries out a verb of the lessons, in a script for example.
  ///
  /// - Returns: `false` where the statement is none.
  public func carryOut(_ statement: Syntax.Statement, show: Show) -> Bool {
    guard case .command(let verb, let word)? = Input(statement) else { return false }
    verb.run(self, word, show)
    return true
  }

  func enter(_ show: Show) {
    switch reading?.waiting {
    case nil: show(Feedback.dim("`learn` opens the course, `lessons` lists it."))
    case .next: present(show)
    case .cell: runWaitingCell(show)
    case .exercise: enterAtExercise(show)
    case .end: openFollowing(show)
    case .answer, .confidence: break
    }
  }

  /// Runs statements of the reader's own, as a line does that holds them, and looks at no exercise afterwards.
  public func play(_ statements: [String], show: Show) {
    for statement in statements {
      do throws(Failure) { _ = try attempt(statement, show) } catch { return }
    }
  }

  /// Statements of the reader's own, on their copy of the state.
  private func play(_ statements: [Syntax.Statement], _ show: Show) throws(Failure) {
    var changed: [String] = []
    for statement in statements { changed += try attempt(statement.text, show) }
    if !changed.isEmpty, reading?.waiting == .exercise { check(after: changed, show) }
  }

  /// Runs a statement of the reader's own and remembers it.
  ///
  /// - Returns: what it changed; nothing, where it took back what others had changed.
  private func attempt(_ statement: String, _ show: Show) throws(Failure) -> [String] {
    var shown: [Block] = []
    let changed = try laboratory.run(statement) { document in
      shown += document.blocks
      show(document)
    }
    let words = statement.split { $0.isWhitespace }
    if words.first == "undo" {
      reading?.undo(words.count > 1 ? Int(words[1]) ?? 1 : 1)
      return []
    }
    reading?.attempts.append(Reading.Attempt(text: statement, changed: changed, shown: shown))
    return changed
  }

  private func tellTrouble(_ show: Show) {
    guard let trouble = record.untoldTrouble() else { return }
    show([
      .aside(
        .warning, [.paragraph("Your progress is kept for this session alone: \(trouble.words(in: .current))")]
      )
    ])
  }
}
