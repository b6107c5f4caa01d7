import ArgumentParser
import CommandKit
import Documents
import Lab
import Lessons
import LineEditor

/// The lessons at the prompt.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens a lesson where you left it; without a name the one left last, or the next.",
    discussion: """
      Enter runs the next step, back goes back, skip passes on, lessons lists them all.

      A lesson that is opened again goes on with its own state, which its earlier cells make anew. --resume brings \
      back the last session in a lesson instead, with all that you tried and kept in it.

      A lesson reads and writes in its own folder alone, and asks before it writes.
      """)

  @Argument(
    help: ArgumentHelp("A lesson's name, as `gradlab lessons` lists them, or a file.", valueName: "lesson"),
    completion: .custom { _, _, _ in Library.course().entries.compactMap(\.front?.id) })
  var lesson: String?

  @Flag(help: "Shows the notes for the teacher.")
  var teacher = false

  @Flag(help: "Begins the lesson anew: with no place, guess or solution of before, which the file keeps.")
  var fresh = false

  @Flag(help: "Begins each stop on an empty screen, for a projector.")
  var slides = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions
  @OptionGroup var resuming: ResumeOptions
  @OptionGroup var files: FileOptions

  func validate() throws {
    if resuming.resume, lesson != nil || fresh {
      throw ValidationError(CommandMessage.lessonToBringBack.words(in: .current))
    }
  }

  func run() throws {
    Terminal.installSignals(crashMessage: CrashMessage.inLesson.words(in: .current))
    var console = Console(atPrompt: output)
    if slides { console.slides = true }
    let settings = session.settings(console, files)
    if resuming.resume {
      throw ExitCode(
        interact(try Resuming.open(settings, console, inLesson: true, showsNotes: teacher), console))
    }
    let interpreter = Interpreter(settings)
    interpreter.appear(on: console)
    let player = interpreter.player
    player.showsNotes = teacher
    let hint = Terminal.canEdit ? Resuming.hint : nil
    if let lesson, lesson.hasSuffix(".md") {
      let text = try readText(lesson)
      if fresh { _ = player.setAside(try readLesson(text, from: lesson).id) }
      try interpreter.open(text, from: lesson) { [console] in console.show($0) }
    } else {
      if let lesson {
        do { _ = try player.library.lesson(lesson) } catch { throw Complaint.usage(error.reason) }
      }
      let id = fresh ? player.setAside(lesson) : lesson
      do throws(Failure) { try interpreter.learn(id) { [console] in console.show($0) } } catch {
        console.show(Output(error))
      }
    }
    if let hint { console.note(hint) }
    throw ExitCode(interact(interpreter, console))
  }
}

/// A lesson from a file.
func readLesson(_ path: String) throws -> Lesson { try readLesson(readText(path), from: path) }

/// The lesson that the text of a file is.
func readLesson(_ text: String, from path: String) throws -> Lesson {
  do throws(Problems) {
    return try LessonReader.lesson(file: path, bytes: Array(text.utf8))
  } catch { throw Complaint(CommandMessage.unreadable(error), code: 1) }
}
