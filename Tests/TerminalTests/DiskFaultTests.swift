import Files
import Foundation
import Testing

@testable import Lab
@testable import Lessons

/// Disks that are full or can't be written to: it is said once, the session goes on, and what was kept before is whole.
@Suite(.serialized) struct DiskFaultTests {
  static let isRoot = geteuid() == 0

  /// Whether a file system may be mounted here.
  static let mayMount: Bool = {
    guard isRoot, let disk = try? Disk() else { return false }
    return disk.isMounted
  }()

  /// A small file system of its own.
  final class Disk {
    let folder: URL
    private(set) var isMounted = false

    init(kilobytes: Int = 256) throws {
      folder = try Screen.newFolder()
      isMounted =
        try Command.run(["mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder.path]).status
        == 0
    }

    func makeReadOnly() throws -> Bool {
      try Command.run(["mount", "-o", "remount,ro", folder.path]).status == 0
    }

    /// Fills it up, but for some bytes.
    func fill(leaving bytes: Int) throws {
      let file = open(folder.path + "/filler", O_WRONLY | O_CREAT, 0o600)
      defer { close(file) }
      let block = [UInt8](repeating: 1, count: 4096)
      var size = 0
      while true {
        let count = write(file, block, block.count)
        guard count > 0 else { break }
        size += count
      }
      ftruncate(file, off_t(max(0, size - bytes)))
    }

    func empty() throws { try FileManager.default.removeItem(atPath: folder.path + "/filler") }

    deinit { if isMounted { _ = try? Command.run(["umount", "-l", folder.path]) } }
  }

  private static let sentence = "The session can't be kept"

  private static func count(_ text: String, in output: String) -> Int {
    // A note may be broken into lines.
    output.replacing("\r\n", with: " ").components(separatedBy: text).count - 1
  }

  /// Types statements that are all answered; how many were before the one at which the session said that it can't be
  /// kept, and how often it said so.
  private static func type(_ count: Int, into terminal: PseudoTerminal) throws -> (before: Int, told: Int) {
    var before = 0
    var told = 0
    for number in 1...count {
      try #require(terminal.enter("a\(number) = \(number) * 7"))
      told += Self.count(sentence, in: terminal.passed)
      // What is said of one stands before the next.
      if told == 0 { before = number - 1 }
    }
    // The note comes after the line has been dealt with.
    try #require(terminal.enter("a\(count)"))
    #expect(terminal.passed.contains("\(count * 7)"))
    told += Self.count(sentence, in: terminal.passed)
    return (before, told)
  }

  // MARK: Full

  @Test(.enabled(if: mayMount, "no file system may be mounted here"))
  func `On a full disk a session says so once and goes on, and what was kept comes back`() throws {
    let times = FaultTable.times(20, orElse: 2)
    var lost = 0
    for round in 0..<times {
      let disk = try Disk()
      let terminal = try PseudoTerminal.atPrompt(folder: disk.folder)
      try #require(terminal.enter("deep = dense(4, tanh) -> dense(1, sigmoid)"))
      try #require(terminal.enter("train deep epochs=2"))
      try disk.fill(leaving: round % 8 * 1024)
      let (before, told) = try Self.type(60, into: terminal)
      #expect(told == 1)
      terminal.kill()
      try disk.empty()
      let past = try Journals.newest(disk.folder)
      let done = past.statements.filter { $0.outcome == .done }.count
      if done < 2 + before || !past.statements.prefix(2).allSatisfy({ $0.outcome == .done }) { lost += 1 }
      let again = try PseudoTerminal.atPrompt(["--resume"], folder: disk.folder)
      try #require(again.enter("b = 1") && again.enter("deep"))
      #expect(again.passed.contains("with its weights"))
      again.kill()
      #expect(
        try Journals.newest(disk.folder).statements.contains { $0.text == "b = 1" && $0.outcome == .done })
    }
    #expect(lost == 0)
    FaultTable.row(
      "disk full (a tmpfs of 256 KB), told once, then room again and --resume", times: times,
      lost: lost == 0 ? "nothing of before it was told" : "\(lost) sessions")
  }

  @Test(.enabled(if: mayMount, "no file system may be mounted here"))
  func `On a full disk a lesson goes on, says so once, and earlier progress is whole`() throws {
    let disk = try Disk()
    let file = ProgressFile(path: disk.folder.path + "/data/gradlab/progress")
    try file.update { $0[.init("other", "guess", "why")] = "because" }
    let before = try File.read(file.path)
    try disk.fill(leaving: 0)
    let terminal = try PseudoTerminal.atPrompt(["learn", "tour"], folder: disk.folder)
    var output = terminal.passed
    for line in ["", "1e-3", "", "back", "a = 1"] {
      try #require(terminal.enter(line))
      output += terminal.passed
    }
    terminal.kill()
    output += terminal.drain()
    #expect(Self.count("kept for this session alone", in: output) == 1)
    #expect(Self.count(Self.sentence, in: output) == 1)
    let after = try File.read(file.path)
    #expect(after == before)
    FaultTable.row(
      "disk full in a lesson, told once", times: 1,
      lost: after == before ? "nothing of earlier progress" : "progress")
  }

