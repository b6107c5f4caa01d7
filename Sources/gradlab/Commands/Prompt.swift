import ArgumentParser
import Lab
import Lessons
import LineEditor

/// The prompt: statements as they are typed. It is what the program does without a command.
extension Gradlab {
  func run() throws {
    let console = Console(output)
    Terminal.installSignals(lastWords: LastWords.prompt)
    var settings = session.settings(console)
    var past: PastSession?
    if resume {
      guard let folder = Resuming.folder, let found = PastSession.newest(in: folder) else {
        throw Complaint.usage("there is no session to bring back")
      }
      past = found
      settings = Resuming.settings(found, settings)
    }
    let interpreter = Interpreter(settings)
    if Terminal.canEdit {
      console.note("gradlab \(Version.number)  ·  lessons: learn  ·  commands: help  ·  leave: Ctrl-D")
      if !resume { console.note(interpreter.bench.session.dataLine) }
      if !resume, let hint = Resuming.hint { console.note(hint) }
    }
    if let past {
      interpreter.offered = Resuming.replay(past, on: interpreter.bench, console)
    }
    if Terminal.inputIsTerminal, let folder = Resuming.folder {
      interpreter.bench.log = StatementLog(
        folder: folder, settings: settings, journal: past.flatMap { Journal.reopen($0.path) })
    }
    throw ExitCode(interact(interpreter, console))
  }
}

extension Interpreter {
  convenience init(_ settings: Bench.Settings) {
    let bench = Bench(settings)
    let player = Player(
      laboratory: bench.laboratory, library: .course(), record: Record(file: .ofReader))
    self.init(bench, player)
  }
}

/// Runs the loop at the prompt, and gives the exit code.
func interact(_ interpreter: Interpreter, _ console: Console) -> Int32 {
  let highlighter = Highlighter(vocabulary: interpreter.bench.session.vocabulary)
  let policy = Policy(
    isComplete: { interpreter.completeness($0) == .complete },
    indentation: { text in
      if case .needsMore(let indentation) = interpreter.completeness(text) { return indentation }
      return 0
    },
    complete: { interpreter.complete($0, cursor: $1) },
    help: { interpreter.help($0, cursor: $1).terminalText(console.style) },
    asksForHelp: { interpreter.asksForHelp($0, cursor: $1) },
    highlight: { interpreter.takesStatements ? highlighter.highlights($0) : [] })
  let editor = LineEditor(
    program: "gradlab",
    history: History(path: Terminal.inputIsTerminal ? Folders.state.map { $0 + "/history" } : nil),
    policy: policy,
    usesColor: console.usesColor, keyMode: Configuration.load().keys ?? .emacs)
  return Loop(interpreter: interpreter, console: console, editor: editor).run()
}
