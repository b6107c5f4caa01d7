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
    let isOwn = isOwn(text)
    if isOwn, isFree { return log.statements { handle(text, show: show) } }
    return log.line(
      .line(text), isSynced: isOwn, lesson: { textOfLesson }, run: { handle(text, show: show) })
  }

  /// Opens a lesson as the command line asks for it, and keeps that; by a name, or from a file.
  func learn(_ id: String?, show: @escaping (Document) -> Void) {
    _ = run(id.map { "learn \($0)" } ?? "learn", show: show)
    number = 1
  }

  func open(_ lesson: Lesson, from path: String, show: @escaping (Document) -> Void) {
    guard let log = bench.log, let text = try? readText(path) else { return player.open(lesson, show) }
    log.line(
      .opened(path: path), isSynced: false, lesson: { (path, Array(text.utf8)) },
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

  func complete(_ text: String, cursor: Int) -> Completion? {
    let scope = bench.session.scope(
      files: FileNames.beginning,
      words: { [player] declaration, parameter in
        guard ["learn", "goto"].contains(declaration.name), parameter.isWord else { return [] }
        let lessons = player.library.entries.compactMap(\.front)
        return (declaration.name == "goto" ? player.lesson.map(Self.places) ?? [] : [])
          + lessons.map { Completer.Candidate($0.id, $0.title, .word) }
      })
    let found = Completer(vocabulary: bench.session.vocabulary).complete(text, at: cursor, in: scope)
    guard !found.candidates.isEmpty else { return nil }
    let isAlone = found.candidates.count == 1
    return Completion(
      replacing: found.range.start..<found.range.end,
      with: found.candidates.map { candidate in
        var inserted = candidate.text
        if candidate.kind == .verb { inserted += " " }
        if candidate.kind == .file, isAlone, !candidate.text.hasSuffix("/") {
          inserted += Self.closingQuote(text, found.range)
        }
        return Completion.Candidate(inserted, candidate.description)
      })
  }

  /// The quote that ends a file's name, where it isn't there yet.
  private static func closingQuote(_ text: String, _ range: Span) -> String {
    let bytes = Array(text.utf8)
    guard range.start > 0 else { return "" }
    let quote = bytes[range.start - 1]
    let isClosed = range.end < bytes.count && bytes[range.end] == quote
    return isClosed ? "" : String(decoding: [quote], as: UTF8.self)
  }

  /// Where `goto` can lead in a lesson: its steps by number, its cells by name.
  private static func places(_ lesson: Lesson) -> [Completer.Candidate] {
    let steps = lesson.steps.filter { !$0.title.isEmpty }
    let named = lesson.places.compactMap { place -> Completer.Candidate? in
      lesson[place].id.map { Completer.Candidate($0, "in " + lesson.steps[place.step].title, .word) }
    }
    return steps.enumerated().map { Completer.Candidate("\($0 + 1)", $1.title, .word) } + named
  }

  /// Help on the name at the cursor, else on the line's verb, else all of it.
  func help(_ text: String, cursor: Int) -> Document {
    let help = bench.session.help
    for word in [Self.name(in: text, at: cursor), Self.name(in: text, at: 0)] {
      if let word, let page = try? help.page(on: word) { return page }
    }
    return help.overview
  }

  /// Whether "?" is meant as a question: behind a name that help knows, outside texts and answers.
  func asksForHelp(_ text: String, cursor: Int) -> Bool {
    guard takesStatements, cursor == text.utf8.count, let word = Self.name(in: text, at: cursor) else {
      return false
    }
    return !Self.endsInTextOrComment(text) && (try? bench.session.help.page(on: word)) != nil
  }

  private static func endsInTextOrComment(_ text: String) -> Bool {
    var open: UInt8?
    for byte in text.utf8 {
      switch (open, byte) {
      case (_, UInt8(ascii: "\n")): open = nil
      case (nil, UInt8(ascii: "\"")), (nil, UInt8(ascii: "'")), (nil, UInt8(ascii: "#")): open = byte
      case (let quote?, byte) where quote == byte && byte != UInt8(ascii: "#"): open = nil
      default: break
      }
    }
    return open != nil
  }

  private static func name(in text: String, at offset: Int) -> String? {
    let bytes = Array(text.utf8)
    func isName(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "_") || byte >= 0x80
        || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }
    var start = min(offset, bytes.count)
    var end = start
    while start > 0, isName(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isName(bytes[end]) { end += 1 }
    return start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
  }
}
