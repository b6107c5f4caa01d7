import ArgumentParser
import CommandKit
import Files
import Lessons
import LineEditor
import Platform

/// Where a class is to be reached, and what becomes of its answers.
package struct ClassOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The address of this machine that the class can reach; 127.0.0.1, for trying it alone, if left out.",
      valueName: "address"))
  package var host: String?

  @Option(help: ArgumentHelp("The port; 0 is one that is free.", valueName: "number"))
  package var port = 0

  @Option(
    help: ArgumentHelp("Writes the answers down, without names, as they come in: .csv", valueName: "file"),
    completion: .file())
  package var results: String?

  package init() {}
}

/// A lesson at the teacher's prompt, which browsers follow and answer.
struct Class: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens a lesson for a class, which follows and answers on its phones.",
    discussion: """
      The terminal stays yours: Enter goes on, and browsers that have the address and the code show what it shows. At a \
      question the class answers; Enter closes the vote, vote opens another one when they have talked, and Enter runs \
      the cell.

      Without --host nobody but this machine gets in. Your own progress is left alone, and a class begins at the \
      beginning; goto leads on.
      """)

  @Argument(
    help: ArgumentHelp("A lesson's name, as `gradlab lessons` lists them, or a file.", valueName: "lesson"),
    completion: .custom { _, _, _ in Library.course().entries.compactMap(\.front?.id) })
  var lesson: String?

  @OptionGroup var options: ClassOptions

  @Flag(
    help:
      "Shows your notes on the step in hand, with a clock: for a second terminal, beside a class that runs.")
  var notes = false

  @Flag(help: "Begins each stop on an empty screen, for a projector.")
  var slides = false

  @Flag(help: "Writes over the file of --results, without asking.")
  var overwrite = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions
  @OptionGroup var files: FileOptions

  func validate() throws {
    func refuse(_ message: CommandMessage) throws { throw ValidationError(message.words(in: .current)) }
    if notes, lesson != nil { try refuse(.notesOfClass) }
    if !notes, lesson == nil { try refuse(.lessonOfClass) }
    if !(0...65535).contains(options.port) { try refuse(.port(given: options.port)) }
    if let results = options.results, !results.hasSuffix(".csv") {
      try refuse(.resultsOfClass(file: results))
    }
  }

  func run() throws {
    guard let hosting = EntryPoint.hosting else { throw handOver() }
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    var console = Console(atPrompt: output)
    if notes { throw ExitCode(try hosting.showNotes(console)) }
    if slides { console.slides = true }
    let opened = try lessonToOpen()
    if let results = options.results { try console.agree(onWriting: [results], overwrites: overwrite) }
    var settings = session.settings(console, files)
    settings.verbs += LessonVerb.ofClass
    let environment = SessionEnvironment(settings)
    // A class is no reader: nobody's place or guess is kept.
    let player = Player(
      session: environment.lessonSession, library: .course(), store: ProgressStore(file: nil))
    player.asksConfidence = false
    let interpreter = Interpreter(environment, player)
    interpreter.appear(on: console)
    let host = try hosting.open(opened, options, console)
    interpreter.mayLeave = host.mayEnd
    player.attending = host
    host.appear()
    // At a terminal Enter begins, when the class is there.
    if !Terminal.inputIsTerminal { player.open(opened) { [console] in console.show($0) } }
    let code = interact(interpreter, console)
    host.end()
    throw ExitCode(code)
  }

  private func lessonToOpen() throws -> Lesson {
    let name = lesson ?? ""
    if name.hasSuffix(".md") { return try readLesson(name) }
    do { return try Library.course().lesson(name) } catch { throw Complaint.usage(error.reason) }
  }

  /// Goes on as the program that has a server, with the same arguments.
  ///
  /// - Returns: why that can't be.
  private func handOver() -> Complaint {
    let name = "gradlab-class"
    let besides = Folder.ofProgram.map { ["\($0)/\(name)", "\($0)/../lib/gradlab/\(name)"] } ?? []
    let onPath = (Terminal.environment("PATH") ?? "").split(separator: ":").map { "\($0)/\(name)" }
    guard let path = (besides + onPath).first(where: { access($0, X_OK) == 0 && Folder.holdsFile($0) }) else {
      return .usage(CommandMessage.noClassProgram)
    }
    var arguments = [strdup(path)] + CommandLine.arguments.dropFirst().map { strdup($0) } + [nil]
    execv(path, &arguments)
    return .usage(
      CommandMessage.classProgramFails(path: path, FileFailure.refused(path: path, error: Int(errno))))
  }
}
