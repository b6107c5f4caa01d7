import CommandKit
import Lab
import Lessons
import LineEditor
import Messages

/// What the loop at the prompt runs lines with: the lab, and the lesson on top of it where one is open.
final class Interpreter {
  let environment: SessionEnvironment
  let player: Player
  /// Whether Ctrl-D leaves.
  var mayLeave: () -> Bool = { true }
  /// What the next prompt offers before anything else: a corrected line, one that had not ended.
  private var offered: String?

  init(_ environment: SessionEnvironment, _ player: Player) {
    self.environment = environment
    self.player = player
  }

  var prompt: String {
    switch player.holdsBack ? nil : player.prompt.words {
    // The number by which the next statement's value is called back.
    case nil: "[\(environment.session.state.shown.count + 1)] "
    case "?": "? "
    case let words?: words + DisplayLanguage.current.colon
    }
  }

  var rightPrompt: String { (player.rightPrompt ?? "").showingHidden }

  /// What ↑ brings first: a corrected line, an exercise's starter.
  var suggestion: String? { offered ?? player.suggestion }

  /// Has the next prompt offer a line.
  func offer(_ line: String?) { offered = line }

  /// Whether no lesson is open, nor waits for its class.
  var isFree: Bool { player.lesson == nil && player.attending == nil }

  var takesStatements: Bool { player.prompt == .statement }

  // MARK: Lines

  /// Reads a line as typed, as what the prompt takes it for.
  func read(_ text: String) throws(Failure) -> TypedLine {
    offered = nil
    return try TypedLine(text, at: player.prompt, environment.parser)
  }

  /// Does what a line asks for, and keeps it; false if the reader leaves.
  func run(_ line: TypedLine, show: @escaping Player.Show) throws(Failure) -> Bool {
    guard let journal = environment.journal, !leavesNoTrace(line), !line.inputs.allSatisfy(player.takesAsMore)
    else {
      return try handle(line, show: show)
    }
    if isFree, line.isOwn {
      journal.keepProgressIfResumed { player.store.text }
      return try handle(line, show: show)
    }
    return try journal.keep(
      .line(line.text), progress: { player.store.text }, lesson: { textOfLesson },
      while: { () throws(Failure) in try handle(line, show: show) })
  }

  /// Does what a line asks for; false if the reader leaves.
  func handle(_ line: TypedLine, show: @escaping Player.Show) throws(Failure) -> Bool {
    for input in line.inputs {
      if case .statements(let statements) = input, isFree {
        guard try run(statements, show: show) else { return false }
      } else {
        guard try player.handle(input, show: show) == .proceed else { return false }
      }
    }
    return true
  }

  /// Runs statements outside of lessons; false if one of them leaves.
  private func run(
    _ statements: [Syntax.Statement], show: Player.Show
  ) throws(Failure) -> Bool {
    try environment.lessonSession.run(statements, for: .reader, show: show)
  }

  /// Whether a line only shows something, or leaves.
  private func leavesNoTrace(_ line: TypedLine) -> Bool {
    if isFree, case .enter? = line.inputs.first { return true }
    return line.leavesNoTrace
  }

  // MARK: Lessons

  /// Opens a lesson as the command line asks for it, and keeps that; by a name, or the one that comes next.
  func learn(_ id: String?, show: @escaping Player.Show) throws(Failure) {
    let words = [LessonVerb.learn.declaration.name] + (id.map { [$0] } ?? [])
    _ = try run(try read(words.joined(separator: " ")), show: show)
  }

  /// Opens the lesson that the text of a file is.
  func open(_ text: String, from path: String, show: @escaping Player.Show) throws {
    let lesson = try readLesson(text, from: path)
    guard let journal = environment.journal else { return player.open(lesson, show) }
    journal.keep(
      .opened(path: path), progress: { player.store.text }, lesson: { (path, Array(text.utf8)) },
      while: { () throws(Never) in player.open(lesson, show) })
  }

  /// The lesson that is open, and its text.
  private var textOfLesson: (name: String, text: [UInt8])? {
    guard let name = player.lesson?.id, let text = player.library.text(of: name) else { return nil }
    return (name, text)
  }

  func completeness(_ text: String) -> Completeness {
    takesStatements ? environment.parser.isComplete(text) : .complete
  }
}
