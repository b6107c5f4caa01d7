import ArgumentParser
import Lessons
import LineEditor

/// A lesson to start from.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Writes the template of a lesson.")

  @Argument(
    help: ArgumentHelp("The file to write; it must not exist.", valueName: "file"), completion: .file())
  var file: String

  func run() throws {
    do { try LessonTemplate.write(to: file) } catch { throw Complaint.usage(error.message) }
    let path = file.hasSuffix(".md") ? file : file + ".md"
    Terminal.write("\(path) is there; gradlab check \(path) says what it lacks.\n")
  }
}
