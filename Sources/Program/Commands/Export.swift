import ArgumentParser
import CommandKit
import Documents
import Files
import Lab
import Lessons
import LineEditor
import Messages
import Pages
import Platform
import Verbs

/// A lesson or script with its results, as a page.
struct Export: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case html, ipynb, md }

  static let configuration = CommandConfiguration(
    abstract: "Runs a lesson or script and writes it with its results as a page.",
    discussion: "Without -o it goes to standard output.")

  @Argument(help: ArgumentHelp("A lesson (.md) or script.", valueName: "file"), completion: .file())
  var file: String

  @Option(help: ArgumentHelp("html, ipynb or md.", valueName: "format"))
  var to: Format

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "out"), completion: .file())
  var output: String?

  @Flag(help: "Writes over a file of that name, without asking.")
  var overwrite = false

  @OptionGroup var session: SessionOptions
  @OptionGroup var files: FileOptions

  func validate() throws {
    guard let output, let target = realpath(output, nil) else { return }
    defer { free(target) }
    guard let source = realpath(file, nil) else { return }
    defer { free(source) }
    if strcmp(source, target) == 0 {
      throw ValidationError(CommandMessage.writesOverItself.words(in: .current))
    }
  }

  func run() throws {
    let console = Console(form: .terminal, usesColor: false, isPlain: true, unicode: true)
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    var settings = session.settings(console, files)
    settings.isScript = true
    let environment = SessionEnvironment(settings)
    if let output { try console.agree(onWriting: output, overwrites: overwrite) }
    var page = Document([])
    if file.hasSuffix(".md") {
      let lesson = try readLesson(file)
      page.title = Text(lesson.title)
      do throws(Failure) {
        let runner = LessonRunner(session: environment.lessonSession, keepsGoing: true)
        _ = try runner.run(lesson) {
          page.blocks += $0.outputs.flatMap(\.document.blocks)
        }
      } catch { throw Complaint(error.reason, code: error.kind == .interrupted ? 130 : 1) }
    } else {
      page.title = Text(file)
      let text = try readText(file)
      do throws(Failure) {
        for statement in try environment.session.parse(text) {
          page.append(.code(statement.text, language: "gradlab"))
          page.blocks += try environment.lessonSession.run(statement, for: .reader).document.blocks
        }
      } catch {
        throw Complaint(
          CommandMessage.inFile(file: file, reason: error), code: error.kind == .interrupted ? 130 : 1)
      }
    }
    if Terminal.interruptRequested() { throw ExitCode(130) }
    let text =
      switch to {
      case .html: page.htmlPage()
      case .md: page.markdown
      case .ipynb: Notebook(page).json.text(indented: true) + "\n"
      }
    guard let output else { return Terminal.write("\(text)") }
    do throws(FileFailure) { try File.write(Array(text.utf8), to: output) } catch {
      throw Complaint(error, code: 1)
    }
  }
}
