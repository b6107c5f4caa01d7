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
      layouts of a PyTorch Sequential.
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
    Terminal.installSignals(lastWords: LastWords.plain)
    _ = try readBytes(file)
    let bench = Bench(session.settings(console))
    var statements: [String] = []
    if let on { statements.append("data = \(on)") }
    let into = net.map { ", into=\($0)" } ?? ""
    statements.append("model = load(\(Literal.text(file))\(into))")
    statements.append("diagnose model")
    do throws(Failure) {
      for statement in statements {
        _ = try bench.laboratory.run(statement) { document in
          if statement.hasPrefix("diagnose") { console.show(document) }
        }
      }
      let cause = try bench.session.evaluate("it.cause")
      if case .text(let name)? = cause.single, name == "none" || name == "healthy" { return }
    } catch {
      console.show(error.document)
      throw ExitCode(error.kind == .interrupted ? 130 : 1)
    }
    throw ExitCode(1)
  }
}
