import ArgumentParser
import ClassServer
import CommandKit
import Documents
import Files
import Lab
import Testing
import Verbs

@testable import ClassTerminal
@testable import Classroom
@testable import Lessons
@testable import Program

/// A class in which a teacher types, and devices vote: without a terminal, and with a server that nobody reaches.
final class Desk {
  let desk: ClassDesk
  let player: Player
  private let session: LessonSession

  static let lesson = """
    ---
    format: 1
    id: course
    title: Course
    minutes: 20
    seed: 7
    ---
    # Course

    Hello.

    ## One

    <!-- note: Wait for them. -->

    Some prose.

    ```predict id=half answer=a
    How large is a?
    ```

    ```gradlab id=first
    a = 0.5
    a + 100
    ```

    <details>
    <summary>It is a half</summary>

    Since it was said.

    </details>

    ## Two

    ```predict id=pick answer=2
    Which one?
    1) this
    2) that
    ```

    ```gradlab id=second
    b = 2
    ```

    ## Three

    ```predict id=why
    Why?
    ```

    ```gradlab id=third
    c = 3
    ```

    """

  /// - Parameters:
  ///   - text: of the lesson.
  ///   - results: a file for the answers.
  ///   - slides: whether the terminal is shown to the class.
  ///   - path: of the file for the second terminal.
  init(
    _ text: String = Desk.lesson, results: String? = nil, slides: Bool = false, notedAt path: String? = nil
  ) throws {
    let lesson = try LessonReader.lesson(file: "course.md", bytes: Array(text.utf8))
    var console = Console(form: .terminal, usesColor: false, isPlain: true, unicode: true)
    console.slides = slides
    let options = try ClassOptions.parse(results.map { ["--results", $0] } ?? [])
    session = LessonSession(
      session: Session(words: (LessonVerb.all + LessonVerb.ofClass).map(\.declaration)))
    player = Player(session: session, library: Library([]), store: ProgressStore(file: nil))
    player.asksConfidence = false
    desk = try ClassDesk(lesson, options, console, notedAt: path)
    player.attending = desk
  }

  var room: Room { desk.room }

  /// What a line shows to the teacher.
  @discardableResult func type(_ lines: String...) -> String {
    var text = ""
    for line in lines {
      do throws(Failure) {
        let parser = Parser(vocabulary: session.session.vocabulary)
        for input in try TypedLine(line, at: player.prompt, parser).inputs {
          _ = try player.handle(input) { text += $0.document.terminalText(TerminalStyle()) }
        }
      } catch { text += Output(error).document.terminalText(TerminalStyle()) }
    }
    return text
  }

  /// A device that has joined says something to the vote that is open.
  func vote(_ answers: Answer...) throws {
    for answer in answers {
      let device = try room.join(room.code.digits, from: "test")
      let ballot = try #require(room.openVote?.ballot)
      try room.vote(device, on: ballot.id, round: ballot.round, answer)
    }
  }

  /// What the class has been shown, a word or so for each change.
  var seen: [String] {
    room.changes(after: 0).map { change in
      switch change.kind {
      case .step(let title): "step \(title.string)"
      case .shown(let document, let role):
        "\(role.rawValue) \(document.terminalText(TerminalStyle()).trimmed.prefix { $0 != "\n" })"
      case .opened(let ballot): "opened \(ballot.id) \(ballot.round)"
      case .closed: "closed"
      case .ended: "ended"
      }
    }
  }
}
