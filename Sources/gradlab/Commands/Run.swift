import ArgumentParser
import Documents
import Lab
import LineEditor

/// Lessons and scripts, run from beginning to end.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs lessons and scripts, and prints as it goes.",
    discussion:
      "A file is a lesson if its name ends in .md, otherwise a script; - is standard input. The first failure ends it."
  )

  @Argument(help: ArgumentHelp("Lessons, scripts, or - for standard input.", valueName: "file"))
  var files: [String]

  @Flag(help: "Goes on after a failure; the exit code still tells of it.")
  var keepGoing = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions

  func run() throws {
    let console = Console(output)
    Terminal.installSignals()
    var texts: [(name: String, text: String)] = []
    for file in files { texts.append((file, try readText(file))) }
    var failed = false
    for (name, text) in texts {
      let bench = Bench(session.settings(console))
      let ending = bench.runScript(text, named: name, keepGoing: keepGoing) { console.show($0) }
      if ending == .interrupted { throw ExitCode(130) }
      failed = failed || ending == .failed
    }
    if failed { throw ExitCode(1) }
  }
}
