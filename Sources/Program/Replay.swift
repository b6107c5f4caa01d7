import CommandKit
import Lab
import Lessons
import LineEditor

/// A past session done again, up to the same state: each of its lines is dealt with as it was then.
final class Replay {
  private let past: PastSession
  private let interpreter: Interpreter
  private let runner: ReplayingRunner
  private let console: Console
  private var problems: [NoteMessage] = []
  /// What the lesson has on the screen.
  private var shown: [Output] = []

  init(_ past: PastSession, _ interpreter: Interpreter, _ runner: ReplayingRunner, _ console: Console) {
    self.past = past
    self.interpreter = interpreter
    self.runner = runner
    self.console = console
  }

  private var player: Player { interpreter.player }

  /// - Throws: where it is stopped by Ctrl-C; the journal is left as it was.
  func run() throws {
    let bar = interpreter.environment.bar
    let count = past.entries.count
    let isWhole = Terminal.whileRunning {
      bar.during {
        for (index, entry) in past.entries.enumerated() {
          repeatEntry(entry)
          if Terminal.interruptRequested() { return false }
          let label = NoteMessage.bringingBack.words(in: .current)
          bar.show(WorkReport(label: label, done: index + 1, total: count))
        }
        return true
      }
    }
    guard isWhole else {
      throw Complaint(CommandMessage.stoppedBringingBack, code: 130)
    }
    tell()
  }

  private func tell() {
    interpreter.appear(on: console)
    if player.lesson != nil { player.show(shown) { [console] in console.show($0) } }
    for problem in runner.problems { console.note(problem) }
    for problem in problems { console.note(problem) }
    let rest = unfinished
    console.note(NoteMessage.broughtBack(Resuming.counted(past, leaving: rest == nil ? 0 : 1)))
    guard let rest else { return }
    guard !rest.isEmpty else { return console.note(NoteMessage.stepNotEnded) }
    interpreter.offer(rest)
    console.note(NoteMessage.notEnded(text: rest))
  }

  private func repeatEntry(_ entry: PastSession.Entry) {
    switch entry {
    case .progress(let text): player.store.replace(with: text)
    case .statement(let statement):
      if statement.outcome != nil { runner.repeat([statement]) { handle(statement.text) } }
    case .line(let line):
      let own = own(line)
      // What a move in a lesson showed stays on the screen, and what was tried after it; one that had not ended moves
      // nowhere.
      if own == nil, line.isEnded { shown = [] }
      runner.repeat(line.statements) {
        if !line.isEnded {
          player.play(line.ended(of: own ?? [])) { shown.append($0) }
        } else if line.opensFile {
          openFile(line.text)
        } else {
          handle(line.text)
        }
      }
    }
  }

  private func handle(_ text: String) {
    // What failed then fails again, and was told then.
    _ = try? interpreter.handle(try interpreter.read(text)) { [self] in shown.append($0) }
  }

  /// The statements that a line consists of, where it is no move in a lesson and no answer.
  private func own(_ line: PastSession.Line) -> [Syntax.Statement]? {
    guard !line.opensFile,
      let typed = try? TypedLine(line.text, at: player.prompt, interpreter.environment.parser), typed.isOwn
    else { return nil }
    return typed.statements
  }

  /// What of the last entry had not ended, to be offered; `nil` where all of it had, and nothing where Enter does it.
  private var unfinished: String? {
    switch past.entries.last(where: { if case .progress = $0 { false } else { true } }) {
    case .progress?, nil: return nil
    case .statement(let statement)?: return statement.outcome == nil ? statement.text : nil
    case .line(let line)?:
      guard !line.isEnded, !line.opensFile else { return nil }
      guard let own = own(line) else { return line.text }
      return own.dropFirst(line.ended(of: own).count).map(\.text).joined(separator: "\n")
    }
  }

  private func openFile(_ path: String) {
    do {
      let lesson =
        try past.text(ofLesson: path).map { try LessonReader.lesson(file: path, bytes: $0) }
        ?? readLesson(path)
      player.open(lesson) { [self] in shown.append($0) }
    } catch {
      problems.append(.lessonIsUnreadable(file: path))
    }
  }
}
