import CommandKit
import Files
import Foundation
import Testing

@testable import Lab

/// The journal as a file: whatever happens to it, at most the last statement is lost.
@Suite struct JournalTests {
  static let header = JournalHeader(seed: 7, precision: "float32", program: "test", processor: "test")
  static let typed = [
    "seed 7", "f(\n  a,\n\tb)", #"data = csv("a\b.csv", target="y")"#, "中文 = dense(64, relu)",
  ]

  static func newFolder() -> String { NSTemporaryDirectory() + "gradlab-\(UUID().uuidString)/journal" }

  static func begin(in folder: String = newFolder()) throws -> Journal {
    try Journal.begin(in: folder, header)
  }

  static func past(_ path: String) throws -> PastSession {
    try #require(PastSession(path: path, try File.read(path)))
  }

  /// A journal in which every statement is done.
  private func journal(in folder: String, closed: Bool = false) throws -> String {
    let journal = try Self.begin(in: folder)
    for text in Self.typed {
      journal.write(.statement(text))
      journal.write(.done)
    }
    if closed { journal.write(.closed) }
    return journal.path
  }

  @Test func `Statements and outcomes come back as they were written`() throws {
    let journal = try Self.begin()
    let outcomes: [(JournalRecord, PastSession.Status)] = [
      (.done, .done), (.failed, .failed), (.stopped(reports: 12), .stopped(reports: 12)), (.done, .done),
    ]
    for (text, outcome) in zip(Self.typed, outcomes) {
      journal.write(.statement(text))
      journal.write(outcome.0)
    }
    journal.write(.statement("train deep"))
    let past = try Self.past(journal.path)
    #expect(past.header == Self.header)
    #expect(past.statements.map(\.text) == Self.typed + ["train deep"])
    #expect(past.statements.map(\.outcome) == outcomes.map(\.1) + [nil])
    #expect(!past.isClosed)
  }

  @Test func `Lines of lessons come back with what ran because of them`() throws {
    let journal = try Self.begin()
    journal.write(.progress("a\tb\n"))
    journal.write(.line("learn tour"))
    journal.keep(Array("# Tour".utf8), ofLesson: "tour")
    journal.write(.ended)
    journal.write(.line(""))
    journal.write(.statement("seed 7"))
    journal.write(.done)
    journal.write(.statement("probe deep"))
    journal.write(.failed)
    journal.write(.ended)
    journal.write(.line("a = 1"))
    journal.write(.statement("a = 1"))
    let past = try Self.past(journal.path)
    var run = PastSession.Line(text: "")
    run.statements = [.init(text: "seed 7", outcome: .done), .init(text: "probe deep", outcome: .failed)]
    run.isEnded = true
    var last = PastSession.Line(text: "a = 1")
    last.statements = [.init(text: "a = 1", outcome: nil)]
    var first = PastSession.Line(text: "learn tour")
    first.isEnded = true
    #expect(past.entries == [.progress("a\tb\n"), .line(first), .line(run), .line(last)])
    #expect(past.text(ofLesson: "tour") == Array("# Tour".utf8))
    #expect(past.hasLesson && past.count == 3)
  }

  @Test func `The file is its owner's alone`() throws {
    let path = try journal(in: Self.newFolder())
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test func `Any bytes are read without harm`() {
    var random = SystemRandomNumberGenerator()
    for length in 0..<400 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(PastSession(path: "none", bytes) == nil)
    }
  }

  @Test func `A session that is open is nobody else's`() throws {
    let folder = Self.newFolder()
    let first = try Self.begin(in: folder)
    first.write(.statement("seed 7"))
    first.write(.done)
    #expect(PastSession.newest(in: folder) == nil)
    #expect(try Journal.takeUp(in: folder) == nil)
    withExtendedLifetime(first) {}
  }

  @Test func `A session that is taken up again is written on, and is nobody else's meanwhile`() throws {
    let folder = Self.newFolder()
    let path = try journal(in: folder, closed: true)
    #expect(PastSession.newest(in: folder)?.isClosed == true)
    var again = try Journal.takeUp(in: folder)
    #expect(again?.past.statements.map(\.text) == Self.typed)
    #expect(try Journal.takeUp(in: folder) == nil)
    again?.journal.write(.statement("seed 8"))
    again?.journal.write(.done)
    again = nil
    let past = try Self.past(path)
    #expect(past.statements.map(\.text) == Self.typed + ["seed 8"])
    #expect(!past.isClosed)
  }

  @Test func `A journal cut off in a record is written on without harm`() throws {
    let folder = Self.newFolder()
    let path = try journal(in: folder)
    let bytes = try File.read(path)
    for cut in [3, 40, 90] {
      try File.write(Array(bytes.dropLast(cut)), to: path)
      let again = try #require(try Journal.takeUp(in: folder))
      let before = again.past.statements
      again.journal.write(.statement("seed 8"))
      again.journal.write(.done)
      #expect(try Self.past(path).statements == before + [.init(text: "seed 8", outcome: .done)])
    }
  }

  @Test func `Old journals go, and the newest stay, however often a session ends before anything is in it`()
    throws
  {
    func milliseconds() -> Int { Int(Date().timeIntervalSince1970 * 1000) }
    let folder = Self.newFolder()
    var paths: [String] = []
    for _ in 0..<25 {
      paths.append(try journal(in: folder))
      // Their names order them by the millisecond.
      let made = milliseconds()
      while milliseconds() == made { sched_yield() }
    }
    for number in 0..<30 {
      _ = FileManager.default.createFile(
        atPath: "\(folder)/9\(paths.count)\(number)-1.journal", contents: Data())
    }
    paths.append(try journal(in: folder))
    #expect(try Set(Journal.files(in: folder)) == Set(paths.suffix(20)))
  }

  @Test func `Where nothing can be written it says why`() {
    #expect(
      throws: JournalMessage.notKept(
        folder: "/proc/nowhere", reason: .refused(path: "/proc/nowhere/", error: Int(ENOENT)))
    ) {
      try Journal.begin(in: "/proc/nowhere", Self.header)
    }
  }

  @Test(
    arguments: [
      (
        .notKept(folder: "/a", reason: .refused(path: "/a/b", error: Int(EROFS))),
        "The session can't be kept in /a: read-only file system."
      ),
      (
        .keptNoLonger(path: "/a/b", reason: .refused(path: "/a/b", error: Int(ENOSPC))),
        "The session can't be kept any longer in /a/b: no space left on device. It goes on, but --resume won't know this line and what follows."
      ),
      (
        .notCopied(file: "a.csv", reason: .refused(path: "/a/b", error: Int(ENOSPC))),
        "a.csv can't be kept beside the session (no space left on device); --resume will need it as it is now."
      ), (.hadFailed, "It failed, and is not tried again when a session is brought back."),
      (
        .fileHasChanged(file: "a.csv", statement: "d = 1"),
        "a.csv is no longer as d = 1 read it, and no copy of it is left."
      ),
      (
        .fails(statement: "d = 1", reason: Failure(StopMessage.stopped)),
        "d = 1: Stopped; nothing was changed."
      ),
    ] as [(JournalMessage, String)])
  func `Each message has its words`(message: JournalMessage, words: String) {
    #expect(message.words(in: .english) == words)
  }
}
