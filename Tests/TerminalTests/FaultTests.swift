import Foundation
import Testing

@testable import Lab
@testable import Lessons

/// Kills at random moments: what was answered before is never lost, and comes back to the bit.
@Suite(.serialized) struct FaultTests {
  private static func journals(_ folder: URL) -> String { folder.path + "/state/gradlab/journal" }

  private static func newest(_ folder: URL) throws -> PastSession {
    try #require(PastSession.newest(in: journals(folder)))
  }

  // MARK: Kills

  @Test func `Killed again and again at work, a session loses nothing that it has answered`() throws {
    let folder = try Screen.newFolder()
    var random = SystemRandomNumberGenerator()
    var answered: [String] = []
    var sent = 0
    var working = 0
    let times = FaultTable.times(200, orElse: 8)
    for round in 0..<times {
      let terminal = try PseudoTerminal(
        round == 0 ? [] : ["--resume"], folder: folder, environment: ["GRADLAB_SLOW": "0.02"])
      if round % 5 == 4 {
        // In the middle of being brought back.
        usleep(UInt32.random(in: 0...400_000, using: &random))
        terminal.kill()
        continue
      }
      guard terminal.waitForPrompt(seconds: 120) else {
        Issue.record("round \(round) did not come to the prompt: \(terminal.output)")
        return
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) + (round == 0 ? 1 : 0) {
        sent += 1
        let statement =
          sent == 1
          ? "deep = 2 * dense(6, tanh) -> dense(1, sigmoid)"
          : sent % 3 == 0 ? "train deep epochs=\(1 + sent % 5)" : "a\(sent) = \(sent)"
        guard terminal.enter(statement, seconds: 60) else {
          Issue.record("no answer to \(statement): \(terminal.output)")
          return
        }
        answered.append(statement)
      }
      // The next one is in the middle of whatever happens now.
      sent += 1
      terminal.type(round.isMultiple(of: 2) ? "x = train(deep, epochs=1000000)\r" : "b\(sent) = \(sent)\r")
      usleep(UInt32.random(in: 0...40_000, using: &random))
      terminal.kill()
      if try Self.newest(folder).statements.last?.outcome == nil { working += 1 }
    }
    let past = try Self.newest(folder)
    // In the order in which they were answered, and each once.
    let done = past.statements.filter { $0.outcome == .done && !$0.text.hasPrefix("b") }.map(\.text)
    let same = try Self.weightsAreTheSame(past, folder)
    #expect(done == answered && same)
    FaultTable.row(
      "kill −9 at a random moment of work, then --resume (\(working) times while a statement ran, each fifth while it was brought back)",
      times: times,
      lost: done == answered && same ? "nothing; the weights are the same bits" : "\(answered) \(done)")
  }

  /// Whether the program brings back the weights that the statements make when they run in one go.
  private static func weightsAreTheSame(_ past: PastSession, _ folder: URL) throws -> Bool {
    let file = folder.path + "/deep.safetensors"
    let terminal = try PseudoTerminal(["--resume"], folder: folder)
    #expect(terminal.waitForPrompt(seconds: 120) && terminal.enter("save \"\(file)\" of=deep"))
    terminal.kill()
    let session = Session(seed: past.header.seed)
    for statement in past.statements where statement.outcome == .done { try session.run(statement.text) }
    let own = folder.path + "/own.safetensors"
    try session.run("save \"\(own)\" of=deep")
    return try TextFile.bytes(file) == TextFile.bytes(own)
  }

  @Test func `Stopped by Ctrl-C at any moment and then killed, training comes back to the same bits`() throws
  {
    var random = SystemRandomNumberGenerator()
    let times = FaultTable.times(50, orElse: 3)
    var lost = 0
    for round in 0..<times {
      let folder = try Screen.newFolder()
      let terminal = try PseudoTerminal(
        folder: folder, environment: ["GRADLAB_SLOW": round % 2 == 0 ? "9" : "0"])
      #expect(terminal.waitForPrompt() && terminal.enter("deep = 2 * dense(16, tanh) -> dense(1, sigmoid)"))
      let options = [
        "", " batch=32", " validation=0.9", " batch=100 validation=0.5 with=adam(plateau(0.1, patience=1))",
      ]
      terminal.type("train deep epochs=10000000\(options[round % 4])\r")
      usleep(UInt32.random(in: 30_000...500_000, using: &random))
      terminal.type("\u{3}")
      #expect(terminal.wait(for: PseudoTerminal.lineIsDone))
      let files = ["then", "now"].map { "\(folder.path)/\($0).safetensors" }
      #expect(terminal.enter("save \"\(files[0])\" of=deep"))
      terminal.kill()
      let again = try PseudoTerminal(["--resume"], folder: folder)
      #expect(again.waitForPrompt(seconds: 60) && again.enter("save \"\(files[1])\" of=deep"))
      again.kill()
      if try TextFile.bytes(files[0]) != TextFile.bytes(files[1]) { lost += 1 }
    }
    #expect(lost == 0)
    FaultTable.row(
      "Ctrl-C at a random moment of training, kill −9, then --resume", times: times,
      lost: lost == 0 ? "nothing; the weights are the same bits" : "\(lost) times something")
  }

