import CommandKit
import Files
import Foundation
import Synchronization
import Testing
import Verbs

@testable import Lab

/// A session that is brought back is the same, bit for bit.
@Suite struct ReplayTests {
  static let beginning = """
    data = gaussian(samples=40, features=3)
    seed 7
    deep = 2 * dense(4, tanh) -> dense(1, sigmoid)

    """

  static let sessions: [(name: String, text: String)] = [
    (
      "training that goes on",
      "train deep epochs=4 watch=gradients validation=0.25\ntrain deep epochs=3 with=sgd(0.1, momentum=0.9)"
    ),
    (
      "lists that go along with each other",
      "n = [2, 3]\na = train(deep, epochs=n)\nb = train(deep, epochs=n, with=sgd(0.1))\nc = a.loss - b.loss"
    ),
    (
      "batches, dropout and batchnorm",
      "net = dense(8) -> batchnorm -> relu -> dropout(0.3) -> dense(1, sigmoid)\ntrain net epochs=4 batch=7"
    ),
    (
      "numbers that are none",
      "hot = 3 * dense(9, relu, init=normal(1e30)) -> dense(1)\ntrain hot epochs=2 with=sgd(1e9)\nprobe hot"
    ),
    (
      "double precision",
      "precision float64\ntrain deep epochs=3 with=adam(exponential(0.1, rate=0.5, every=2))"
    ),
    ("taking back", "train deep epochs=2\ntrain deep epochs=3\nundo\nw = it.loss"),
  ]

  @Test(arguments: sessions.map(\.name))
  func `Done again, every number is the same`(name: String) throws {
    let text = try #require(Self.sessions.first { $0.name == name }).text
    let recorded = try RecordedSession()
    for line in (Self.beginning + text).split(separator: "\n") {
      if case .failure(let failure)? = try recorded.run(String(line)) {
        Issue.record("\(line): \(failure.message)")
      }
    }
    let (session, problems) = try recorded.broughtBack()
    #expect(problems == [])
    #expect(difference(session, recorded.session) == nil)
    #expect(session.history == recorded.session.history)
    // Lists that were the same list still are.
    if name.hasPrefix("lists") {
      for text in ["a.loss - b.loss", "c - a.loss", "n * a.loss"] {
        #expect(try session.evaluate(text).axes.count == 1)
      }
    }
    // What can be taken back is the same too.
    try session.run("undo 99")
    try recorded.session.run("undo 99")
    #expect(difference(session, recorded.session) == nil)
  }

  @Test(arguments: Session().vocabulary.declarations.filter { !$0.examples.isEmpty }.map(\.name))
  func `The examples of every declaration come back the same`(name: String) throws {
    for example in try #require(Session().vocabulary[name]).examples {
      let recorded = try RecordedSession()
      for line in example.setup + [example.line] { try recorded.run(line) }
      let (session, problems) = try recorded.broughtBack()
      #expect(problems == [])
      #expect(difference(session, recorded.session) == nil, "\(example.line)")
    }
  }

  // MARK: Interruptions

  static let interrupted = [
    "train deep epochs=400",
    "train deep epochs=400 batch=7 validation=0.5 with=adam(plateau(0.1, patience=1))",
    "train deep epochs=400 watch=gradients validation=0.9 batch=3", "run \"$script\"",
  ]

  @Test(arguments: interrupted)
  func `Training that was stopped stops where it stopped`(statement: String) throws {
    let script = NSTemporaryDirectory() + "gradlab-\(UUID().uuidString).txt"
    try
      "other = dense(3, relu) -> dense(1)\ntrain other epochs=6\nx = train(other, epochs=[2, 3]).loss\ntrain deep epochs=400"
      .write(toFile: script, atomically: true, encoding: .utf8)
    let statement = statement.replacing("$script", with: script)
    for stop in [40, 201, 340] {
      let recorded = try RecordedSession()
      try recorded.run(Self.beginning)
      let asked = Counter()
      let context = ExecutionContext(
        threads: 1,
        shouldStop: {
          asked.add()
          return asked.count > stop
        })
      let result = try recorded.run(statement, context)
      guard case .success(let outcome)? = result else { continue }
      #expect(outcome.reportsBeforeStop != nil)
      try recorded.run("train deep epochs=2")
      let (session, problems) = try recorded.broughtBack()
      #expect(problems == [])
      #expect(difference(session, recorded.session) == nil, "stopped at \(stop)")
    }
  }

  @Test func `What failed or kept nothing is not run again, and what did not end is left alone`() throws {
    let recorded = try RecordedSession()
    try recorded.run(Self.beginning + "a = 1")
    try recorded.run("b = nowhere")
    try recorded.run("x = train(deep, epochs=400)", ExecutionContext(shouldStop: { true }))
    try recorded.run("train deep epochs=400", ExecutionContext(shouldStop: { true }))
    recorded.journal.write(.statement("d = 3"))
    let reports = Counter()
    let (session, problems) = try recorded.broughtBack(ExecutionContext(progress: { _ in reports.add() }))
    #expect(problems == [] && reports.count == 0)
    #expect(difference(session, recorded.session) == nil)
  }

  // MARK: Files

  private struct Table {
    let path = NSTemporaryDirectory() + "gradlab-\(UUID().uuidString).csv"
    var statement: String { "mine = csv(\"\(path)\", target=\"y\")" }

    func write(_ rows: Int) throws {
      let text = "x,y\n" + (1...rows).map { "\($0),\($0 % 2)\n" }.joined()
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  @Test func `Files are read as they were`() throws {
    let table = Table()
    try table.write(3)
    let recorded = try RecordedSession()
    try recorded.run(table.statement)
    try table.write(4)
    let changed = try recorded.broughtBack()
    #expect(changed.problems == [])
    #expect(difference(changed.session, recorded.session) == nil)
    try FileManager.default.removeItem(atPath: table.path)
    let gone = try recorded.broughtBack()
    #expect(gone.problems == [])
    #expect(difference(gone.session, recorded.session) == nil)
  }

  @Test func `Where the copy of a file is damaged the file itself serves, and it says if that has changed`()
    throws
  {
    let table = Table()
    try table.write(3)
    let recorded = try RecordedSession()
    try recorded.run(table.statement)
    let copy = try #require(Folder.names(in: recorded.journal.store.folder)?.first)
    let place = "\(recorded.journal.store.folder)/\(copy)"
    let sound = try File.read(place)
    for index in sound.indices {
      var damaged = sound
      damaged[index] ^= 0x11
      try Data(damaged).write(to: URL(fileURLWithPath: place))
      let (session, problems) = try recorded.broughtBack()
      #expect(problems == [])
      #expect(difference(session, recorded.session) == nil)
    }
    try table.write(4)
    let changed = JournalMessage.fileHasChanged(file: table.path, statement: table.statement)
    #expect(try recorded.broughtBack().problems == [changed])
  }

  @Test func `No file is written`() throws {
    let folder = JournalTests.newFolder()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let recorded = try RecordedSession()
    try recorded.run(
      Self.beginning
        + "train deep epochs=1\nsave \"\(folder)/a.md\"\nsave \"\(folder)/a.safetensors\" of=deep\nexport it to=\"\(folder)/a.csv\""
    )
    let written = try #require(Folder.names(in: folder))
    #expect(written.count == 3)
    for name in written { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    #expect(try recorded.broughtBack().problems == [])
    #expect(Folder.names(in: folder) == [])
  }
}
