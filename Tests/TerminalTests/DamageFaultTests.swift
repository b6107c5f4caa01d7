import Files
import Foundation
import Testing

@testable import Lab
@testable import Lessons

/// Files that are damaged: each byte flipped, and cut off at each byte.
@Suite struct DamageFaultTests {
  /// Bits that are flipped in each byte; one of them makes or takes away the end of a line.
  private static func flips(_ byte: UInt8) -> [UInt8] {
    FaultTable.isFull ? [0x01, 0x80, 0xFF, byte ^ UInt8(ascii: "\n")].filter { $0 != 0 } : [byte ^ 0x0A | 1]
  }

  private static func flipped(
    _ bytes: [UInt8], _ body: ([UInt8]) throws -> Void
  ) rethrows -> Int {
    var times = 0
    for index in bytes.indices {
      for flip in flips(bytes[index]) {
        var damaged = bytes
        damaged[index] ^= flip
        try body(damaged)
        times += 1
      }
    }
    return times
  }

  /// A journal of statements and of a lesson.
  private func journal() throws -> String {
    let journal = try JournalTests.begin()
    for text in JournalTests.typed.prefix(3) {
      journal.write(.statement(text))
      journal.write(.done)
    }
    journal.write(.progress("x\ty\n"))
    journal.write(.line("learn tour"))
    journal.keep(Array("# Tour".utf8), ofLesson: "tour")
    journal.write(.ended)
    journal.write(.line("a = 1"))
    journal.write(.statement("a = 1"))
    journal.write(.stopped(reports: 3))
    journal.write(.ended)
    return journal.path
  }

  @Test func `No flip of any byte of a journal loses anything`() throws {
    let path = try journal()
    let sound = try File.read(path)
    let whole = try #require(PastSession(path: path, sound))
    var lost = 0
    let times = Self.flipped(sound) { damaged in
      let past = PastSession(path: path, damaged)
      if past?.entries != whole.entries || past?.lessons != whole.lessons || past?.header != whole.header {
        lost += 1
      }
    }
    #expect(lost == 0)
    FaultTable.row(
      "a byte of a journal flipped, each in turn", times: times,
      lost: FaultTable.lost(lost, "times something"))
  }

  @Test
  func
    `A journal cut off anywhere loses what comes after the cut, and of what comes before the last at most`()
    throws
  {
    let path = try journal()
    let sound = try File.read(path)
    let whole = try #require(PastSession(path: path, sound))
    var lost = 0
    var known = 0
    for length in sound.indices {
      guard let past = PastSession(path: path, Array(sound[..<length])) else {
        if known > 0 { lost += 1 }
        continue
      }
      // All entries but the last are whole, and there are never fewer of them than with less of the file.
      let isPrefix = past.entries.dropLast() == whole.entries.prefix(max(0, past.entries.count - 1))
      if !isPrefix || past.entries.count < known { lost += 1 }
      known = past.entries.count
    }
    #expect(lost == 0 && known == whole.entries.count)
    FaultTable.row(
      "a journal cut off, at each byte in turn", times: sound.count,
      lost: lost == 0 ? "nothing before the cut but the last" : "\(lost) times more")
  }

  private static let progress: ProgressFile.Records = [
    .init("", "opened"): "tour", .init("tour", "place"): "1 2 slope", .init("tour", "guess", "slope"): "1e-6",
    .init("tour", "solution", "fix"): "x = 1\ny = 2", .init("core", "finished"): "yes",
  ]

  @Test func `No flip of any byte of the progress file loses anything, and a cut what comes after it`() {
    let sound = ProgressFile.encode(Self.progress)
    var lost = 0
    var times = 0
    for records in [Self.progress, Self.progress.filter { $0.key.lesson == "core" }] {
      times += Self.flipped(ProgressFile.encode(records)) {
        if ProgressFile.decode($0) != records { lost += 1 }
      }
    }
    #expect(lost == 0)
    FaultTable.row(
      "a byte of the progress file flipped, each in turn", times: times,
      lost: FaultTable.lost(lost, "times something"))
    var more = 0
    for length in sound.indices {
      let cut = Array(sound[..<length])
      let found = ProgressFile.decode(cut)
      let lines = min(cut.count { $0 == UInt8(ascii: "\n") }, Self.progress.count)
      if found.count < lines || found.contains(where: { Self.progress[$0.key] != $0.value }) { more += 1 }
    }
    #expect(more == 0)
    FaultTable.row(
      "the progress file cut off, at each byte in turn", times: sound.count,
      lost: more == 0 ? "nothing before the cut; in the second half nothing" : "\(more) times more")
  }
}
