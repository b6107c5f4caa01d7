import CommandKit
import Documents
import Engine
import Files
import Lab
import Lessons
import LineEditor

/// Bringing back the last session from its journal.
enum Resuming {
  static var folder: String? { Folder.ofReader(.state).map { $0 + "/journal" } }

  /// Brings back the last session.
  ///
  /// - Parameter inLesson: the last one in which a lesson was open.
  static func open(
    _ settings: SessionEnvironment.Settings, _ console: Console, inLesson: Bool, showsNotes: Bool = false
  ) throws -> Interpreter {
    guard let folder, let (past, journal) = try taken(folder, console, inLesson: inLesson) else {
      throw Complaint.usage(CommandMessage.nothingToBringBack(inLesson: inLesson))
    }
    var settings = settings
    settings.seed = past.header.seed
    settings.precision = Precision(rawValue: past.header.precision) ?? .float32
    // A script that goes on from a session leaves it as it was.
    let environment = SessionEnvironment(
      settings, keptIn: Terminal.inputIsTerminal ? folder : nil, bringingBack: past, from: journal)
    // The reader's progress is what it was then, until the session is what it was.
    let player = Player(
      session: environment.lessonSession, library: library(of: past, console),
      store: ProgressStore(file: nil))
    player.showsNotes = showsNotes
    player.asksConfidence = Configuration.ofReader.confidence ?? true
    let interpreter = Interpreter(environment, player)
    tellDifferences(past, console)
    if let runner = environment.replay { try Replay(past, interpreter, runner, console).run() }
    player.store.attach(.ofReader)
    return interpreter
  }

  private static func taken(
    _ folder: String, _ console: Console, inLesson: Bool
  ) throws(Complaint) -> (past: PastSession, journal: Journal)? {
    do throws(FileFailure) {
      return try Journal.takeUp(
        in: folder, where: { !inLesson || $0.hasLesson }, telling: { console.note($0) })
    } catch { throw Complaint(error) }
  }

  /// The lessons at hand, those that were open with the texts that they had, or with the same in the reader's language.
  private static func library(of past: PastSession, _ console: Console) -> Library {
    past.lessons.reduce(Library.course()) { library, lesson in
      let (name, checksum) = lesson
      if let text = past.text(ofLesson: name) {
        return library.hasTranslation(of: text, id: name) ? library : library.replacing(name, with: text)
      }
      // One from a file goes by the file's name.
      let text = library.text(of: name) ?? (try? File.read(name))
      if text.map({ Checksum.of($0) }) != checksum {
        console.note(NoteMessage.lessonHasChanged(lesson: name))
      }
      return library
    }
  }

  private static func tellDifferences(_ past: PastSession, _ console: Console) {
    if past.header.program != Machine.program { console.note(NoteMessage.otherBuild) }
    if past.header.processor != Machine.processor {
      console.note(NoteMessage.otherProcessor(past.header.processor))
    }
  }

  static func counted(_ past: PastSession, leaving rest: Int = 0) -> NoteMessage.Count {
    past.hasLesson ? .lines(past.count - rest) : .statements(past.count - rest)
  }

  /// Whether the last session ended in the middle of something.
  static var hint: NoteMessage? {
    guard let folder, let past = PastSession.newest(in: folder), !past.isClosed, past.count > 0 else {
      return nil
    }
    return .brokeOff(counted(past))
  }
}
