import CommandKit
import Foundation
import Messages
import Synchronization
import Testing
import Twins

@testable import Files
@testable import Lab
@testable import Verbs

/// What statements may do with files, for the reader and for a lesson.
@Suite struct FileBoundaryTests {
  /// `lesson` is the lesson's folder; everything else is none of its business.
  private let base: String

  init() throws {
    base = Folder.resolved(NSTemporaryDirectory()) + "/boundary-\(UUID().uuidString)"
    for folder in ["lesson/sub", "lessons", "outside"] {
      try FileManager.default.createDirectory(
        atPath: "\(base)/\(folder)", withIntermediateDirectories: true)
    }
    for file in ["lesson/in.csv", "lesson/sub/deep.csv", "lessons/in.csv", "outside/secret.csv"] {
      try Data(file.utf8).write(to: URL(fileURLWithPath: "\(base)/\(file)"))
    }
    let links = [
      "lesson/link.csv": "../outside/secret.csv", "lesson/dir": "../outside", "linked": "lesson",
      "lesson/nowhere.csv": "../outside/new.csv", "lesson/own.csv": "sub/deep.csv", "lesson/loop": "loop",
    ]
    for (link, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: "\(base)/\(link)", withDestinationPath: target)
    }
  }

  /// Somebody who is asked.
  private final class Reader: Sendable {
    let asked = Mutex<[String]>([])
    let answers: Mutex<[Bool]>

    init(_ answers: [Bool]) { self.answers = Mutex(answers) }

    func ask(_ question: FileQuestion) -> Bool {
      asked.withLock { $0.append(question.words(in: .english)) }
      return answers.withLock { $0.isEmpty ? false : $0.removeFirst() }
    }
  }

  private func files(
    _ rule: FileBoundary.Rule?, in folder: String = "lesson", asking reader: Reader? = nil,
    isScript: Bool = false
  ) -> FileAccess {
    var files = FileAccess()
    if let reader { files.ask = { reader.ask($0) } }
    files.isScript = isScript
    files.boundary = rule.map { FileBoundary(of: "12-residual.md", in: "\(base)/\(folder)", $0) }
    files.isForLesson = rule != nil
    return files
  }

  private func path(_ path: String) -> String { path.replacing("BASE", with: base) }

  /// What comes of something: "done", or the code of the failure.
  private func ending(_ body: () throws(Failure) -> Void) -> String {
    do throws(Failure) { try body() } catch { return error.reason.code }
    return "done"
  }

  private func ending(
    writing text: String = "new", to name: String, _ files: FileAccess, overwrites: Bool = false
  )
    -> String
  {
    ending { () throws(Failure) in
      try files.write(Array(text.utf8), to: path(name), overwrites: overwrites)
    }
  }

  private func text(_ file: String) -> String? {
    try? String(contentsOfFile: "\(base)/\(file)", encoding: .utf8)
  }

  // MARK: Where

  /// A path as a lesson names it, and whether it is in the lesson's folder, for reading and for writing.
  static let places: [(String, reads: String, writes: String)] = [
    ("in.csv", "done", "done"),
    ("./in.csv", "done", "done"),
    ("sub/deep.csv", "done", "done"),
    ("sub/../in.csv", "done", "done"),
    ("../lesson/in.csv", "done", "done"),
    ("BASE/lesson/in.csv", "done", "done"),
    ("BASE//lesson/./sub/../in.csv", "done", "done"),
    ("own.csv", "done", "done"),
    ("new.csv", "refused", "done"),
    ("nowhere/new.csv", "refused", "refused"),
    ("sub", "isFolder", "isFolder"),
    ("..", "outside", "outside"),
    (".", "outside", "outside"),
    ("../outside/secret.csv", "outside", "outside"),
    ("sub/../../outside/secret.csv", "outside", "outside"),
    ("nowhere/../../outside/secret.csv", "outside", "outside"),
    ("BASE/outside/secret.csv", "outside", "outside"),
    ("BASE/outside/new.csv", "outside", "outside"),
    ("BASE/lessons/in.csv", "outside", "outside"),
    ("/etc/passwd", "outside", "outside"),
    ("dir/secret.csv", "outside", "outside"),
    ("dir/new.csv", "outside", "outside"),
    // A link is read where it leads, and replaced where it stands.
    ("link.csv", "outside", "done"),
    ("nowhere.csv", "refused", "done"),
    ("loop/a.csv", "refused", "refused"),
    ("in.csv\0.md", "refused", "refused"),
  ]

  @Test("A lesson reads and writes in its own folder alone", arguments: places)
  func place(name: String, reads: String, writes: String) {
    for (rule, folder) in [(FileBoundary.Rule.asks, "lesson"), (.asks, "linked"), (.keepsAside, "lesson")] {
      #expect(ending { () throws(Failure) in _ = try files(rule, in: folder).bytes(path(name)) } == reads)
    }
    let before = (text("outside/secret.csv"), text("lessons/in.csv"))
    for (rule, folder) in [(FileBoundary.Rule.keepsAside, "lesson"), (.asks, "linked")] {
      let files = files(rule, in: folder, asking: Reader([true, true]))
      #expect(ending(to: name, files, overwrites: true) == writes, "\(rule)")
    }
    #expect((text("outside/secret.csv"), text("lessons/in.csv")) == before)
    #expect(text("outside/new.csv") == nil)
  }

  @Test func `The reader, and a lesson that is let, use any file`() throws {
    for rule in [nil, FileBoundary.Rule.anywhere] {
      let files = files(rule)
      #expect(try files.text(path("BASE/outside/secret.csv")) == "outside/secret.csv")
      #expect(ending(to: "BASE/outside/\(rule == nil ? 1 : 2).csv", files) == "done")
    }
    #expect(text("outside/1.csv") == "new" && text("outside/2.csv") == "new")
  }

  @Test func `The names of a lesson count from its folder`() throws {
    #expect(try files(.asks).text("in.csv") == "lesson/in.csv")
    #expect(try files(.anywhere).text("in.csv") == "lesson/in.csv")
    #expect(try files(.anywhere).text("../outside/secret.csv") == "outside/secret.csv")
  }

  @Test func `Where the reader means the lesson's file, that one is offered`() throws {
    try Data("x,y\n1,2.5\n2,4\n".utf8).write(to: URL(fileURLWithPath: "\(base)/lesson/table.csv"))
    let session = Session()
    var context = ExecutionContext()
    context.files = files(.asks)
    context.files.isForLesson = false
    do throws(Failure) {
      try session.run("d = csv(\"table.csv\", \"y\")", context)
      Issue.record("read")
    } catch {
      #expect(error.message == "table.csv is not here; the lesson's is \(base)/lesson/table.csv.")
      let correction = try #require(error.correction)
      #expect(correction == "d = csv(\"\(base)/lesson/table.csv\", \"y\")")
      try session.run(correction, context)
    }
    #expect(ending { () throws(Failure) in _ = try context.files.bytes("none.csv") } == "refused")
  }

  // MARK: Asking

  /// Writes of a lesson one after the other: the answers that are given; the files, "!" where the statement says
  /// `overwrite=true`; what comes of each, and what is asked.
  static let courses: [([Bool], [String], [String], [String])] = [
    ([true], ["a.csv", "b.csv", "a.csv"], ["done", "done", "done"], ["wants to write a.csv in"]),
    ([false], ["a.csv", "b.csv"], ["declined", "declined"], ["wants to write a.csv in"]),
    (
      [true, false], ["a.csv", "in.csv", "in.csv", "a.csv"], ["done", "declined", "declined", "done"],
      ["wants to write a.csv in", "wants to overwrite in.csv in"]
    ),
    (
      [true, true], ["in.csv", "b.csv", "sub/deep.csv!"], ["done", "done", "done"],
      ["wants to overwrite in.csv in", "wants to overwrite sub/deep.csv in"]
    ),
    (
      [false, true], ["in.csv!", "b.csv"], ["declined", "done"],
      ["wants to overwrite in.csv in", "wants to write b.csv in"]
    ),
  ]

  @Test(
    "A lesson asks before its first write, and before it overwrites what is not its own", arguments: courses)
  func asking(answers: [Bool], names: [String], endings: [String], questions: [String]) {
    let reader = Reader(answers)
    let files = files(.asks, asking: reader)
    let found = names.map { name in
      let overwrites = name.hasSuffix("!")
      return ending(to: overwrites ? String(name.dropLast()) : name, files, overwrites: overwrites)
    }
    #expect(found == endings)
    let asked = reader.asked.withLock { $0 }
    #expect(asked.count == questions.count)
    for (asked, question) in zip(asked, questions) {
      #expect(asked.hasPrefix("12-residual.md \(question) ") && asked.hasSuffix(". y/n"), "\(asked)")
    }
    for (name, ending) in zip(names, endings) where ending == "declined" && !endings.contains("done") {
      #expect(text("lesson/\(name)") != "new")
    }
  }

  @Test func `A no holds until the same is tried again`() {
    let reader = Reader([false, true])
    let files = files(.asks, asking: reader)
    #expect(ending(to: "a.csv", files) == "declined")
    #expect(ending(to: "a.csv", files) == "declined")
    files.boundary?.forgetRefusal()
    #expect(ending(to: "a.csv", files) == "done")
    #expect(reader.asked.withLock { $0.count } == 2)
  }

  /// Who writes over a file that is there, whether somebody can be asked, whether statements come from a script,
  /// whether the statement says `overwrite=true`, and what comes of it where the answer is no.
  static let overwriting: [(FileBoundary.Rule?, asks: Bool, isScript: Bool, says: Bool, ending: String)] = [
    (nil, true, false, false, "declined"), (nil, true, false, true, "done"),
    (nil, true, true, false, "isThere"),
    (nil, true, true, true, "done"), (nil, false, true, false, "isThere"), (nil, false, true, true, "done"),
    (.anywhere, true, false, false, "declined"), (.anywhere, false, true, false, "isThere"),
    (.anywhere, false, true, true, "done"), (.asks, true, false, false, "declined"),
    (.asks, true, true, false, "isThere"), (.asks, true, true, true, "declined"),
    (.asks, false, true, true, "nobodyToAsk"), (.keepsAside, true, true, false, "isThere"),
    (.keepsAside, false, true, true, "done"),
  ]

  @Test("What is there is overwritten where that is said", arguments: overwriting)
  func overwritten(rule: FileBoundary.Rule?, asks: Bool, isScript: Bool, says: Bool, ending: String) {
    let files = files(rule, asking: asks ? Reader([false]) : nil, isScript: isScript)
    #expect(self.ending(to: "BASE/lesson/in.csv", files, overwrites: says) == ending)
    #expect(text("lesson/in.csv") == (ending == "done" && rule != .keepsAside ? "new" : "lesson/in.csv"))
  }

  @Test func `Words name the file, the folder, and the way out`() throws {
    let here = files(.asks, in: "lesson")
    for (name, words) in [
      (
        "../a.csv",
        "12-residual.md may use the files of its own folder alone, and ../a.csv lies elsewhere; --allow-files lets it."
      ), ("a.csv", "12-residual.md wants to write a.csv, and there is nobody to ask; --allow-files lets it."),
    ] {
      do throws(Failure) {
        try here.write([], to: name, overwrites: false)
        Issue.record("\(name) is written")
      } catch { #expect(error.message == words) }
    }
    let sentences: [(any Message, String)] = [
      (
        FileQuestion.lessonWrites(lesson: "12-residual.md", file: "curve.csv", folder: nil),
        "12-residual.md wants to write curve.csv here. y/n"
      ),
      (
        FileQuestion.lessonWrites(lesson: "12-residual.md", file: "curve.csv", folder: "mine"),
        "12-residual.md wants to write curve.csv in mine. y/n"
      ),
      (
        FileQuestion.lessonOverwrites(lesson: "12-residual.md", file: "curve.csv", folder: nil),
        "12-residual.md wants to overwrite curve.csv here. y/n"
      ),
      (FileQuestion.overwriting(file: "curve.csv"), "curve.csv is there already. Overwrite it? y/n"),
      (
        FilePermissionMessage.outside(lesson: "a.md", file: "/x.csv", isChecked: true),
        "a.md is checked with the files of its own folder alone, and /x.csv lies elsewhere."
      ),
      (FilePermissionMessage.isThere(file: "a.md"), "a.md is there already; overwrite=true writes over it."),
      (FilePermissionMessage.declined(file: "a.md"), "a.md is not written, as you say."),
      (
        FilePermissionMessage.tooMuch(lesson: "a.md", limit: 1 << 30),
        "a.md has written more than 1024 MiB; a check keeps no more."
      ),
    ]
    for (message, words) in sentences {
      #expect(message.words(in: .english) == words)
      #expect(Twins.faults(of: message) == [])
    }
  }

  // MARK: A check

  @Test func `What a check keeps aside is read back, and no file is touched`() throws {
    let files = files(.keepsAside)
    #expect(ending(writing: "kept", to: "in.csv", files, overwrites: true) == "done")
    #expect(ending(writing: "kept too", to: "link.csv", files, overwrites: true) == "done")
    #expect(ending(writing: "once", to: "sub/new.csv", files) == "done")
    #expect(ending(writing: "again", to: "sub/new.csv", files) == "done")
    #expect(try files.text("../lesson/in.csv") == "kept")
    #expect(try files.text("link.csv") == "kept too")
    #expect(try files.text(path("BASE/lesson/sub/new.csv")) == "again")
    #expect(text("lesson/in.csv") == "lesson/in.csv" && text("outside/secret.csv") == "outside/secret.csv")
    #expect(text("lesson/sub/new.csv") == nil)
    #expect(try self.files(.keepsAside).text("in.csv") == "lesson/in.csv")
  }

  // MARK: Other ways

  @Test func `What a lesson defines stays held when the reader calls it, and a file that it runs too`() throws
  {
    try Data("x,y\n1,2.5\n2,4\n".utf8).write(to: URL(fileURLWithPath: "\(base)/outside/data.csv"))
    try Data("d = csv(\"\(base)/outside/data.csv\", \"y\")\n".utf8)
      .write(to: URL(fileURLWithPath: "\(base)/lesson/inner.gl"))
    let session = Session()
    var lesson = ExecutionContext()
    lesson.files = files(.asks)
    try session.run("peek(column) = csv(\"\(base)/outside/data.csv\", column)", lesson)
    var reader = lesson
    reader.files.isForLesson = false
    func code(_ text: String, _ context: ExecutionContext) -> String {
      ending { () throws(Failure) in
        do throws(Failure) { try session.run(text, context) } catch {
          guard case .inFamily(_, let inner)? = error.reason as? NameMessage else {
            guard case .inFile(_, _, let inner)? = error.reason as? VerbMessage else { throw error }
            throw inner
          }
          throw inner
        }
      }
    }
    #expect(code("peek(\"y\")", reader) == "outside")
    #expect(code("run \"inner.gl\"", lesson) == "outside")
    #expect(code("run \"\(base)/lesson/inner.gl\"", reader) == "done")
    #expect(code("e = csv(\"\(base)/outside/data.csv\", \"y\")", reader) == "done")
    #expect(code("run \"\(base)/outside/data.csv\"", lesson) == "outside")
    #expect(code("load(\"\(base)/outside/data.csv\")", lesson) == "outside")
    #expect(code("export 1 to=\"\(base)/outside/a.csv\"", lesson) == "outside")
    #expect(code("plot sigmoid to=\"\(base)/outside/a.svg\"", lesson) == "outside")
    #expect(code("save \"../a.md\"", lesson) == "outside")
    #expect(code("save \"../a.safetensors\" of=dense(1)", lesson) == "outside")
  }

  @Test func `A session that is brought back reads what it read, writes nothing and asks nothing`() throws {
    let reader = Reader([true])
    let files = files(.asks, asking: reader).replaying(["\(base)/lesson/in.csv": Array("then".utf8)])
    #expect(ending(to: "in.csv", files) == "done" && ending(to: "new.csv", files) == "done")
    #expect(try files.text("in.csv") == "then")
    #expect(text("lesson/in.csv") == "lesson/in.csv" && text("lesson/new.csv") == nil)
    #expect(reader.asked.withLock { $0 } == [])
    // What it was let read then.
    let allowed = self.files(.asks).replaying(["\(base)/outside/secret.csv": Array("then".utf8)])
    #expect(try allowed.text("../outside/secret.csv") == "then")
    #expect(ending { () throws(Failure) in _ = try files.bytes("../outside/secret.csv") } == "outside")
  }

  @Test func `Who waits for a statement is asked, and Ctrl-C at the question is a no`() throws {
    let isStopped = Atomic<Bool>(false)
    nonisolated(unsafe) let main = Thread.current
    let onMain = Mutex<[Bool]>([])
    var context = ExecutionContext(
      gracePeriod: .seconds(60), shouldStop: { isStopped.load(ordering: .relaxed) })
    context.files.ask = { _ in
      onMain.withLock { $0.append(Thread.current === main) }
      return onMain.withLock { $0.count } == 1
    }
    let session = Session()
    try session.run("export 1 to=\"\(base)/lesson/in.csv\"", context)
    #expect(text("lesson/in.csv")?.contains("value") == true)
    #expect(throws: Failure.self) { try session.run("export 2 to=\"\(base)/lesson/in.csv\"", context) }
    #expect(text("lesson/in.csv")?.contains("2") == false)
    #expect(onMain.withLock { $0 } == [true, true])
  }
}
