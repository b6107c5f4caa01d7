import CommandKit
import Testing

@testable import Lessons

@Suite struct LibraryTests {
  @Test(arguments: Library.builtIn(in: .english).entries.map(\.file))
  func `Every lesson that is built in reads without a problem`(_ file: String) throws {
    let text = try #require(EmbeddedTexts.all.first { $0.file == file }).text
    let (lesson, problems) = LessonReader.read(file: file, bytes: Array(text.utf8))
    #expect(problems == [])
    let read = try #require(lesson)
    #expect(file.hasSuffix("-\(read.id).md"), "its file is named after its id")
    #expect(read.front.minutes != nil)
  }

  @Test func `Built-in lessons are found by id, by number and by the name of their file`() throws {
    let library = Library.builtIn(in: .english)
    let first = try library.lesson("background")
    #expect(try library.lesson("01").id == first.id)
    #expect(try library.lesson("01-background.md").id == first.id)
    #expect(library.has("background") && !library.has("01"))
    #expect(library.lesson(after: "background")?.id == "core-concept")
    #expect(throws: Failure.self) { try library.lesson("nothing") }
  }

  @Test func `The first lesson that was begun comes before those that were not`() {
    let library = Library.builtIn(in: .english)
    var progress = ReaderProgress()
    progress["background", .finished] = "yes"
    #expect(library.firstUnfinished(progress) != "background")
    progress["example", .place] = "1 0 "
    #expect(library.firstUnfinished(progress) == "example")
  }
}
