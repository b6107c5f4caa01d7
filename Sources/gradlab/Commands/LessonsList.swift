import ArgumentParser
import Lessons

/// The lessons, and how far the reader is.
struct LessonsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "Lists the lessons, and how far you are in each.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    Console(output).show(Library.course().overview(ProgressStore(file: .ofReader).progress))
  }
}
