import ArgumentParser
import CommandKit
import Documents
import Files
import Lab
import LineEditor

/// A diagnosis of what was trained elsewhere: a run that was watched, or weights.
struct Doctor: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.doctor) }

  @Argument(
    help: .of(.doctorFiles, .file),
    completion: .file(extensions: ["jsonl", "safetensors"]))
  var files: [String]

  @Option(
    help: .of(.net, .description))
  var net: String?

  @Option(
    help: .of(.on, .data))
  var on: String?

  @OptionGroup(title: UsageMessage.ofRuns.words(in: .current)) var watched: RunOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions

  /// What is said of runs.
  struct RunOptions: ParsableArguments {
    @Option(help: .of(.step, .number))
    var step: Int?

    @Flag(help: .of(.unfold))
    var unfold = false

    @Flag(help: .of(.follow))
    var follow = false

    @Option(help: .of(.pageFormat, .format))
    var to: Format?

    @Option(
      name: .shortAndLong, help: .of(.pageFile, .out),
      completion: .file())
    var output: String?

    @Flag(help: .of(.overwritePage))
    var overwrite = false

    enum Format: String, ExpressibleByArgument, CaseIterable { case html }
  }

  func validate() throws {
    func refuse(_ message: DoctorMessage) throws {
      throw ValidationError(message.words(in: .current))
    }
    if watched.output != nil, watched.to == nil { try refuse(.outputWithoutFormat) }
    if watched.to != nil, watched.follow { try refuse(.pageOfFollowed) }
    if watched.to != nil, output.json { try refuse(.pageOfJSON) }
    if watched.follow || watched.to != nil, files.count != 1 { try refuse(.oneFileAlone) }
    if let step = watched.step, step < 0 { try refuse(.negativeStep(step)) }
    if watched.follow, files.contains("-") { try refuse(.followedInput) }
    if let page = watched.output, files.contains(where: { Folder.resolved($0) == Folder.resolved(page) }) {
      throw ValidationError(CommandMessage.writesOverItself.words(in: .current))
    }
  }

  func run() throws {
    let console = Console(output)
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    var worst: Int32 = 0
    for (place, file) in files.enumerated() {
      if files.count > 1, console.form == .terminal {
        console.show(Document((place > 0 ? [.gap] : []) + [.heading(Text(file), level: 2)]))
      }
      let code: Int32
      do {
        code = try look(at: file, console)
      } catch let complaint as Complaint {
        // The others are looked at all the same.
        guard files.count > 1, complaint.code != 130 else { throw complaint }
        if let reason = complaint.reason { console.show(Output(Failure(reason))) }
        code = 2
      }
      if code == 130 { throw ExitCode(130) }
      worst = max(worst, code)
    }
    if worst != 0 { throw ExitCode(worst) }
  }

  /// What ails the model that a file tells of; the exit code.
  private func look(at file: String, _ console: Console) throws -> Int32 {
    switch try Kind(of: file, isFollowed: watched.follow) {
    case .run: try RunDoctor(file: file, options: watched, console: console).look()
    case .weights where watched.to != nil || watched.step != nil || watched.unfold:
      throw Complaint.usage(DoctorMessage.ofRunsAlone(file: file))
    case .weights:
      try WeightsDoctor(file: file, net: net, on: on, console: console, session: session).look()
    }
  }

  /// What a file holds.
  private enum Kind {
    case run, weights

    /// By its name, else by what it begins with: a run is lines of JSON, and weights begin with a length.
    init(of file: String, isFollowed: Bool) throws {
      if file.hasSuffix(".jsonl") || isFollowed {
        self = .run
      } else if file.hasSuffix(".safetensors") {
        self = .weights
      } else {
        do throws(FileFailure) {
          self = try File.beginning(of: file, 9).prefix(1) == [UInt8(ascii: "{")] ? .run : .weights
        } catch { throw Complaint(error) }
      }
    }
  }
}
