import Testing

@testable import Lessons

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct ProgressTests {
  static let records: ProgressFile.Records = [
    .init("a", "place"): "1 2 slope", .init("a", "guess", "shrink"): "1e-6\tor\nso \\ 梯度",
    .init("b", "solution", "fix"): "x = 1\ny = 2", .init("b", "finished"): "yes",
  ]

  static func file() -> ProgressFile {
    var template = Array("/tmp/gradlab-test-XXXXXX".utf8CString)
    _ = mkdtemp(&template)
    let end = template.firstIndex(of: 0) ?? template.count
    let folder = String(decoding: template[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return ProgressFile(path: folder + "/below/progress")
  }

  @Test func `What is written is read back`() throws {
    let file = Self.file()
    #expect(try file.load() == [:])
    try file.update { $0 = Self.records }
    #expect(try file.load() == Self.records)
  }

  @Test func `A flipped byte loses the line that it is in, and no other`() {
    let bytes = ProgressFile.encode(Self.records)
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x11
      let found = ProgressFile.decode(damaged)
      // A line end that is gone joins two lines.
      #expect(found.count >= Self.records.count - (bytes[index] == UInt8(ascii: "\n") ? 2 : 1))
      for (key, value) in found { #expect(Self.records[key] == value) }
    }
  }

  @Test func `A file cut off at any place keeps the lines before`() {
    let bytes = ProgressFile.encode(Self.records)
    for length in bytes.indices {
      let lines = bytes[..<length].count { $0 == UInt8(ascii: "\n") }
      #expect(ProgressFile.decode(Array(bytes[..<length])).count >= lines)
    }
  }

  @Test func `Two writers keep what the other wrote`() throws {
    let file = Self.file()
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
