import ArgumentParser
import Documents
import LineEditor

/// The prompt: statements as they are typed.
struct Prompt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "The prompt, as without a command.", shouldDisplay: false)

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions

  func run() throws {
    let console = Console(output)
    let bench = Bench(session.settings(console))
    let interpreter = LabInterpreter(bench)
    throw ExitCode(interact(interpreter, console))
  }
}

/// Runs the loop at the prompt, and gives the exit code.
func interact(_ interpreter: some Interpreter, _ console: Console) -> Int32 {
  Terminal.installSignals()
  var policy = Policy()
  policy.isComplete = { interpreter.isComplete($0) }
  policy.complete = { interpreter.complete($0, cursor: $1) }
  policy.help = { text, cursor in
    interpreter.help(text, cursor: cursor).map { $0.terminalText(console.style) }
  }
  let editor = LineEditor(
    program: "gradlab", history: History(path: Folders.state.map { $0 + "/history" }), policy: policy,
    usesColor: console.usesColor)
  return Loop(interpreter: interpreter, console: console, editor: editor).run()
}
