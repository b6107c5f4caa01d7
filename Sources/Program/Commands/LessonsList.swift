import ArgumentParser
import Lessons

/// The lessons, and how far the reader is.
struct LessonsList: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.lessons) }

  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = ProgressStore(file: .ofReader)
    Console(output).show(Library.course().overview(store.progress))
    if let failure = store.unreportedFailure() { throw Complaint(failure, code: 1) }
  }
}