  // MARK: Read-only

  @Test(.enabled(if: mayMount, "no file system may be mounted here"))
  func `On a disk that became read-only a session comes back, says once that it is not kept, and goes on`()
    throws
  {
    let disk = try Disk()
    let first = try PseudoTerminal.atPrompt(folder: disk.folder)
    try #require(first.enter("b = 6 * 7"))
    first.kill()
    #expect(try disk.makeReadOnly())
    let terminal = try PseudoTerminal.atPrompt(["--resume"], folder: disk.folder)
    #expect(Self.count("1 statement brought back", in: terminal.passed) == 1)
    try #require(terminal.enter("b") && terminal.passed.contains("42"))
    let early = Self.count(Self.sentence, in: terminal.passed)
    let (_, told) = try Self.type(5, into: terminal)
    #expect(early + told == 1)
    terminal.kill()
    let fresh = try PseudoTerminal.atPrompt(folder: disk.folder)
    #expect(try Self.type(5, into: fresh).told == 1)
    fresh.kill()
    FaultTable.row(
      "home on a disk mounted read-only, told once; --resume from it", times: 2, lost: "nothing of before")
  }

  /// How to become somebody who may write nowhere; `nil` where that can't be.
  static let nobody: [String]? = {
    guard isRoot else { return [] }
    let launcher = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let canRun = try? Command.run(launcher + [Screen.program, "--version"]).status == 0
    return canRun == true ? launcher : nil
  }()

  @Test(.enabled(if: nobody != nil, "nobody else may run the program where it lies"))
  func `In a home that is not its own a session and a lesson say so once and go on`() throws {
    let folder = try Screen.newFolder()
    chmod(folder.path, 0o555)
    let launcher = try #require(Self.nobody)
    let terminal = try PseudoTerminal(folder: folder, launcher: launcher)
    try #require(terminal.waitForPrompt())
    #expect(try Self.type(5, into: terminal).told == 1)
    terminal.kill()
    let lesson = try PseudoTerminal(["learn", "tour"], folder: folder, launcher: launcher)
    try #require(lesson.waitForPrompt())
    var output = lesson.passed
    for line in ["", "1e-3", "", "a = 1"] {
      try #require(lesson.enter(line))
      output += lesson.passed
    }
    lesson.kill()
    output += lesson.drain()
    #expect(Self.count("kept for this session alone", in: output) == 1)
    #expect(Self.count(Self.sentence, in: output) == 1)
    FaultTable.row(
      "home that is not the user's own, told once; a session and a lesson", times: 2,
      lost: "nothing of before")
  }

  // MARK: Others in the way

  @Test func `Where the folder of a session is taken away it says so once, and goes on`() throws {
    let folder = try Screen.newFolder()
    let terminal = try PseudoTerminal.atPrompt(folder: folder)
    try #require(terminal.enter("b = 6 * 7"))
    try FileManager.default.removeItem(atPath: folder.path + "/state")
    let (before, told) = try Self.type(5, into: terminal)
    #expect(before == 0 && told == 1)
    try #require(terminal.enter("b") && terminal.passed.contains("42"))
    terminal.kill()
    FaultTable.row("the folder of state taken away in a session, told once", times: 1, lost: "what it held")
  }

  @Test func `Who has stopped with the progress locked is waited for once, and told of once`() throws {
    let folder = try Screen.newFolder()
    let file = ProgressFile(path: folder.path + "/data/gradlab/progress")
    try file.update { $0[.init("other", "guess", "why")] = "because" }
    let output = try File.locking(file.path + ".lock", within: .zero) { () throws(FileFailure) in
      Result { try Self.read(folder) }
    }.get()
    #expect(Self.count("kept for this session alone", in: output) == 1)
    #expect(Self.count("another program has it locked", in: output) == 1)
    #expect(try file.load()[.init("other", "guess", "why")] == "because")
    FaultTable.row("the progress locked by a program that has stopped", times: 1, lost: "nothing of before")
  }

  /// Goes some way through the tour.
  private static func read(_ folder: URL) throws -> String {
    let terminal = try PseudoTerminal.atPrompt(["learn", "tour"], folder: folder)
    var output = terminal.passed
    for line in ["", "1e-3", "", "a = 1"] {
      try #require(terminal.enter(line))
      output += terminal.passed
    }
    terminal.kill()
    return output + terminal.drain()
  }
}
