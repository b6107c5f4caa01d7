import ArgumentParser
import Documents
import Lessons
import LineEditor

/// The lessons at the prompt.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens a lesson where you left it; without a name the one left last, or the next.",
    discussion: "Enter runs the next step, back goes back, skip passes on, lessons lists them all.")

  @Argument(
    help: ArgumentHelp("A lesson's name, as `gradlab lessons` lists them, or a file.", valueName: "lesson"),
    completion: .custom { _, _, _ in Library.course().entries.compactMap(\.front?.id) })
  var lesson: String?

  @Flag(help: "Shows the notes for the teacher.")
  var teacher = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions

  func run() throws {
    let console = Console(output)
    let interpreter = Interpreter(session.settings(console))
    let player = interpreter.player
    player.showsNotes = teacher
    Terminal.installSignals(lastWords: LastWords.lesson)
    if let lesson, lesson.hasSuffix(".md") {
      player.open(try readLesson(lesson)) { console.show($0) }
    } else {
      if let lesson {
        do { _ = try player.library.lesson(lesson) } catch { throw Complaint.usage(error.message) }
      }
      player.learn(lesson) { console.show($0) }
    }
    throw ExitCode(interact(interpreter, console))
  }
}

/// A lesson from a file.
func readLesson(_ path: String) throws -> Lesson {
  let text = try readText(path)
  let (lesson, problems) = LessonReader.read(file: path, bytes: Array(text.utf8))
  guard let lesson, problems.isEmpty else {
    throw Complaint(message: problems.map(\.description).joined(separator: "\n"), code: 1)
  }
  return lesson
}
