import ArgumentParser
import CommandKit
import Documents
import Lab
import Lessons
import LineEditor

/// Lessons and scripts, run from beginning to end.
struct Run: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.run) }

  @Argument(
    help: .of(.runFiles, .file), completion: .file())
  var paths: [String]

  @Flag(help: .of(.keepGoing))
  var keepGoing = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions
  @OptionGroup var files: FileOptions

  func run() throws {
    let console = Console(output)
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    let texts = try paths.map { ($0, try readText($0)) }
    var settings = session.settings(console, files)
    settings.isScript = true
    var failed = false
    for (name, text) in texts {
      let environment = SessionEnvironment(settings)
      switch try run(name, text, environment, console) {
      case .done: continue
      case .failed:
        failed = true
        if !keepGoing { throw ExitCode(1) }
      case .interrupted: throw ExitCode(130)
      }
    }
    if failed { throw ExitCode(1) }
  }

  private func run(
    _ name: String, _ text: String, _ environment: SessionEnvironment, _ console: Console
  ) throws -> ScriptRunner.Ending {
    guard name.hasSuffix(".md") else {
      var runner = ScriptRunner(environment, named: name, keepsGoing: keepGoing) { console.show($0) }
      return runner.run(text)
    }
    let lesson = try readLesson(name)
    let runner = LessonRunner(session: environment.lessonSession, keepsGoing: keepGoing)
    do throws(Failure) {
      let holds = try runner.run(lesson) { for output in $0.outputs { console.show(output) } }
      return Terminal.interruptRequested() ? .interrupted : holds ? .done : .failed
    } catch {
      console.show(Output(error))
      return error.kind == .interrupted ? .interrupted : .failed
    }
  }
}
