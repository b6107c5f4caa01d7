import Foundation
import Testing

@testable import LineEditor

@Suite struct LayoutTests {
  /// Text, first column, columns, and where its end stands.
  static let cases: [(String, Int, Int, Int, Int)] = [
    ("", 4, 20, 0, 4),
    ("abc", 4, 20, 0, 7),
    ("中文", 4, 20, 0, 8),
    ("🙂", 4, 20, 0, 6),
    // The last column fills the row, and the cursor goes to the next.
    (String(repeating: "a", count: 16), 4, 20, 1, 0),
    // A wide character that does not fit goes to the next row whole.
    (String(repeating: "a", count: 15) + "中", 4, 20, 1, 2),
    ("ab\n  c", 4, 20, 1, 3),
    ("a\tb", 0, 20, 0, 9),
    // A control character is drawn as two.
    ("\u{1}", 4, 20, 0, 6),
    // A prompt that is wider than the screen.
    ("a", 4, 2, 2, 1),
    ("aa", 4, 3, 2, 0),
  ]

  @Test("The place of a text's end follows the terminal's rules", arguments: cases)
  func end(text: String, start: Int, columns: Int, row: Int, column: Int) {
    _ = Terminal.useUTF8()
    let layout = Layout(text.unicodeScalars.map(\.value)[...], startColumn: start, columns: columns)
    #expect(layout.end == Layout.Position(row: row, column: column))
    #expect(layout.positions.count == text.unicodeScalars.count + 1)
  }

  @Test func `Colour takes no room`() {
    #expect(Layout.width(of: "\u{1B}[1;36m[4]\u{1B}[0m ") == 4)
  }
}

@Suite struct PromptTests {
  @Test func `Escape sequences are marked, and none ends the prompt`() {
    let marked = LineEditor.marked("\u{1B}[1m\u{1B}[36m[4]\u{1B}[0m ", ending: "\u{1B}]133;B\u{7}")
    let text = String(String.UnicodeScalarView(marked.compactMap(Unicode.Scalar.init)))
    #expect(text == "\u{1}\u{1B}[1m\u{1B}[36m\u{1}[4]\u{1}\u{1B}[0m\u{1B}]133;B\u{7}\u{1} \u{0}")
  }

  @Test func `A prompt without colour stays as it is`() {
    #expect(LineEditor.marked("[4] ") == "[4] ".wide)
  }
}

@Suite struct BracketTests {
  static let cases: [(String, Int, [Int]?)] = [
    ("tower(20)", 9, [8, 5]),
    ("tower(20)", 5, [5, 8]),
    ("a[b(c)]", 7, [6, 1]),
    ("save \")\" (", 6, nil),
    ("(", 1, nil),
    ("(]", 2, nil),
  ]

  @Test("A bracket beside the cursor finds its partner, and texts are passed over", arguments: cases)
  func partner(text: String, cursor: Int, expected: [Int]?) {
    let found = bracketPartner(in: text.unicodeScalars.map(\.value), cursor: cursor)
    #expect(found.map { [$0.0, $0.1] } == expected)
  }
}

@Suite struct CompletionTests {
  static let cases: [([String], String)] = [
    (["probe", "precision", "predict"], "pr"),
    (["train"], "train"),
    (["a", "b"], ""),
    ([], ""),
  ]

  @Test("What all candidates begin with is completed first", arguments: cases)
  func prefix(candidates: [String], expected: String) {
    let completion = Completion(replacing: 0..<0, with: candidates.map { Completion.Candidate($0) })
    #expect(completion.commonPrefix == expected)
  }
}

@Suite struct PasteTests {
  static let cases: [(String, String)] = [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("seed 7\n", "seed 7"),
    ("a\tb", "a  b"),
    ("a\u{1B}[31mb\u{0}c", "a[31mbc"),
    ("中文", "中文"),
  ]

  @Test("Pasted text keeps its lines and loses its control characters", arguments: cases)
  func clean(pasted: String, expected: String) {
    #expect(KeyDecoder.clean(Array(pasted.utf8)) == expected)
  }
}

@Suite struct HistoryTests {
  private func temporaryPath() -> String {
    NSTemporaryDirectory() + "gradlab-\(UUID().uuidString)/deep/history"
  }

