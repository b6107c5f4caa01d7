import ArgumentParser
import CommandKit
import Files
import Lessons
import LineEditor
import Platform

/// Where a class is to be reached, and what becomes of its answers.
package struct ClassOptions: ParsableArguments {
  @Option(
    help: .of(.host, .address))
  package var host: String?

  @Option(help: .of(.port, .number))
  package var port = 0

  @Option(
    help: .of(.results, .file),
    completion: .file())
  package var results: String?

  package init() {}
}

/// A lesson at the teacher's prompt, which browsers follow and answer.
struct Class: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.class) }

  @Argument(
    help: .of(.lesson, .lesson),
    completion: .custom { _, _, _ in Library.course().entries.compactMap(\.front?.id) })
  var lesson: String?

  @OptionGroup var options: ClassOptions

  @Flag(
    help: .of(.notes))
  var notes = false

  @Flag(help: .of(.slides))
  var slides = false

  @Flag(help: .of(.overwriteResults))
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
