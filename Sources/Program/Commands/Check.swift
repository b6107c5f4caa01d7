import ArgumentParser
import CommandKit
import Lab
import Lessons
import LineEditor

/// Lessons held to what they say.
struct Check: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.check) }

  @Argument(
    help: .of(.checkFiles, .fileOrFolder),
    completion: .file())
  var paths: [String]

  @Option(
    help: .of(.checkSeeds, .number))
  var seeds = 0

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions

  func validate() throws {
    let range = 0...1000
    guard range.contains(seeds) else {
      throw ValidationError(CommandMessage.seedsOutOfRange(range).words(in: .current))
    }
  }

  func run() throws {
    let console = Console(output)
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    var settings = session.settings(console)
    settings.isScript = true
    let bar = ProgressBar(console)
    let checker = Checker(
      session: { [settings] in SessionEnvironment(settings, bar: bar).lessonSession }, seeds: seeds,
      progress: { [seeds] label, done in bar.show(WorkReport(label: label, done: done, total: seeds)) },
      show: { report in
        let line = console.form == .json ? "\(report.json)" : report.words(in: .current)
        bar.clear()
        Terminal.write("\(line)\n")
      })
    let summary: Checker.Summary
    do throws(Failure) {
      summary = try bar.during { () throws(Failure) in try checker.check(paths) }
    } catch { throw Complaint.usage(error.reason) }
    if Terminal.interruptRequested() { throw ExitCode(130) }
    if summary.failed > 0 { throw ExitCode(1) }
  }
}
