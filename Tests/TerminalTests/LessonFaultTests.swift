import Files
import Foundation
import Testing

@testable import Lab
@testable import Lessons

/// Kills at random moments of a lesson: what was answered, tried and kept is never lost.
@Suite(.serialized) struct LessonFaultTests {
  private static let steps = 12

  /// A lesson without heavy work: a question, a cell and an exercise a step.
  private static func writeLesson(_ folder: URL) throws -> String {
    let steps = (1...steps).map { step in
      """
      ## Step \(step)

      ```predict id=why\(step)
      Why \(step)?
      ```

      ```gradlab id=cell\(step)
      c\(step) = \(step) * 2
      ```

      ```gradlab id=fix\(step) role=starter
      s\(step) = ____
      ```

      What is twice c\(step)?

      ```gradlab id=fix\(step) role=check
      expect s\(step) == 2 * c\(step)
      ```

      <details>
      <summary>Solution</summary>

      ```gradlab id=fix\(step) role=solution
      s\(step) = 2 * c\(step)
      ```

      </details>

      """
    }
    let path = folder.path + "/course.md"
    let head = "---\nformat: 1\nid: course\ntitle: Course\nseed: 7\n---\n# Course\n\n"
    try (head + steps.joined(separator: "\n")).write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// What a reader types in that lesson: an answer, which the cell follows at once, Enter for what is said to it and
  /// for the exercise, tries of their own, the solution, something to keep, Enter.
  private static let reading = (1...steps).flatMap { step in
    [
      "because", "", "", "own\(step) = c\(step) + 1", "s\(step) = 4 * \(step)", "mine\(step) = \(step)",
      "keep", "",
    ]
  }

  @Test func `Killed while progress is written, a reader loses nothing that was answered`() throws {
    var random = SystemRandomNumberGenerator()
    var lost = 0
    let times = FaultTable.times(50, orElse: 3)
    for _ in 0..<times {
      let folder = try Screen.newFolder()
      let terminal = try PseudoTerminal.atPrompt(["learn", Self.writeLesson(folder)], folder: folder)
      terminal.type(Self.reading.joined(separator: "\r") + "\r")
      terminal.kill(within: 900_000, using: &random)
      let answered = terminal.drain().components(separatedBy: PseudoTerminal.lineIsDone).count - 1
      let path = folder.path + "/data/gradlab/progress"
      let records = try ProgressFile(path: path).load()
      for (number, line) in Self.reading.prefix(answered).enumerated() {
        let step = number / 8 + 1
        let isKept =
          switch number % 8 {
          case 0: records[.init("course", "guess", "why\(step)")] == line
          case 4: records[.init("course", "solution", "fix\(step)")]?.hasSuffix(line) == true
          default: true
          }
        if !isKept { lost += 1 }
      }
      // A file in which anything is half written would not be what its records make.
      if !records.isEmpty, try File.read(path) != ProgressFile.encode(records) { lost += 1 }
    }
    #expect(lost == 0)
    FaultTable.row(
      "kill −9 in a lesson while progress is written", times: times, lost: FaultTable.lost(lost, "answers"))
  }

  @Test func `Killed again and again in a lesson, --resume brings back its place and all of its state`()
    throws
  {
    let folder = try Screen.newFolder()
    let lesson = try Self.writeLesson(folder)
    var random = SystemRandomNumberGenerator()
    let times = FaultTable.times(50, orElse: 5)
    var lost = 0
    var place = 0
    var isToBeChecked = false
    for round in 0..<times {
      let terminal = try PseudoTerminal.atPrompt(
        round == 0 ? ["learn", lesson] : ["--resume"], folder: folder)
      // Of a solution that was run the check may still be to do, which takes Enter.
      if isToBeChecked { try #require(terminal.enter("")) }
      // A few lines that are answered for certain, and one that may be.
      for _ in 0..<Int.random(in: 0...2, using: &random) where place < Self.reading.count - 1 {
        try #require(terminal.readOn(Self.reading[place]))
        place += 1
      }
      terminal.type(Self.reading[place] + "\r")
      terminal.kill(within: 20_000, using: &random)
      let known = place
      (place, isToBeChecked) = try Self.progress(folder)
      if place < known { lost += 1 }
      place = min(place, Self.reading.count - 1)
    }
    #expect(lost == 0)
    let other = try Screen.newFolder()
    let ends = try [
      Self.end(.atPrompt(["--resume"], folder: folder), from: place, folder, isToBeChecked),
      // Somebody who was never killed.
      Self.end(.atPrompt(["learn", Self.writeLesson(other)], folder: other), from: 0, other),
    ]
    #expect(ends[0] == ends[1] && ends[0].contains("own7") && ends[0].contains("mine12  number"))
    FaultTable.row(
      "kill −9 at a random moment of a lesson, then --resume", times: times,
      lost: FaultTable.lost(lost, "lines")
        + (ends[0] == ends[1] ? "; names, values and the saved transcript are the same" : ""))
  }

  /// How many lines the journal knows to be dealt with, and whether of the last one, a solution, the check is to do.
  private static func progress(_ folder: URL) throws -> (count: Int, isToBeChecked: Bool) {
    var texts: [String] = []
    var isToBeChecked = false
    for case .line(let line) in try Journals.newest(folder).entries where !line.opensFile {
      let isRun = line.statements.first == PastSession.Statement(text: line.text, outcome: .done)
      if line.isEnded ? !isToBeChecked : isRun { texts.append(line.text) }
      isToBeChecked = line.isEnded ? false : isRun ? line.text.hasPrefix("s") : isToBeChecked
    }
    // In their order, and none twice.
    #expect(texts == Array(reading.prefix(texts.count)))
    return (texts.count, isToBeChecked)
  }

  /// Goes on to the end of the lesson; what the session then holds, and the lesson as the reader has gone through it.
  private static func end(
    _ terminal: PseudoTerminal, from place: Int, _ folder: URL, _ isToBeChecked: Bool = false
  ) throws -> String {
    if isToBeChecked { try #require(terminal.enter("")) }
    for line in reading[place...] { try #require(terminal.readOn(line)) }
    _ = terminal.drain()
    try #require(terminal.enter("vars"))
    let names = terminal.passed.replacing(#/\u{1B}\[[0-9;]*m/#, with: "").split(separator: "\r\n")
    let file = folder.path + "/mine.md"
    try #require(terminal.enter("save \"\(file)\""))
    terminal.kill()
    let transcript = try String(contentsOfFile: file, encoding: .utf8)
    return names.filter { $0.contains(#/^\w+\d+ /#) }.joined(separator: "\n") + "\n" + transcript
  }
}
