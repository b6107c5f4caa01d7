import CommandKit
import Documents
import Engine
import Files
import Lab
import Lessons
import LineEditor

/// Bringing back the last session from its journal.
enum Resuming {
  static var folder: String? { Folder.ofReader(.state).map { $0 + "/journal" } }

  /// Brings back the last session.
  ///
  /// - Parameter inLesson: the last one in which a lesson was open.
  static func open(
    _ settings: Bench.Settings, _ console: Console, inLesson: Bool, showsNotes: Bool = false
  ) throws -> Interpreter {
    guard let folder,
      let (past, journal) = Journal.takeUp(in: folder, where: { !inLesson || $0.hasLesson })
    else {
      throw Complaint.usage("there is no \(inLesson ? "lesson" : "session") to bring back")
    }
    var settings = settings
    settings.seed = past.header.seed
    settings.precision = Precision(rawValue: past.header.precision) ?? .float32
    let bench = Bench(settings)
    // The reader's progress is what it was then, until the session is what it was.
    let player = Player(
      laboratory: bench.laboratory, library: library(of: past, console), record: Record(file: nil))
    player.showsNotes = showsNotes
    let interpreter = Interpreter(bench, player)
    tellDifferences(past, console)
    try Replay(past, interpreter, console).run()
    player.record.attach(.ofReader)
    // A script that goes on from a session leaves it as it was.
    if Terminal.inputIsTerminal { interpreter.keep(in: folder, settings, journal) }
    return interpreter
  }

  /// The lessons at hand, those that were open with the texts that they had.
  private static func library(of past: PastSession, _ console: Console) -> Library {
    past.lessons.reduce(Library.course()) { library, lesson in
      let (name, checksum) = lesson
      if let text = past.text(ofLesson: name) { return library.replacing(name, with: text) }
      // One from a file goes by the file's name.
      let text = library.text(of: name) ?? (try? File.read(name))
      if text.map({ Checksum.of($0) }) != checksum {
        console.note("The lesson \(name) is no longer as it was; what was typed in it may not fit any more.")
      }
      return library
    }
  }

  private static func tellDifferences(_ past: PastSession, _ console: Console) {
    if past.header.program != Machine.program {
      console.note(
        "The session was made by another build of gradlab: its numbers may differ in the last digits.")
    }
    if past.header.processor != Machine.processor {
      console.note(
        "The session was made on another processor (\(past.header.processor)): its numbers may differ in the last digits."
      )
    }
  }

  static func counted(_ past: PastSession, leaving rest: Int = 0) -> String {
    let noun = past.hasLesson ? "line" : "statement"
    let count = past.count - rest
    return count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  /// Whether the last session ended in the middle of something.
  static var hint: String? {
    guard let folder, let past = PastSession.newest(in: folder), !past.isClosed, past.count > 0 else {
      return nil
    }
    return "The last session broke off; gradlab --resume brings back its \(counted(past))."
  }
}

/// A past session done again, up to the same state.
final class Replay {
  private let past: PastSession
  private let interpreter: Interpreter
  private let console: Console
  /// What ran then because of the line in hand, and has not yet been repeated.
  private var ahead: [PastSession.Statement] = []
  private var problems: [String] = []
  /// How many entries are done.
  private var done = 0
  /// What the lesson has on the screen.
  private var shown: [Document] = []

  init(_ past: PastSession, _ interpreter: Interpreter, _ console: Console) {
    self.past = past
    self.interpreter = interpreter
    self.console = console
  }

  private var bench: Bench { interpreter.bench }
  private var player: Player { interpreter.player }

  /// - Throws: where it is stopped by Ctrl-C; the journal is left as it was.
  func run() throws {
    let carryOut = bench.laboratory.carryOut
    bench.laboratory.carryOut = { [self] in again($0, $1, $2) }
    player.files.write = { _, _ in }
    bench.bar.start()
    let isWhole = Terminal.whileRunning {
      for entry in past.entries {
        repeatEntry(entry)
        if Terminal.interruptRequested() { return false }
        done += 1
        bench.bar.show(WorkReport(label: "bringing back the session", done: done, total: past.entries.count))
      }
      return true
    }
    bench.laboratory.carryOut = carryOut
    player.files = FileAccess()
    bench.bar.clear()
    guard isWhole else {
      throw Complaint(message: "Stopped. gradlab --resume brings the session back another time.", code: 130)
    }
    tell()
  }

