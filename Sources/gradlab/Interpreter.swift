import CommandKit
import Documents
import Lab
import Lessons
import LineEditor

/// What the loop at the prompt runs lines with: the lab, and the lesson on top of it where one is open.
final class Interpreter {
  let bench: Bench
  let player: Player
  /// The number of the next statement.
  private var number = 1

  init(_ bench: Bench, _ player: Player) {
    self.bench = bench
    self.player = player
  }

  var prompt: String {
    switch player.prompt.words {
    case nil: "[\(number)] "
    case "?": "? "
    case let words?: words + ": "
    }
  }

  var rightPrompt: String { player.rightPrompt ?? "" }

  /// What ↑ brings first: a corrected line, an exercise's starter.
  var suggestion: String? { offered ?? player.suggestion }
  /// What the next prompt offers before anything else.
  var offered: String?

  /// Whether no lesson is open.
  var isFree: Bool { player.lesson == nil }

  var takesStatements: Bool { player.prompt == .statement }

  /// Runs what was typed, and keeps it; false if the reader leaves.
  func run(_ text: String, show: @escaping (Document) -> Void) -> Bool {
    offered = nil
    guard let log = bench.log else { return handle(text, show: show) }
    if leavesNoTrace(text) { return log.unkept { handle(text, show: show) } }
    if isOwn(text), isFree { return log.statements { handle(text, show: show) } }
    return log.line(.line(text), lesson: { textOfLesson }, run: { handle(text, show: show) })
  }

  /// Opens a lesson as the command line asks for it, and keeps that; by a name, or from a file.
  func learn(_ id: String?, show: @escaping (Document) -> Void) {
    _ = run(id.map { "learn \($0)" } ?? "learn", show: show)
    number = 1
  }

  func open(_ lesson: Lesson, from path: String, show: @escaping (Document) -> Void) {
    guard let log = bench.log, let text = try? readText(path) else { return player.open(lesson, show) }
    log.line(
      .opened(path: path), lesson: { (path, Array(text.utf8)) },
      run: { player.open(lesson, show) })
  }

  /// Runs what was typed; false if the reader leaves.
  func handle(_ text: String, show: @escaping (Document) -> Void) -> Bool {
    if takesStatements, text.contains(where: { !$0.isWhitespace }) { number += 1 }
    return player.handle(text, show: show) == .goOn
  }

  // MARK: What is kept

  /// Has what is typed kept in a journal; a new one, where none is given.
  func keep(in folder: String, _ settings: Bench.Settings, _ journal: Journal? = nil) {
    let log = StatementLog(folder: folder, settings: settings, journal: journal)
    log.progress = { [player] in player.record.text }
    bench.log = log
  }

  /// Whether the line holds statements of the reader's own, and is no move in a lesson and no answer.
  func isOwn(_ text: String) -> Bool {
    let word = Self.word(text)
    return takesStatements && text.contains { !$0.isWhitespace } && !Self.lessonVerbs.contains(word)
  }

  /// Whether the line only shows something, or leaves.
  private func leavesNoTrace(_ text: String) -> Bool {
    guard takesStatements else { return false }
    let word = Self.word(text)
    if ["claims", "lessons"].contains(word) { return true }
    if ["quit", "exit"].contains(word), text.allSatisfy({ $0.isLetter || $0.isWhitespace }) { return true }
    return isFree && text.allSatisfy(\.isWhitespace)
  }

  private static let lessonVerbs = Set(LessonVerb.all.map(\.declaration.name))

  private static func word(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).prefix { $0.isLetter || $0 == "_" })
  }

  /// The lesson that is open, and its text.
  private var textOfLesson: (name: String, text: [UInt8])? {
    guard let name = player.lesson?.id, let text = player.library.text(of: name) else { return nil }
    return (name, text)
  }

  func completeness(_ text: String) -> Completeness {
    takesStatements ? Parser(vocabulary: bench.session.vocabulary).isComplete(text) : .complete
  }
}
