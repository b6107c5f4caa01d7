import Foundation
import Testing

/// The session that the README shows.
@Suite struct ReadmeTests {
  @Test func `What is typed there gives what is shown there`() throws {
    let readme = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```")
    let session = try #require(blocks.first { $0.hasPrefix("text\n$ gradlab\n") })
    let expected = session.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).dropLast()
      .map(
        String.init)
    let screen = try Screen(columns: 100, rows: 60)
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
}
