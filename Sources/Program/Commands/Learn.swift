import ArgumentParser
import CommandKit
import Documents
import Lab
import Lessons
import LineEditor

/// The lessons at the prompt.
struct Learn: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.learn) }

  @Argument(
    help: .of(.lesson, .lesson),
    completion: .custom { _, _, _ in Library.course().entries.compactMap(\.front?.id) })
  var lesson: String?

  @Flag(help: .of(.teacher))
  var teacher = false

  @Flag(help: .of(.fresh))
  var fresh = false

  @Flag(help: .of(.slides))
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