  @Test func `Entries of several lines, backslashes and Chinese come back as they were`() {
    let path = temporaryPath()
    let lines = ["seed 7", "f(\n  a,\n  b)", #"csv("a\nb.csv")"#, "中文 = dense(64)"]
    let first = History(path: path)
    for line in lines { first.add(line) }
    #expect(History(path: path).entries == lines)
    #expect(first.failure == nil)
  }

  @Test func `The file is its owner's alone`() throws {
    let path = temporaryPath()
    History(path: path).add("seed 7")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `Blank lines and repetitions are left out`() {
    let history = History(path: nil)
    for line in ["a", "a", " ", "b", "a"] { history.add(line) }
    #expect(history.entries == ["a", "b", "a"])
  }

  @Test func `Two sessions share one file`() {
    let path = temporaryPath()
    let one = History(path: path)
    let other = History(path: path)
    one.add("from one")
    other.add("from the other")
    one.add("from one again")
    #expect(History(path: path).entries == ["from one", "from the other", "from one again"])
  }

  @Test func `Where nothing can be written it says so and goes on`() {
    let history = History(path: "/proc/nowhere/history")
    history.add("seed 7")
    history.add("seed 8")
    #expect(history.entries == ["seed 7", "seed 8"])
    #expect(
      history.failure?.words(in: .english)
        == "The history can't be kept in /proc/nowhere/history: no such file or directory.")
  }

  @Test func `Any bytes are read without harm`() throws {
    let path = temporaryPath()
    History(path: path).add("seed 7")
    for byte in UInt8.min...UInt8.max {
      try Data([byte, 10, 92, 10, 0xC3, 10] + Array("probe deep\n".utf8)).write(
        to: URL(fileURLWithPath: path))
      #expect(History(path: path).entries.last == "probe deep")
    }
  }

  @Test func `What failed last is not offered, in a later session neither, until it succeeds`() {
    let path = temporaryPath()
    let history = History(path: path)
    for (line, hasFailed) in [("a", false), ("b", true), ("c\n\\!", true), ("!d", false)] {
      history.add(line)
      history.note(line, hasFailed: hasFailed)
    }
    #expect(Array(history.offers) == ["!d", "a"])
    let later = History(path: path)
    #expect(later.entries == ["a", "b", "c\n\\!", "!d"])
    #expect(Array(later.offers) == ["!d", "a"])
    later.add("b")
    later.note("b", hasFailed: false)
    #expect(Array(History(path: path).offers) == ["b", "!d", "a"])
  }

  @Test func `Search looks for what begins alike`() {
    let history = History(path: nil)
    for line in ["probe a", "train b", "probe c"] { history.add(line) }
    #expect(history.previous(before: 3, prefix: "probe", unlike: "probe") == 2)
    #expect(history.previous(before: 2, prefix: "probe", unlike: "probe c") == 0)
    #expect(history.previous(before: 0, prefix: "probe", unlike: "probe a") == nil)
    #expect(history.next(after: 0, prefix: "probe", unlike: "probe a") == 2)
    #expect(history.next(after: 2, prefix: "probe", unlike: "probe c") == nil)
  }
}

@Suite struct ArgumentTests {
  static let cases: [(String, String?)] = [
    ("probe deep", "deep"), ("train deep with=adam(0.1, 2)", "with=adam(0.1, 2)"), ("a = 'x y'", "'x y'"),
    ("data = csv(\"a b.csv\", “c d”)  ", "csv(\"a b.csv\", “c d”)"), ("f(x,\n  y)", "f(x,\n  y)"),
    ("reset", "reset"), ("probe deep # of all", "deep"), ("# nothing", nil), ("", nil), ("a (b", "(b"),
    ("a) b", "b"),
  ]

  @Test("The last argument keeps its brackets and texts together", arguments: cases)
  func last(statement: String, expected: String?) {
    #expect(LineEditor.lastArgument(of: statement) == expected)
  }
}

@Suite struct HintTests {
  static let hint = Hint(
    before: "dense(", parts: ["units", "activation=identity", "other=深"], separator: ", ", after: ")",
    current: 1)
  /// Columns, and what is seen.
  static let cases: [(Int, String)] = [
    (80, "  dense(units, activation=identity, other=深)"), (40, "  dense(units, activation=identity, ot…"),
    (35, "  dense(…, activation=identity, o…"), (24, "  dense(…, activation=…"),
  ]

  @Test("A hint fits its screen, with the part at hand in sight", arguments: cases)
  func line(columns: Int, expected: String) {
    _ = Terminal.useUTF8()
    let line = Self.hint.line(columns: columns, dimmed: "90")
    #expect(line.replacing(/\u{1B}\[[0-9;]*m/, with: "") == expected)
    #expect(Layout.width(of: line) < columns)
    #expect(line.contains("\u{1B}[1mactivation"))
  }
}
