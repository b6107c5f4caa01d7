import Classroom
import Documents
import Files
import Foundation
import Testing

@testable import ClassTerminal

@Suite struct ClassDeskTests {
  @Test func `The class sees the lesson and what the teacher runs, and nothing that is said to the teacher`()
    throws
  {
    let desk = try Desk()
    #expect(desk.type("").contains("Hello"))
    desk.type("", "1 + 1", "nowhere", "help", "votes", "vars", "")
    #expect(desk.room.openVote == nil)
    #expect(
      desk.seen == [
        "prose Hello.", "step One", "prose Some prose.", "opened course/half 1", "cell 1 + 1", "result 2",
        "closed",
      ])
  }

  @Test func `The class is spoken to in the language of its lesson, the teacher in that of the program`()
    throws
  {
    let desk = try Desk(Desk.lesson.replacing("title: Course\n", with: "title: Course\nlang: zh-Hans\n"))
    func hasHan(_ text: String) -> Bool { text.contains { ("一"..."鿿").contains($0) } }
    desk.type("", "")
    var told = desk.type("probe 2 * dense(8, relu) -> dense(1, sigmoid)")
    #expect(told.contains("gradient") && !hasHan(told))
    guard case .shown(let result, .result)? = desk.room.changes(after: 0).last?.kind else {
      Issue.record("no result")
      return
    }
    #expect(hasHan(result.terminalText(TerminalStyle())), "\(result.markdown)")
    try desk.vote(.number(0.5))
    told = desk.type("") + desk.type("")
    #expect(told.contains("What the class said") && !hasHan(told))
    #expect(desk.seen.last == "votes 全班怎么说")
  }

  @Test func `A question is voted on until Enter closes it, and what is right of the answers is foreseen`()
    throws
  {
    let desk = try Desk()
    #expect(desk.type("", "").contains("The class answers"))
    try desk.vote(.number(0.5), .number(0.49), .number(3), .number(4))
    #expect(desk.desk.status == "4 of 4 have answered")
    let closed = desk.type("")
    #expect(
      closed.contains("Right: 50 %.") && closed.contains("let them talk")
        && closed.contains("`vote`") == false)
    #expect(!desk.seen.contains { $0.hasPrefix("votes") })
    #expect(desk.type("vote").contains("Vote 2 is open"))
    #expect(desk.type("vote").contains("open"))
    try desk.vote(.number(0.5), .number(0.51))
    #expect(desk.type("").contains("go on"))
    let result = desk.type("")
    #expect(
      result.contains("100.5") && result.contains("Measured: 0.500") && result.contains("50 %, then 100 %"))
    #expect(
      Array(desk.seen.suffix(3)) == ["cell a = 0.5", "result a + 100  100.5", "votes What the class said"])
    #expect(desk.type("").contains("It is a half"))
    #expect(desk.seen.last?.hasPrefix("prose") == true)
  }

  @Test func `On a projector what was said and the advice stand in the second terminal alone`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "gradlab-notes-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let desk = try Desk(slides: true, notedAt: path)
    desk.type("", "")
    try desk.vote(.number(0.5), .number(3))
    let closed = desk.type("")
    #expect(closed.contains("2 answers, which") && !closed.contains("50 %") && !closed.contains("let them"))
    let notes = try #require(ClassState.read(path)).votes
    #expect(notes.contains { $0.contains("Right: 50 %.") && $0.contains("talk") })
    #expect(desk.type("votes").contains("0.5"))
    // The next question has no answers yet.
    desk.type("", "", "")
    #expect(desk.desk.isVoting)
    #expect(try #require(ClassState.read(path)).votes == [])
  }

  @Test func `Nobody need answer, and a vote that nobody answered is opened again as the same one`() throws {
    let desk = try Desk()
    desk.type("", "")
    #expect(desk.type("").contains("Nobody has answered"))
    desk.type("vote")
    #expect(desk.room.openVote?.ballot.round == 1)
    desk.type("", "")
    #expect(!desk.seen.contains { $0.hasPrefix("votes") })
  }

  /// What is typed at a question, and whether it is left by that.
  @Test(arguments: [
    ("skip", true), ("goto 2", true), ("goto third", true), ("back", true), ("goto half", false),
    ("1", false),
  ])
  func `A vote whose question is left is closed, and where it is asked anew nothing of it is forgotten`(
    line: String, isLeft: Bool
  ) throws {
    let desk = try Desk()
    desk.type("", "")
    try desk.vote(.number(1))
    desk.type(line)
    #expect((desk.room.openVote?.ballot.id == "course/half") == !isLeft)
    desk.type("goto half")
    #expect(desk.room.openVote?.ballot.round == (isLeft ? 2 : 1))
    #expect(desk.room.tallies("course/half").first?.count == 1)
  }

  @Test func `What was skipped is found all the same`() throws {
    let desk = try Desk()
    desk.type("", "")
    try desk.vote(.number(0.5))
    #expect(desk.type("skip").contains("100 %"))
    #expect(desk.seen.contains("votes What the class said"))
  }

  @Test func `Options are held against the right one, and words the teacher picks`() throws {
    let desk = try Desk()
    desk.type("", "goto 2")
    #expect(desk.room.openVote?.ballot.options.map(\.string) == ["this", "that"])
    try desk.vote(.options([2]), .options([1]), .options([1]), .options([1]))
    #expect(desk.type("").contains("explain"))
    #expect(desk.type("").contains("Right: 25 %"))
    desk.type("goto 3")
    try desk.vote(.words("so"), .words("so"), .words("be\u{202E}cause"))
    let closed = desk.type("")
    #expect(
      closed.contains("be⟨U+202E⟩cause") && closed.contains("so (2 times)") && !closed.contains("Right"))
    #expect(desk.type("pick 9").contains("1 to 2") && desk.type("pick").contains("1 to 2"))
    #expect(!desk.seen.contains { $0.contains("so") })
    desk.type("pick 2")
    #expect(desk.seen.last?.hasSuffix("so") == true)
  }

  @Test func `The answers are a table without names, in which no cell is a formula`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gradlab-class-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path + "/a.csv"
    let desk = try Desk(results: path)
    desk.type("", "")
    try desk.vote(.number(0.5), .number(-2), .number(-2))
    desk.type("", "", "goto 3")
    try desk.vote(.words("=1+1, \"or\""))
    desk.type("", "vote", "")
    desk.desk.end()
    let written = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      written.replacing("\r\n", with: "\n") == #"""
        question,vote,answer,count,answered,right,share_right,found
        course/half,1,-2.0,2,3,no,0.333,0.5
        course/half,1,0.5,1,3,yes,0.333,0.5
        course/why,1,"'=1+1, ""or""",1,1,,,
        course/why,2,,0,0,,,

        """#)
    let other = folder.path + "/b.csv"
    #expect(desk.type("votes to=\"\(other)\"").contains(other))
    #expect(try String(contentsOfFile: other, encoding: .utf8) == written)
    for line in ["votes to=\"x.txt\"", "votes to=3"] { #expect(desk.type(line).contains(".csv"), "\(line)") }
  }

  @Test func `The end is told to the class`() throws {
    let desk = try Desk()
    desk.type("", "")
    desk.desk.end()
    #expect(desk.seen.suffix(2) == ["closed", "ended"])
    #expect(desk.desk.mayEnd())
  }

  @Test func `What the second terminal shows is read back as it was written`() throws {
    var state = ClassState()
    (state.lesson, state.step, state.steps, state.title) = ("A\tb", 2, 9, "Line\nend")
    (state.notes, state.status, state.planned) = (["one\\", "two\n\nthree"], "3 in class", 15)
    #expect(ClassState(Array(state.text.utf8)) == state)
    #expect(ClassState([]) == nil && ClassState(Array("nonsense\n".utf8)) == nil)
  }

  @Test(arguments: [(0, "0:00"), (59, "0:59"), (247, "4:07"), (3847, "1:04:07"), (-5, "0:00")])
  func `A clock has minutes, and hours where there are any`(seconds: Int, text: String) {
    #expect(NotesScreen.clock(seconds) == text)
  }
}
