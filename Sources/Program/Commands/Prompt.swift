import ArgumentParser
import Files
import Lessons
import LineEditor

/// The prompt: statements as they are typed. It is what the program does without a command.
extension Gradlab {
  func run() throws {
    Terminal.installSignals(crashMessage: CrashMessage.atPrompt.words(in: .current))
    let console = Console(atPrompt: output)
    let settings = session.settings(console, files)
    if Terminal.canEdit {
      console.note(NoteMessage.greeting(version: Version.number))
    }
    if resuming.resume {
      throw ExitCode(interact(try Resuming.open(settings, console, inLesson: false), console))
    }
    let interpreter = Interpreter(settings)
    interpreter.appear(on: console)
    if Terminal.canEdit {
      console.note(interpreter.environment.session.dataLine)
      if let hint = Resuming.hint { console.note(hint) }
    }
    throw ExitCode(interact(interpreter, console))
  }
}

extension Interpreter {
  /// A new session, which is kept where somebody types it.
  convenience init(_ settings: SessionEnvironment.Settings) {
    let environment = SessionEnvironment(settings, keptIn: Terminal.inputIsTerminal ? Resuming.folder : nil)
    let player = Player(
      session: environment.lessonSession, library: .course(),
      store: ProgressStore(file: .ofReader, shouldStop: Terminal.interruptRequested))
    player.asksConfidence = Configuration.ofReader.confidence ?? true
    self.init(environment, player)
  }

  /// From now on what lessons show has to fit the terminal.
  func appear(on console: Console) {
    player.screen = { console.screen }
    player.clear = console.clearScreen
  }
}

/// Runs the loop at the prompt, and gives the exit code.
func interact(_ interpreter: Interpreter, _ console: Console) -> Int32 {
  let environment = interpreter.environment
  let vocabulary = environment.session.vocabulary
  let assistance = EditorAssistance(session: environment.session, player: interpreter.player)
  let style = console.style
  let policy = Policy(
    isComplete: { interpreter.completeness($0) == .complete },
    indentation: { text in
      if case .needsMore(let indentation) = interpreter.completeness(text) { return indentation }
      return 0
    },
    complete: { assistance.complete($0, cursor: $1) },
    help: { assistance.help($0, cursor: $1).terminalText(console.style) },
    asksForHelp: { assistance.asksForHelp($0, cursor: $1) },
    hint: { assistance.hint($0, cursor: $1) },
    highlight: {
      interpreter.takesStatements ? vocabulary.lexemes(of: $0).compactMap { $0.highlight(style) } : []
    },
    // A screen reader would read it out each time that it changes.
    rightPrompt: { console.isPlain ? nil : interpreter.rightPrompt })
  let editor = LineEditor(
    program: "gradlab",
    history: History(path: Terminal.inputIsTerminal ? Folder.ofReader(.state).map { $0 + "/history" } : nil),
    policy: policy,
    usesColor: console.usesColor, dimmed: style.attributes(.ghost) ?? "90",
    keyMode: Configuration.ofReader.keys ?? .emacs)
  for problem in Configuration.ofReader.problems { console.note(problem) }
  let pager = Pager(Configuration.ofReader, isPlain: console.isPlain)
  return Loop(interpreter: interpreter, console: console, editor: editor, pager: pager).run()
}
