import Documents
import Lab
import Messages
import Testing
import Verbs

@testable import Lessons

/// Lessons of the course on the lab itself.
@Suite struct LessonOnLabTests {
  final class Reader {
    let session: LessonSession
    let player: Player
    var shown = ""

    init(_ lesson: String) {
      session = LessonSession(session: Session(words: LessonVerb.all.map(\.declaration)))
      player = Player(session: session, library: .builtIn(in: .english), store: ProgressStore(file: nil))
      player.learn(lesson) { [self] in shown += TestText.of($0) }
    }

    @discardableResult func type(_ line: String) -> String {
      shown = ""
      player.type(line, session) { [self] in shown += TestText.of($0) }
      return shown
    }
  }

  @Test func `A reader who answers wrongly comes to the end of a lesson, and nothing in it fails`() {
    let reader = Reader("core-concept")
    var lines = 0
    var seen = reader.shown
    while reader.player.rightPrompt != "the end", lines < 200 {
      lines += 1
      switch reader.player.machine.stage {
      case .answer: seen += reader.type("1")
      case .confidence: seen += reader.type("5")
      case .exercise:
        #expect(!reader.type("x = 1").contains("Not yet"))
        #expect(reader.type("").contains("Not yet"))
        seen += reader.type("skip")
      default: seen += reader.type("")
      }
    }
    #expect(reader.player.rightPrompt == "the end", "after \(lines) lines")
    #expect(!seen.contains("✗"))
    #expect(seen.contains("Not so."))
  }

  @Test func `Back brings the same numbers as before, and free play changes none of them`() throws {
    let reader = Reader("core-concept")
    reader.type("goto tower")
    reader.type("")
    let first = try reader.session.evaluate("p.factor")
    reader.type("seed 99")
    reader.type("data = xor")
    reader.type("back")
    reader.type("goto tower")
    reader.type("")
    #expect(try reader.session.evaluate("p.factor") == first)
    #expect(try reader.session.evaluate("probe(tower(20, sigmoid)).factor") == first)
  }

  @Test func `What was tried at an exercise can be taken back, and what is saved there runs again`() throws {
    let reader = Reader("tour")
    reader.type("goto close")
    let before = try? reader.session.evaluate("factor")
    #expect(before == nil)
    #expect(reader.type("factor = 0.5").contains("Not yet"))
    #expect(try reader.session.evaluate("factor") == 0.5)
    #expect(reader.type("undo").contains("factor = 0.5"))
    #expect((try? reader.session.evaluate("factor")) == nil)
    #expect(reader.type("undo").contains("Nothing to take back"))
    #expect(!reader.type("a = 5").contains("Not yet"))
    reader.type("factor = 0.89")
    let text = reader.player.transcriptMarkdown
    let lesson = try LessonReader.lesson(file: "mine.md", bytes: Array(text.utf8))
    let session = LessonSession(session: Session(words: LessonVerb.all.map(\.declaration)))
    #expect(try LessonRunner(session: session).run(lesson) { _ in })
    #expect(try session.evaluate("factor") == 0.89)
  }

  @Test(arguments: DisplayLanguage.allCases)
  func `The template passes its own check`(_ language: DisplayLanguage) throws {
    let text = Template.lesson.text(id: "mine", in: language)
    let (lesson, problems) = LessonReader.read(file: "mine.md", bytes: Array(text.utf8))
    #expect(problems == [])
    var check = LessonCheck(
      try #require(lesson), LessonSession(session: Session(words: LessonVerb.all.map(\.declaration))))
    check.run()
    #expect(check.problems == [])
  }
}
