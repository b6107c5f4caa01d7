import ArgumentParser
import CommandKit
import Documents
import Files
import Lab
import Lessons
import LineEditor
import Messages
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
        _ = try runner.run(lesson) { page.blocks += $0.document.blocks }
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

/// A document as a Jupyter notebook: cells of the language with their outputs, and Markdown between them.
struct Notebook {
  let document: Document

  init(_ document: Document) { self.document = document }

  var json: JSON {
    var cells: [JSON] = []
    var prose: [Block] = []
    var code: String?
    var results: [Block] = []
    func flush() {
      if !prose.isEmpty { cells.append(markdown(Document(prose), cells.count)) }
      if let code { cells.append(self.code(code, Document(results), cells.count)) }
      prose = []
      results = []
      code = nil
    }
    for block in document.blocks {
      switch block {
      case .code(let text, language: "gradlab"):
        flush()
        code = text
      case .heading, .paragraph, .list, .details, .quote:
        // Prose after a cell begins anew; what a cell printed is no prose.
        if code != nil { flush() }
        prose.append(block)
      default:
        if code == nil { prose.append(block) } else { results.append(block) }
      }
    }
    flush()
    return [
      "cells": .array(cells),
      "metadata": ["language_info": ["name": "gradlab"]],
      "nbformat": 4,
      "nbformat_minor": 5,
    ]
  }

  private func markdown(_ part: Document, _ index: Int) -> JSON {
    [
      "cell_type": "markdown", "id": .string("cell-\(index + 1)"), "metadata": .object([]),
      "source": .string(part.markdown),
    ]
  }

  private func code(_ text: String, _ result: Document, _ index: Int) -> JSON {
    // Each output has the style with it: a reader may clear any of them.
    let style = "<style>\n\(HTML.styleSheet(within: "gradlab"))\n</style>"
    let html = "<div class=\"gradlab\">\n\(style)\n\(result.htmlFragment(id: "cell-\(index + 1)"))\n</div>"
    let plain = result.terminalText(TerminalStyle(width: 100))
    let output: JSON = [
      "output_type": "display_data", "metadata": .object([]),
      "data": ["text/html": .string(html), "text/plain": .string(plain)],
    ]
    return [
      "cell_type": "code", "id": .string("cell-\(index + 1)"), "metadata": .object([]),
      "execution_count": nil, "source": .string(text.showingHidden),
      "outputs": .array(result.blocks.isEmpty ? [] : [output]),
    ]
  }
}
