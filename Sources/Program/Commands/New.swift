import ArgumentParser
import Lessons
import LineEditor

/// A lesson or a document of claims to start from.
struct New: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.new) }

  @Argument(
    help: .of(.newFile, .file), completion: .file())
  var file: String

  @Flag(help: .of(.newAudit))
  var audit = false

  @OptionGroup var language: LanguageOptions

  func run() throws {
    do { try (audit ? Template.claims : .lesson).write(to: file) } catch {
      throw Complaint.usage(error.reason)
    }
    let path = file.hasSuffix(".md") ? file : file + ".md"
    let note = NoteMessage.written(file: path, audit ? .claims : .lesson)
    Terminal.write("\(note.words(in: .current))\n")
  }
}