  private func tell() {
    if player.lesson != nil { for document in shown { console.show(document) } }
    for problem in problems { console.note(problem) }
    let last = past.entries.last { if case .progress = $0 { false } else { true } }
    let rest = last.flatMap(unfinished)
    console.note("\(Resuming.counted(past, leaving: rest == nil ? 0 : 1)) brought back.")
    guard let rest else { return }
    guard !rest.isEmpty else { return console.note("The last step had not ended; Enter runs it.") }
    interpreter.offered = rest
    console.note("The last one had not ended and was not run; ↑ brings it: \(rest)")
  }

  // MARK: One after the other

  private func repeatEntry(_ entry: PastSession.Entry) {
    switch entry {
    case .progress(let text): player.record.replace(with: text)
    case .statement(let statement):
      guard statement.outcome != nil else { return }
      ahead = [statement]
      handle(statement.text)
    case .line(let line):
      ahead = line.statements
      let typed = own(line)
      // What a move in a lesson showed stays on the screen, and what was tried after it.
      if typed == nil { shown = [] }
      if !line.isEnded {
        player.play(done(line)) { shown.append($0) }
      } else if line.opensFile {
        openFile(line.text)
      } else {
        handle(line.text)
      }
    }
  }

  private func handle(_ text: String) {
    _ = interpreter.handle(text) { [self] in shown.append($0) }
  }

  private func openFile(_ path: String) {
    do {
      let lesson =
        try past.text(ofLesson: path).map { try LessonReader.lesson(file: path, bytes: $0) }
        ?? readLesson(path)
      player.open(lesson) { [self] in shown.append($0) }
    } catch {
      problems.append("The lesson \(path) can't be read any more.")
    }
  }

  /// A statement of the lab, as it went then.
  private func again(
    _ statement: Syntax.Statement, _ session: Session, _ conduct: Conduct
  ) -> Result<Outcome, Failure> {
    var then = PastSession.Statement(text: statement.text, outcome: .done)
    // A lesson that has changed may run others in between.
    if let place = ahead.firstIndex(where: { $0.text == statement.text }) {
      then = ahead[place]
      ahead.removeFirst(place + 1)
    }
    var conduct = conduct
    conduct.progress = { [progress = conduct.progress, now = done + 1, all = past.entries.count] report in
      var report = report
      report.label = "bringing back \(now) of \(all): \(report.label)"
      progress(report)
    }
    return session.repeat(statement, as: then, of: past, conduct) { problem in
      if !Terminal.interruptRequested() { problems.append(problem.words(in: .current)) }
    }
  }

  // MARK: What had not ended

  /// The statements that a line consists of, where it is no move in a lesson and no answer.
  private func own(_ line: PastSession.Line) -> [String]? {
    guard !line.opensFile, interpreter.isOwn(line.text) else { return nil }
    return (try? bench.laboratory.statements(of: line.text))?.map(\.text)
  }

  /// Of a line that had not ended, the reader's own statements that had.
  private func done(_ line: PastSession.Line) -> [String] {
    guard let own = own(line) else { return [] }
    return zip(own, line.statements).prefix { $0.0 == $0.1.text && $0.1.outcome != nil }.map(\.0)
  }

  /// What of the last entry is to be offered; `nil` where it had ended.
  private func unfinished(_ entry: PastSession.Entry) -> String? {
    switch entry {
    case .progress: return nil
    case .statement(let statement): return statement.outcome == nil ? statement.text : nil
    case .line(let line):
      guard !line.isEnded, !line.opensFile else { return nil }
      guard let own = own(line) else { return line.text }
      let rest = own.dropFirst(done(line).count)
      // All of them had ended, and what was left is the check of an exercise, which Enter does.
      return rest.joined(separator: "\n")
    }
  }
}
