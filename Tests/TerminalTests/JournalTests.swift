import Foundation
import Testing

@testable import Lab

/// The journal as a file: whatever happens to it, at most the last statement is lost.
@Suite struct JournalTests {
  static let header = JournalHeader(seed: 7, precision: "float32", program: "test", processor: "test")
  static let typed = [
    "seed 7", "f(\n  a,\n\tb)", #"data = csv("a\b.csv", target="y")"#, "中文 = dense(64, relu)",
  ]

  private func newFolder() -> String { NSTemporaryDirectory() + "gradlab-\(UUID().uuidString)/journal" }

  /// A journal in which every statement is done.
  private func journal(in folder: String, closed: Bool = false) throws -> String {
    let journal = try #require(Journal.begin(in: folder, Self.header) { Issue.record("\($0)") })
    for text in Self.typed {
      journal.write(.statement(text))
      journal.write(.done)
    }
    if closed { journal.write(.closed) }
    return journal.path
  }

  @Test func `Statements and outcomes come back as they were written`() throws {
    let folder = newFolder()
    let journal = try #require(Journal.begin(in: folder, Self.header) { Issue.record("\($0)") })
    let outcomes: [(JournalRecord, PastSession.Outcome)] = [
      (.done, .done), (.failed, .failed), (.stopped(epochs: 12), .stopped(epochs: 12)), (.done, .done),
    ]
    for (text, outcome) in zip(Self.typed, outcomes) {
      journal.write(.statement(text))
      journal.write(outcome.0)
    }
    journal.write(.statement("train deep"))
    let past = try #require(PastSession(path: journal.path, try TextFile.bytes(journal.path)))
    #expect(past.header == Self.header)
    #expect(past.statements.map(\.text) == Self.typed + ["train deep"])
    #expect(past.statements.map(\.outcome) == outcomes.map(\.1) + [nil])
    #expect(!past.isClosed)
  }

  @Test func `The file is its owner's alone`() throws {
    let path = try journal(in: newFolder())
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test func `No flip of any byte loses anything`() throws {
    let path = try journal(in: newFolder())
    let sound = try TextFile.bytes(path)
    var lost: [Int] = []
    for index in sound.indices {
      for flip: UInt8 in [0x01, 0xFF, sound[index] ^ 0x0A] {
        var bytes = sound
        bytes[index] ^= flip
        let past = PastSession(path: path, bytes)
        if past?.statements.map(\.text) != Self.typed
          || past?.statements.contains(where: { $0.outcome != .done }) != false
        {
          lost.append(index)
        }
      }
    }
    #expect(lost.isEmpty)
  }

  @Test func `A journal cut off anywhere loses its last statement at most`() throws {
    let path = try journal(in: newFolder())
    let sound = try TextFile.bytes(path)
    var known = 0
    for length in sound.indices {
      guard let past = PastSession(path: path, Array(sound[..<length])) else {
        #expect(known == 0)
        continue
      }
      #expect(past.statements.count >= known)
      #expect(past.statements.dropLast().allSatisfy { $0.outcome == .done })
      #expect(past.statements.map(\.text) == Array(Self.typed.prefix(past.statements.count)))
      known = past.statements.count
    }
    #expect(known == Self.typed.count)
  }

  @Test func `Any bytes are read without harm`() {
    var random = SystemRandomNumberGenerator()
    for length in 0..<400 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(PastSession(path: "none", bytes) == nil)
    }
  }

  @Test func `A session that is open is nobody else's`() throws {
    let folder = newFolder()
    let first = try #require(Journal.begin(in: folder, Self.header) { Issue.record("\($0)") })
    first.write(.statement("seed 7"))
    first.write(.done)
    #expect(PastSession.newest(in: folder) == nil)
    #expect(Journal.reopen(first.path) == nil)
  }

  @Test func `A session that is taken up again is written on`() throws {
    let folder = newFolder()
    let path = try journal(in: folder, closed: true)
    #expect(PastSession.newest(in: folder)?.isClosed == true)
    var again = try #require(Journal.reopen(path))
    again.write(.statement("seed 8"))
    again.write(.done)
    again = try #require(Journal.begin(in: newFolder(), Self.header) { _ in })
    let past = try #require(PastSession.newest(in: folder))
    #expect(past.statements.map(\.text) == Self.typed + ["seed 8"])
    #expect(!past.isClosed)
  }

  @Test func `Old journals go, and the newest stay`() throws {
    let folder = newFolder()
    for _ in 0..<25 {
      _ = try journal(in: folder)
      usleep(2000)
    }
    #expect(Journal.files(in: folder).count <= 21)
  }

  @Test func `Where nothing can be written it says why`() {
    var said: [String] = []
    #expect(Journal.begin(in: "/proc/nowhere", Self.header) { said.append($0) } == nil)
    #expect(said.count == 1)
  }

  @Test func `A full disk is said once, and what was written before is whole`() throws {
    let folder = newFolder()
    let path = try journal(in: folder)
    let journal = try #require(Journal.reopen(path))
    // The limit on a file's size stands in for the disk; the signal that comes with it is ignored.
    signal(SIGXFSZ, SIG_IGN)
    var before = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before)
    let size = try TextFile.bytes(path).count
    var limit = rlimit(rlim_cur: rlim_t(size + 40), rlim_max: before.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    journal.write(.statement(String(repeating: "a", count: 1000)))
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before)
    #expect(journal.trouble != nil)
    #expect(try TextFile.bytes(path).count == size)
    let past = try #require(PastSession(path: path, try TextFile.bytes(path)))
    #expect(past.statements.map(\.text) == Self.typed)
  }

  @Test func `Files are read as they were, and none is written, when a session is brought back`() throws {
    let folder = newFolder()
    let base = (folder as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
    let table = base + "/table.csv"
    try "x,y\n1,0\n2,1\n3,1\n4,0\n".write(toFile: table, atomically: true, encoding: .utf8)
    let journal = try #require(Journal.begin(in: folder, Self.header) { Issue.record("\($0)") })
    let statement = "mine = csv(\"\(table)\", target=\"y\")"
    journal.write(.statement(statement))
    journal.keep(Array("x,y\n1,0\n2,1\n3,1\n".utf8), of: table)
    journal.write(.done)
    journal.write(.statement("save \"\(base)/session.md\""))
    journal.write(.done)
    let past = try #require(PastSession(path: journal.path, try TextFile.bytes(journal.path)))
    let session = Session(seed: past.header.seed)
    #expect(session.replay(past, Conduct()) == [])
    let then = try session.evaluate("mine").single
    let now = Session()
    try now.run(statement)
    guard case .data(let old)? = then, case .data(let new)? = try now.evaluate("mine").single else {
      Issue.record("mine is no data set")
      return
    }
    #expect(old.count == 3)
    #expect(new.count == 4)
    #expect(!FileManager.default.fileExists(atPath: base + "/session.md"))
  }

  @Test func `What failed is not run again, and what did not end is left alone`() throws {
    let journal = try #require(Journal.begin(in: newFolder(), Self.header) { Issue.record("\($0)") })
    for (text, outcome) in [
      ("a = 1", JournalRecord.done), ("b = nowhere", .failed), ("c = 2", .stopped(epochs: 0)),
    ] {
      journal.write(.statement(text))
      journal.write(outcome)
    }
    journal.write(.statement("d = 3"))
    let past = try #require(PastSession(path: journal.path, try TextFile.bytes(journal.path)))
    let session = Session(seed: past.header.seed)
    #expect(session.replay(past, Conduct()) == [])
    #expect(session.state.bindings.keys.filter { $0 != "data" } == ["a"])
  }
}
