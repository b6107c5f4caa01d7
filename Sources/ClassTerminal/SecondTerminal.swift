import Classroom
import Documents
import Files
import Lessons
import LineEditor
import Platform
import Synchronization

/// Keeps what the teacher's terminals show beside the lesson up to date, four times a second at most, however many votes
/// come in: the prompt, and the file that `gradlab class --notes` reads.
final class SecondTerminal: Sendable {
  private struct Contents {
    var state = ClassState()
    var hasNews = false
    var hasEnded = false
  }

  private let room: Room
  private let path: String?
  private let contents = Mutex(Contents())

  /// - Parameter path: of the file; `nil`: there is none.
  init(_ room: Room, _ lesson: Lesson, path: String?) {
    self.room = room
    self.path = path
    contents.withLock { contents in
      contents.state.lesson = lesson.title
      contents.state.planned = lesson.front.minutes
    }
  }

  func start() {
    if path != nil { ClassState.running() }
    room.watch { [self] news in if news != .shown { contents.withLock { $0.hasNews = true } } }
    write()
    _ = startThread { [self] in
      while true {
        usleep(250_000)
        let (hasNews, hasEnded) = contents.withLock { contents in
          defer { contents.hasNews = false }
          return (contents.hasNews, contents.hasEnded)
        }
        if hasEnded { return }
        guard hasNews else { continue }
        Terminal.wake()
        write()
      }
    }
  }

  func follow(_ player: Player) {
    contents.withLock { contents in
      let before = contents.state
      if let lesson = player.lesson {
        contents.state.lesson = lesson.title
        contents.state.planned = lesson.front.minutes
      }
      if let step = player.stepInHand {
        (contents.state.step, contents.state.steps, contents.state.title) = (
          step.number, step.count, step.title
        )
      }
      contents.state.notes = player.notesInHand
      let isSame =
        (before.step, before.title, before.lesson) == (
          contents.state.step, contents.state.title, contents.state.lesson
        )
      if !isSame { contents.state.stepBegan = ClassState.now }
    }
    write()
  }

  /// Shows the answers to the question in hand, there alone.
  func tell(_ votes: [Block]) {
    let text = Document(votes).terminalText(TerminalStyle(width: 78))
    let lines = text.split(separator: "\n").map(String.init)
    let isNew = contents.withLock { contents in
      defer { contents.state.votes = lines }
      return contents.state.votes != lines
    }
    if isNew { write() }
  }

  func stop() {
    contents.withLock { contents in
      contents.hasEnded = true
      if let path { File.remove(path) }
    }
  }

  /// That the notes can't be written is no reason to disturb a class.
  private func write() {
    guard let path else { return }
    let status = ClassMessage.status(ClassDesk.status(of: room)).words(in: .current)
    contents.withLock { contents in
      guard !contents.hasEnded else { return }
      contents.state.status = status
      try? contents.state.write(to: path)
    }
  }
}
