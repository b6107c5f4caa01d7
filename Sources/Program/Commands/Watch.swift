import ArgumentParser
import Files
import LineEditor
import Messages

/// The file in Python with which PyTorch writes what `doctor` reads.
struct Watch: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.watch) }

  /// The one source is the package in the folder `python`.
  private static let source = "gradlab_watch.py"

  @Flag(help: .of(.python))
  var python = false

  @Option(
    name: .shortAndLong, help: .of(.watchTo, .file),
    completion: .file(extensions: ["py"]))
  var output: String?

  @Flag(help: .of(.overwritePage))
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
