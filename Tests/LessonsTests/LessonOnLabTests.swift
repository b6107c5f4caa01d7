import Documents
import Lab
import Testing

@testable import Lessons

/// Lessons of the course on the lab itself.
@Suite struct LessonOnLabTests {
  final class Reader {
    let laboratory: SessionLaboratory
    let player: Player
    var shown = ""

    init(_ lesson: String) {
      laboratory = SessionLaboratory(session: Session(words: LessonVerb.all.map(\.declaration)))
      player = Player(laboratory: laboratory, library: .builtIn(language: "en"), record: Record(file: nil))
      player.learn(lesson) { [self] in shown += TestText.of($0) }
    }

    @discardableResult func type(_ line: String) -> String {
      shown = ""
      _ = player.handle(line) { [self] in shown += TestText.of($0) }
      return shown
    }
  }

  @Test func `A reader who answers wrongly comes to the end of a lesson, and nothing in it fails`() {
    let reader = Reader("core-concept")
    var lines = 0
    var seen = reader.shown
    while reader.player.rightPrompt != "the end", lines < 200 {
      lines += 1
      switch reader.player.reading?.waiting {
      case .answer: seen += reader.type("1")
      case .confidence: seen += reader.type("5")
      case .exercise:
        let theirs = reader.type("x = 1")
        #expect(theirs.contains("Not yet"))
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
    let first = try reader.laboratory.evaluate("it.factor")
    reader.type("seed 99")
    reader.type("data = xor")
    reader.type("back")
    reader.type("")
    #expect(try reader.laboratory.evaluate("it.factor") == first)
    #expect(try reader.laboratory.evaluate("probe(tower(20, sigmoid)).factor") == first)
  }

  @Test func `The template passes its own check`() throws {
    let text = LessonTemplate.text(id: "mine")
    let (lesson, problems) = LessonReader.read(file: "mine.md", bytes: Array(text.utf8))
    #expect(problems == [])
    var check = LessonCheck(
      try #require(lesson), SessionLaboratory(session: Session(words: LessonVerb.all.map(\.declaration))))
    check.run()
    #expect(check.problems == [])
  }
}
