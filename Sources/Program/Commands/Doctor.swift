import ArgumentParser
import CommandKit
import Documents
import Lab
import LineEditor

/// A diagnosis of a network that was trained elsewhere.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what ails the network in a safetensors file; the exit code is 1 if anything does.",
    discussion: """
      The description of the network comes from the file's metadata, or from --net. The weights are in the names and \
      layouts of a PyTorch Sequential. Where it can't be told what ails it, the exit code is 2.
      """)

  @Argument(
    help: ArgumentHelp("The weights: a .safetensors file.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var file: String

  @Option(
    help: ArgumentHelp(
      "The network, as one would type it, where the file does not say.", valueName: "description"))
  var net: String?

  @Option(
    help: ArgumentHelp(
      "The data to look at it with: csv(\"file.csv\", target=\"column\").", valueName: "data"))
  var on: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions

  func run() throws {
    let console = Console(output)
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    _ = try readBytes(file)
    let environment = SessionEnvironment(session.settings(console))
    var statements: [String] = []
    if let on { statements.append("data = \(on)") }
    let into = net.map { ", into=\($0)" } ?? ""
    statements.append("model = load(\(Literal.text(file))\(into))")
    var isLoaded = false
    do throws(Failure) {
      for statement in statements { try environment.lessonSession.run(statement, for: .reader) { _ in } }
      isLoaded = true
      try environment.lessonSession.run("diagnose model", for: .reader) { output in
        var output = output
        output.document = atPrompt(output.document, after: statements)
        console.show(output)
      }
      let cause = try environment.session.evaluate("it.cause")
      if case .text(let name)? = cause.single, name == "none" || name == "healthy" { return }
    } catch {
      console.show(Output(error))
      if isLoaded, on == nil, error.kind != .interrupted {
        console.note(NoteMessage.dataOfNewSession)
      }
      throw ExitCode(error.kind == .interrupted ? 130 : 2)
    }
    throw ExitCode(1)
  }

  /// The diagnosis, with all that has to be typed at the prompt for what it suggests.
  private func atPrompt(_ diagnosis: Document, after statements: [String]) -> Document {
    var document = diagnosis
    document.blocks.removeAll { if case .aside(.suggestion, _) = $0 { true } else { false } }
    guard document != diagnosis else { return diagnosis }
    let lines = statements + ["diagnose model try=all"]
    document.append(
      .aside(
        .suggestion,
        [
          .paragraph("\("gradlab", .code), and there"),
          .code(lines.joined(separator: "\n"), language: "gradlab"),
        ]))
    return document
  }
}
