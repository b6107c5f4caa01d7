import Foundation
import Testing

@testable import Lessons

@Suite final class ProgressTests {
  private let folder: URL
  private var file: ProgressFile { ProgressFile(path: folder.path + "/below/progress") }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "gradlab-progress-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static let records: ProgressFile.Records = [
    .init("a", "place"): "1 2 slope", .init("a", "guess", "shrink"): "1e-6\tor\nso \\ 梯度",
    .init("b", "solution", "fix"): "x = 1\ny = 2", .init("b", "finished"): "yes",
  ]

  @Test func `What is written is read back`() throws {
    #expect(try file.load() == [:])
    try file.update { $0 = Self.records }
    #expect(try file.load() == Self.records)
  }

  @Test func `No flip of a byte loses anything`() {
    let bytes = ProgressFile.encode(Self.records)
    for index in bytes.indices {
      for flip: UInt8 in [0x01, 0x11, 0xFF, bytes[index] ^ UInt8(ascii: "\n")] where flip != 0 {
        var damaged = bytes
        damaged[index] ^= flip
        #expect(ProgressFile.decode(damaged) == Self.records)
      }
    }
  }

  @Test func `A file of one record loses it to no flip either`() {
    let one: ProgressFile.Records = [.init("a", "place"): "1 2 slope"]
    let bytes = ProgressFile.encode(one)
    for index in bytes.indices {
      for flip: UInt8 in [0x01, 0xFF, bytes[index] ^ UInt8(ascii: "\n")] where flip != 0 {
        var damaged = bytes
        damaged[index] ^= flip
        #expect(ProgressFile.decode(damaged) == one)
      }
    }
  }

  @Test func `A file cut off at any place keeps the lines before, and in its second half everything`() {
    let bytes = ProgressFile.encode(Self.records)
    for length in bytes.indices {
      let lines = bytes[..<length].count { $0 == UInt8(ascii: "\n") }
      let found = ProgressFile.decode(Array(bytes[..<length]))
      #expect(found.count >= min(lines, Self.records.count))
      if length >= bytes.count / 2 { #expect(found == Self.records) }
    }
  }

  @Test func `A file of an earlier form, each record once, is read`() throws {
    #expect(ProgressFile.records(in: ProgressFile.text(of: Self.records)) == Self.records)
  }

  @Test func `A draft that a kill has left is in nobody's way`() throws {
    try file.update { $0 = Self.records }
    let draft = open(file.path + ".new", O_WRONLY | O_CREAT, 0o600)
    write(draft, "half", 4)
    close(draft)
    try file.update { $0[.init("a", "place")] = "2 0 " }
    #expect(try file.load().count == Self.records.count)
    #expect(access(file.path + ".new", F_OK) != 0)
  }

  @Test func `Two writers keep what the other wrote`() throws {
    let (one, two) = (Record(file: file), Record(file: file))
    one["a", .guess, "x"] = "1"
    two["b", .guess, "y"] = "2"
    one["a", .guess, "x"] = "3"
    let both = try file.load()
    #expect(both[.init("a", "guess", "x")] == "3")
    #expect(both[.init("b", "guess", "y")] == "2")
    two.reset(lesson: "a")
    #expect(try file.load().keys.map(\.lesson) == ["b"])
  }

  @Test func `Where nothing can be written the record lives on, and says so once`() {
    let record = Record(file: ProgressFile(path: "/proc/none/progress"))
    record["a", .place] = "1 0 "
    #expect(record["a", .place] == "1 0 ")
    #expect(record.untoldTrouble()?.contains("/proc/none") == true)
    #expect(record.untoldTrouble() == nil)
  }
}
