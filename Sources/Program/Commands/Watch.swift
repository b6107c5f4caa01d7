import ArgumentParser
import Files
import LineEditor
import Messages

/// The file in Python with which PyTorch writes what `doctor` reads.
struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Gives the Python with which a training in PyTorch is watched, for doctor.",
    discussion: """
      Without an option it says how that is used. docs/watch.md describes what such a run holds.
      """)

  /// The one source is the package in the folder `python`.
  private static let source = "gradlab_watch.py"

  @Flag(help: "Prints gradlab_watch.py, one file on PyTorch alone.")
  var python = false

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Writes it to this file.", valueName: "file"),
    completion: .file(extensions: ["py"]))
  var output: String?

  @Flag(help: "Writes over a file of that name, without asking.")
  var overwrite = false

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let text = EmbeddedTexts.text(of: Self.source)
    guard let output else {
      Terminal.write("\(python ? text : "\(NoteMessage.howToWatch.words(in: .current))\n")")
      return
    }
    let console = Console(form: .terminal, usesColor: false, isPlain: true, unicode: true)
    try console.agree(onWriting: [output], overwrites: overwrite)
    do throws(FileFailure) { try File.write(Array(text.utf8), to: output) } catch {
      throw Complaint(error, code: 1)
    }
  }
}
