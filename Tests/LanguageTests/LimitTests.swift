import CommandKit
import Documents
import Foundation
import Lab
import Testing
import Verbs

@Suite("Limits")
struct LimitTests {
  @Test(
    "Deep nesting is refused with a sentence, at any length",
    arguments: ["(", "[", "-", "f(", "x[", "2^", "1+(", "probe(", "((1+", "[f("])
  func nestingIsRefused(piece: String) throws {
    let text = String(repeating: piece, count: 90_000 / piece.utf8.count) + "1"
    let failure = #expect(throws: Failure.self) { try parser.parse(text) }
    #expect(failure?.reason.isEqual(to: SyntaxMessage.tooDeep(limit: 100)) == true)
  }

  @Test(
    "A long row of operators, calls or fields makes no tree too deep to walk",
    arguments: ["+1", "(x)", ".y", "[1]", "*f(2)"])
  func rowsAreRefused(piece: String) throws {
    let failure = #expect(throws: Failure.self) {
      try parser.parse("x" + String(repeating: piece, count: 90_000 / piece.utf8.count))
    }
    #expect(failure?.reason.isEqual(to: SyntaxMessage.tooDeep(limit: 100)) == true)
    #expect(try parser.parse("x" + String(repeating: piece, count: 99)).count == 1)
  }

  @Test("What a person writes is not near the limit")
  func ordinaryDepth() throws {
    let text = String(repeating: "(", count: 99) + "1" + String(repeating: ")", count: 99)
    #expect(try dump(text) == "1")
  }

  @Test(
    "A text is read in time linear in its length",
    arguments: ["x = 1\n", "f(1, b=\"c\") -> [1, 2]\n", "# note\n", "\"\"\n", "probe tower(20, relu)\n"])
  func timeIsLinear(line: String) throws {
    func seconds(_ bytes: Int) throws -> Double {
      let text = String(repeating: line, count: bytes / line.utf8.count)
      let start = processorTime()
      _ = try parser.parse(text)
      return processorTime() - start
    }
    /// Of this thread, so that what else the machine does is not measured.
    func processorTime() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let small = try (0..<3).map { _ in try seconds(1 << 13) }.min() ?? 0
    let large = try (0..<3).map { _ in try seconds(1 << 16) }.min() ?? 0
    // Eight times as long; a quadratic reader would take 64 times as long.
    #expect(large < 30 * small + 0.05)
  }

  @Test("A list of a hundred thousand numbers is one statement")
  func longList() throws {
    let text = "[" + (0..<100_000).map(String.init).joined(separator: ", ") + "]"
    let value = try parser.parseExpression(text)
    #expect(value.children.count == 100_000)
  }

  @Test(
    "A statement of more than 100 000 bytes is refused, and what is said of a long one is short",
    arguments: ["x", "1", "\"", "'a", "(", "[1,", "é", "-> ", "a.", "=", "漢", " 1"])
  func longStatement(piece: String) {
    for (count, isTooLong) in [(90_000, false), (110_000, true), (5_000_000, true)] {
      let text = "kept = " + String(repeating: piece, count: count / piece.utf8.count)
      let failure = parser.parsePrefix(text).failure
      if isTooLong {
        #expect(failure?.reason.isEqual(to: SyntaxMessage.tooLong(limit: 100_000)) == true)
      }
      guard let failure else { continue }
      #expect(failure.message.utf8.count < 4000)
      #expect(failure.lines(width: 80).count < 40)
      #expect(failure.document.terminalText(TerminalStyle(width: 80)).utf8.count < 6000)
    }
  }

  @Test("After a line that can't be read the next is, wherever the mistake is in it")
  func goingOn() throws {
    let text = "a = 1\n)\nb = (2\n\nc = 3\nd = [1,\n  2 3]\ne = 5 and\nf = 6\n\"open\n# end\ng = 7"
    var lines: [String] = []
    for read in parser.reading(text) {
      switch read {
      case .success(let statement): lines.append("\(statement.line): \(statement.text)")
      case .failure(let failure): lines.append("\(failure.place?.line ?? 0)")
      }
    }
    #expect(lines == ["1: a = 1", "2", "3", "5: c = 3", "7", "8", "9: f = 6", "10", "12: g = 7"])
    #expect(
      parser.reading(String(repeating: ")\n", count: 20_000)).reduce(0) { count, _ in count + 1 } == 20_000)
  }

  @Test("No bytes make the parser stumble")
  func anyBytes() {
    var generator = SplitMix(seed: 5)
    for _ in 0..<1500 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let (statements, failure) = parser.parsePrefix(text)
      if let failure, let span = failure.span, let source = failure.source {
        #expect(span.end <= source.utf8.count)
        _ = failure.lines(width: 40)
      }
      #expect(statements.allSatisfy { $0.span.end <= text.utf8.count })
      _ = parser.isComplete(text)
      _ = Completer(vocabulary: vocabulary).complete(text, at: text.utf8.count, in: Session().scope())
    }
  }

  @Test("No pieces of statements, in any order, make the parser stumble, and what it offers reads")
  func anyPieces() {
    let pieces = [
      "probe", "train", "x", "20", "dense(", ")", "(", "[", "]", ",", "=", "==", "->", "..", "by", "*", "-",
      "+-",
      "\"a\"", "\"", "\n", "____", "epochs", "and", ":", ";", "!", "for", "in", "<", ".", "help", "relu", "#",
      "1.",
      "else=", "批", "（", "：", "//", "+=", "save", "a.md", "expect", "it", "let", "print",
    ]
    var generator = SplitMix(seed: 11)
    for _ in 0..<3000 {
      let count = Int.random(in: 1...9, using: &generator)
      let text = (0..<count).map { _ in
        (pieces.randomElement(using: &generator) ?? "") + (Bool.random(using: &generator) ? " " : "")
      }.joined()
      let (_, failure) = parser.parsePrefix(text)
      guard let failure else { continue }
      #expect(!failure.message.isEmpty)
      if let correction = failure.correction {
        #expect(throws: Never.self, "\(text) ↑ \(correction)") { try parser.parse(correction) }
      }
      _ = Completer(vocabulary: vocabulary).complete(text, at: text.utf8.count, in: Session().scope())
    }
  }
}

/// Vigna's SplitMix64, for tests that want the same numbers every time.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