  @Test func `Killed while it writes its journal and snapshots, a session keeps all but the last`() throws {
    var random = SystemRandomNumberGenerator()
    var lost = 0
    var torn = 0
    let times = FaultTable.times(50, orElse: 4)
    let statements =
      ["deep = dense(6, tanh) -> dense(1, sigmoid)"]
      + (1...40).map { $0 % 2 == 0 ? "train deep epochs=1" : "a\($0) = \($0)" }
    for _ in 0..<times {
      let folder = try Screen.newFolder()
      // Each statement leaves a snapshot, so that nearly all of the time is writing.
      let terminal = try PseudoTerminal(folder: folder, environment: ["GRADLAB_SLOW": "0"])
      #expect(terminal.waitForPrompt())
      #expect(terminal.enter(statements[0]))
      terminal.type(statements.dropFirst().joined(separator: "\r") + "\r")
      usleep(UInt32.random(in: 0...400_000, using: &random))
      terminal.kill()
      let answered = 1 + terminal.drain().components(separatedBy: PseudoTerminal.lineIsDone).count - 1
      let past = try Self.newest(folder)
      let done = past.statements.prefix { $0.outcome == .done }
      if done.map(\.text) != Array(statements.prefix(done.count)) || done.count < answered
        || past.statements.count > done.count + 1
      {
        lost += 1
      }
      let bytes = try TextFile.bytes(past.path)
      let halves = JournalStore.names(in: JournalStore(journal: past.path).folder).contains {
        $0.hasSuffix(".part")
      }
      if halves || bytes.suffix(2) != [10, 10] || past.statements.count > done.count { torn += 1 }
      // What there is of snapshots and what runs again come to the same.
      let session = Session(seed: past.header.seed)
      let again = Session(from: session)
      #expect(session.replay(past) == [])
      for statement in done { try again.run(statement.text) }
      #expect(difference(session, again) == nil)
    }
    #expect(lost == 0)
    FaultTable.row(
      "kill −9 while journal and snapshots are written (\(torn) times in the middle of a statement or file)",
      times: times, lost: FaultTable.lost(lost, "sessions"))
  }

  // MARK: Lessons

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

  /// What a reader types in that lesson: an answer, tries of their own, the solution, something to keep, Enter.
  private static let reading = (1...steps).flatMap { step in
    ["because", "own\(step) = c\(step) + 1", "s\(step) = 4 * \(step)", "mine\(step) = \(step)", "keep", ""]
  }

  private static func open(_ arguments: [String], _ folder: URL) throws -> PseudoTerminal {
    try PseudoTerminal(arguments, folder: folder, environment: ["XDG_DATA_HOME": folder.path + "/data"])
  }

  @Test func `Killed while progress is written, a reader loses nothing that was answered`() throws {
    var random = SystemRandomNumberGenerator()
    var lost = 0
    let times = FaultTable.times(50, orElse: 3)
    for _ in 0..<times {
      let folder = try Screen.newFolder()
      let terminal = try Self.open(["learn", Self.writeLesson(folder)], folder)
      #expect(terminal.waitForPrompt())
      terminal.type(Self.reading.joined(separator: "\r") + "\r")
      usleep(UInt32.random(in: 0...900_000, using: &random))
      terminal.kill()
      let answered = terminal.drain().components(separatedBy: PseudoTerminal.lineIsDone).count - 1
      let path = folder.path + "/data/gradlab/progress"
      let records = try ProgressFile(path: path).load()
      for (number, line) in Self.reading.prefix(answered).enumerated() {
        let step = number / 6 + 1
        let isKept =
          switch number % 6 {
          case 0: records[.init("course", "guess", "why\(step)")] == line
          case 2: records[.init("course", "solution", "fix\(step)")]?.hasSuffix(line) == true
          default: true
          }
        if !isKept { lost += 1 }
      }
      // A file in which anything is half written would not be what its records make.
      if !records.isEmpty, try TextFile.bytes(path) != ProgressFile.encode(records) { lost += 1 }
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
      let terminal = try Self.open(round == 0 ? ["learn", lesson] : ["--resume"], folder)
      guard terminal.waitForPrompt(seconds: 60) else {
        Issue.record("round \(round): \(terminal.output)")
        return
      }
      // Of a solution that was run the check may still be to do, which takes Enter.
      if isToBeChecked { #expect(terminal.enter("")) }
      // A few lines that are answered for certain, and one that may be.
      for _ in 0..<Int.random(in: 0...2, using: &random) where place < Self.reading.count - 1 {
        #expect(terminal.enter(Self.reading[place]))
        place += 1
      }
      terminal.type(Self.reading[place] + "\r")
      usleep(UInt32.random(in: 0...20_000, using: &random))
      terminal.kill()
      let known = place
      (place, isToBeChecked) = try Self.progress(folder)
      if place < known { lost += 1 }
      place = min(place, Self.reading.count - 1)
    }
    #expect(lost == 0)
    let other = try Screen.newFolder()
    let ends = try [
      Self.end(Self.open(["--resume"], folder), from: place, folder, isToBeChecked),
      // Somebody who was never killed.
      Self.end(Self.open(["learn", Self.writeLesson(other)], other), from: 0, other),
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
    for case .line(let line) in try newest(folder).entries where !line.opensFile {
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
    #expect(terminal.waitForPrompt(seconds: 60))
    if isToBeChecked { #expect(terminal.enter("")) }
    for line in reading[place...] { #expect(terminal.enter(line)) }
    _ = terminal.drain()
    #expect(terminal.enter("vars"))
    let names = terminal.passed.replacing(#/\u{1B}\[[0-9;]*m/#, with: "").split(separator: "\r\n")
    let file = folder.path + "/mine.md"
    #expect(terminal.enter("save \"\(file)\""))
    terminal.kill()
    let transcript = try String(contentsOfFile: file, encoding: .utf8)
    return names.filter { $0.contains(#/^\w+\d+ /#) }.joined(separator: "\n") + "\n" + transcript
  }
}
