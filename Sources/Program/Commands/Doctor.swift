import ArgumentParser
import CommandKit
import Documents
import Files
import Lab
import LineEditor

/// A diagnosis of what was trained elsewhere: a run that was watched, or weights.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what ails a model in PyTorch; the exit code is 1 if anything does.",
    discussion: """
      A run that gradlab_watch wrote (.jsonl; gradlab watch) is diagnosed as it is, whatever the model is made of. Of \
      weights (.safetensors) the description of the network comes from the file's metadata, or from --net; where neither \
      says it, they are looked at by themselves.

      The exit code is 0 where nothing fails, 1 where something does, and 2 where that can't be told. Of several \
      files it is the largest.
      """)

  @Argument(
    help: ArgumentHelp("Runs (.jsonl) and weights (.safetensors).", valueName: "file"),
    completion: .file(extensions: ["jsonl", "safetensors"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Of weights: the network, as one would type it, where the file does not say.",
      valueName: "description"))
  var net: String?

  @Option(
    help: ArgumentHelp(
      "Of weights: the data to look at it with: csv(\"file.csv\", target=\"column\").", valueName: "data"))
  var on: String?

  @OptionGroup(title: "Of runs") var watched: RunOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions

  /// What is said of runs.
  struct RunOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The step whose table is shown; the last if left out.", valueName: "number"))
    var step: Int?

    @Flag(help: "A row for each module, and none for a whole block.")
    var unfold = false

    @Flag(help: "Goes on as the run does, until it ends or by Ctrl-C.")
    var follow = false

    @Option(help: ArgumentHelp("html: writes a page.", valueName: "format"))
    var to: Format?

    @Option(
      name: .shortAndLong, help: ArgumentHelp("The file to write, for --to.", valueName: "out"),
      completion: .file())
    var output: String?

    @Flag(help: "Writes over a file of that name, without asking.")
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
