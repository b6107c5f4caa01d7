import CommandKit
import Files
import Foundation
import Lab
import Synchronization
import Testing
import Verbs

@testable import Lessons

/// What lessons may do with files, whoever runs them.
@Suite struct LessonFileTests {
  /// Holds the lesson's folder, `own`, and what is none of its business, `else`.
  private let base: String

  init() throws {
    base = Folder.resolved(NSTemporaryDirectory()) + "/lesson-files-\(UUID().uuidString)"
    for folder in ["own", "else"] {
      try FileManager.default.createDirectory(atPath: "\(base)/\(folder)", withIntermediateDirectories: true)
    }
    for (name, text) in [
      "own/table.csv": "x,y\n1,2.5\n2,4\n", "else/other.gl": "b = 2\n", "else/over.md": "mine",
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(base)/\(name)"))
    }
  }

  private func lesson(_ cells: String...) throws -> Lesson {
    let text =
      "---\nformat: 1\nid: acts\ntitle: Acts\n---\n# Acts\n\n## A step\n\n"
      + cells.map { "```gradlab\n\($0.replacing("ELSE", with: "\(base)/else"))\n```\n" }.joined(
        separator: "\n")
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(base)/own/acts.md"))
    return try LessonReader.lesson(file: "\(base)/own/acts.md", bytes: Array(text.utf8))
  }

  /// A session whose reader gives these answers.
  private func session(_ answers: [Bool] = [], lessonsMay rule: FileBoundary.Rule = .asks) -> LessonSession {
    var context = ExecutionContext()
    let left = Answers(answers)
    context.files.ask = { _ in left.next() }
    return LessonSession(
      session: Session(words: LessonVerb.all.map(\.declaration)), context: context, lessonsMay: rule)
  }

  private final class Answers: Sendable {
    let left: Mutex<[Bool]>
    init(_ answers: [Bool]) { left = Mutex(answers) }
    func next() -> Bool { left.withLock { $0.isEmpty ? false : $0.removeFirst() } }
  }

  private func check(_ lesson: Lesson) -> [Problem] {
    var check = LessonCheck(lesson, session([true, true]))
    check.run()
    return check.problems
  }

  /// The files below `base`, but for the lesson, with their sizes.
  private var files: [String] {
    let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.contains(".") && !$0.hasSuffix("acts.md") }
      .map { "\($0) \(File.size("\(base)/\($0)"))" }.sorted()
  }

  @Test
  func
    `A lesson that writes elsewhere, reads elsewhere or runs other scripts is refused, and nothing is done`()
    throws
  {
    let before = files
    for statement in [
      "export a to=\"ELSE/outside.csv\"", "save \"ELSE/.bashrc.md\"", "save \"ELSE/over.md\"",
      "save \"ELSE/over.md\" overwrite=true", "export a to=\"../evil.csv\"", "run \"ELSE/other.gl\"",
      "run \"../else/other.gl\"", "d = csv(\"/etc/passwd\", \"x\")", "n = load(\"/etc/passwd\")",
      "save \"../n.safetensors\" of=dense(1)",
    ] {
      let lesson = try lesson("a = 1\n\(statement)")
      #expect(check(lesson).map(\.line) == [12], "\(statement)")
      #expect(check(lesson).first?.message.contains("lies elsewhere") == true)
      #expect(try !LessonRunner(session: session([true, true])).run(lesson) { _ in })
    }
    #expect(files == before)
  }

  @Test func `A check writes no file, and cells read back what those before them wrote`() throws {
    let before = files
    let lesson = try lesson(
      "n = dense(2) -> dense(1)\nsave \"n.safetensors\" of=n", "m = load(\"n.safetensors\")",
      "export 1 to=\"table.csv\" overwrite=true", "d = csv(\"table.csv\", \"y\")")
    // What was written there has no column y any more.
    #expect(check(lesson).map(\.line) == [24])
    #expect(files == before)
  }

  @Test func `A script that is checked is held to the working folder`() throws {
    let script = "\(base)/own/script.gl"
    try Data("a = 1\nrun \"\(base)/else/other.gl\"\n".utf8).write(to: URL(fileURLWithPath: script))
    let before = files
    var shown: [String] = []
    let checker = Checker(session: { session() }, show: { shown.append($0.words(in: .english)) })
    #expect(try checker.check([script]).failed == 1)
    #expect(
      shown.first
        == "\(script):2: script.gl is checked with the files of its own folder alone, and \(base)/else/other.gl lies elsewhere."
    )
    #expect(files == before)
  }

  @Test func `Several lessons that write the same name are checked each for itself`() throws {
    let lesson = try lesson("export 1 to=\"a.csv\"", "export 2 to=\"a.csv\"")
    #expect(check(lesson) == [] && check(lesson) == [])
  }

  @Test func `What is there already has to be said in a lesson that is checked`() throws {
    let lesson = try lesson("export 1 to=\"table.csv\"")
    #expect(check(lesson).first?.message.contains("overwrite=true") == true)
  }

  @Test
  func `Where the reader agrees a lesson writes in its folder, else its cell fails and nothing is lost`()
    throws
  {
    let lesson = try lesson("export 1 to=\"one.csv\"", "export 2 to=\"two.csv\"")
    #expect(try !LessonRunner(session: session([false])).run(lesson) { _ in })
    #expect(!File.isThere("\(base)/own/one.csv"))
    #expect(try LessonRunner(session: session([true])).run(lesson) { _ in })
    #expect(File.isThere("\(base)/own/one.csv") && File.isThere("\(base)/own/two.csv"))
  }

  @Test
  func
    `In a lesson a no leaves the cell waiting, and Enter asks again; the reader's own statements are free`()
    throws
  {
    let lesson = try lesson("k = 1\nexport k to=\"one.csv\"\nl = 2")
    let session = session([false, true])
    let player = Player(session: session, library: Library([]), store: ProgressStore(file: nil))
    player.open(lesson) { _ in }
    player.type("", session) { _ in }
    #expect((try? session.evaluate("k")) == nil && !File.isThere("\(base)/own/one.csv"))
    player.type("export 7 to=\"\(base)/else/typed.csv\"", session) { _ in }
    player.type("d = csv(\"\(base)/own/table.csv\", \"y\")", session) { _ in }
    #expect(File.isThere("\(base)/else/typed.csv"))
    player.type("", session) { _ in }
    #expect(try session.evaluate("l") == 2)
    #expect(File.isThere("\(base)/own/one.csv"))
  }

  @Test func `An answer that a lesson computes is held too, and one that the reader gives is not`() throws {
    try Data("x,y\n1,2.5\n2,4\n".utf8).write(to: URL(fileURLWithPath: "\(base)/else/t.csv"))
    let session = session()
    session.begin(try lesson("a = 1"))
    let reading = "evaluate(dense(1), on=csv(\"\(base)/else/t.csv\", \"y\")).loss"
    #expect(throws: Failure.self) { try session.evaluate(reading) }
    #expect(throws: Never.self) { try session.evaluate(reading, for: .reader) }
  }

  @Test func `A lesson that is built in lies in the working folder`() throws {
    let text = "---\nformat: 1\nid: b\ntitle: B\n---\n# B\n\n## A step\n\n```gradlab\nrun \"../x.gl\"\n```\n"
    let entry = Library.Entry(file: "en/00-b.md", text: text)
    let lesson = try entry.lesson()
    #expect(lesson.isBuiltIn && check(lesson).first?.message.contains("lies elsewhere") == true)
  }
}
