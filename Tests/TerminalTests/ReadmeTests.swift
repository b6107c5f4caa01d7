import Foundation
import Testing

/// What the README shows, in both languages.
@Suite struct ReadmeTests {
  /// The blocks of code of a README, each with the word behind its fence.
  private static func blocks(_ name: String) throws -> [String] {
    let readme = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../\(name)"), encoding: .utf8)
    return readme.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  private static func session(_ name: String) throws -> [String] {
    let block = try #require(try blocks(name).first { $0.hasPrefix("text\n$ gradlab") })
    return block.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().map(
      String.init)
  }

  @Test(arguments: ["README.md", "README.zh.md"])
  func `What is typed there gives what is shown there`(name: String) throws {
    let lines = try Self.session(name)
    let expected = Array(lines.dropFirst())
    let arguments = lines[0].split(separator: " ").dropFirst(2).joined(separator: " ")
    let screen = try Screen(arguments, columns: 100, rows: 60)
    try screen.wait(for: "[1]")
    var count = 1
    for line in expected where line.hasPrefix("[\(count)] ") {
      try screen.type(String(line.drop { $0 != " " }.dropFirst()))
      try screen.press("Enter")
      count += 1
      try screen.wait("[\(count)]") { [count] in $0.last == "[\(count)]" }
    }
    #expect(try screen.lines() == expected + ["[\(count)]"])
  }

  @Test func `Both languages have the same commands`() throws {
    let (english, chinese) = (try Self.blocks("README.md"), try Self.blocks("README.zh.md"))
    #expect(english.count == chinese.count)
    func code(_ block: String) -> String { block.replacing(#/\s+# .*/#, with: "") }
    for (one, other) in zip(english, chinese) where !one.hasPrefix("text\n$ gradlab") {
      #expect(code(one) == code(other))
    }
    func typed(_ lines: [String]) -> [String] { lines.dropFirst().filter { $0.hasPrefix("[") } }
    #expect(try typed(Self.session("README.md")) == typed(Self.session("README.zh.md")))
  }
}
