import ArgumentParser
import Documents
import Lessons
import LineEditor

/// The prompt: statements as they are typed.
struct Prompt: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "The prompt, as without a command.")

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions

  func run() throws {
    let console = Console(output)
    let interpreter = Interpreter(session, console)
    if Terminal.canEdit {
      Terminal.write("gradlab \(Version.number)  ·  lessons: learn  ·  commands: help  ·  leave: Ctrl-D\n")
    }
    throw ExitCode(interact(interpreter, console))
  }
}

extension Interpreter {
  convenience init(_ options: SessionOptions, _ console: Console) {
    let bench = Bench(options.settings(console))
    let player = Player(
      laboratory: bench.laboratory, library: .course(), record: Record(file: .ofReader))
    self.init(bench, player)
  }
}

/// Runs the loop at the prompt, and gives the exit code.
func interact(_ interpreter: Interpreter, _ console: Console) -> Int32 {
  Terminal.installSignals()
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
    program: "gradlab", history: History(path: Folders.state.map { $0 + "/history" }), policy: policy,
    usesColor: console.usesColor)
  return Loop(interpreter: interpreter, console: console, editor: editor).run()
}
