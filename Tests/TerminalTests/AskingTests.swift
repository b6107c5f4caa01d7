import Foundation
import Testing

/// Questions of yes or no before files are written, at a terminal and without one.
@Suite struct AskingTests {
  static let lesson = """
    ---
    format: 1
    id: residual
    title: Residual
    ---

    # Residual

    ## A step

    ```gradlab id=write
    export 1 to="curve.csv"
    ```

    """

  private func folder() throws -> URL {
    let folder = try Screen.newFolder()
    try Self.lesson.write(
      to: folder.appendingPathComponent("12-residual.md"), atomically: true, encoding: .utf8)
    return folder
  }

  private func text(_ name: String, _ folder: URL) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func run(_ arguments: [String], in folder: URL, input: String = "") throws -> Command.Result {
    try Command.run(
      ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Screen.program] + arguments,
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"], input: input)
  }

  /// How the question is answered, and whether the file is written.
  static let answers: [([String], Bool)] = [
    (["y", "Enter"], true), (["Y", "E", "S", "Enter"], true), (["n", "Enter"], false), (["Enter"], false),
    (["C-c"], false), (["C-d"], false),
  ]

  @Test("A lesson that is run asks before its first write", arguments: answers)
  func lesson(keys: [String], writes: Bool) throws {
    let folder = try folder()
    let screen = try Screen("run 12-residual.md", folder: folder)
    try screen.wait(for: "12-residual.md wants to write curve.csv here. y/n")
    #expect(text("curve.csv", folder) == nil)
    for key in keys { try screen.press(key) }
    try screen.wait(for: "left with \(writes ? 0 : keys == ["C-c"] ? 130 : 1)")
    #expect((text("curve.csv", folder) != nil) == writes)
  }

  @Test(
    "At the prompt what is there is overwritten only by leave, with an editor and without one",
    arguments: ["xterm-256color", "dumb"])
  func prompt(terminal: String) throws {
    let folder = try folder()
    try "mine".write(to: folder.appendingPathComponent("a.md"), atomically: true, encoding: .utf8)
    let screen = try Screen(environment: ["TERM": terminal], folder: folder)
    try screen.wait(for: "[1]")
    for (answer, written) in [("n", "mine"), ("C-c", "mine"), ("C-d", "mine")] {
      try screen.type("clear = 1")
      try screen.press("Enter")
      try screen.type("save \"a.md\"")
      try screen.press("Enter")
      try screen.wait("the question") { $0.last == "a.md is there already. Overwrite it? y/n" }
      try screen.press(answer)
      if answer == "n" { try screen.press("Enter") }
      try screen.wait("a prompt") { $0.last?.hasPrefix("[") == true && $0.last?.hasSuffix("]") == true }
      #expect(text("a.md", folder) == written)
    }
    try screen.type("save \"a.md\"")
    try screen.press("Enter")
    try screen.wait("the question") { $0.last == "a.md is there already. Overwrite it? y/n" }
    try screen.press("y", "Enter")
    try screen.wait(for: "runs them again")
    #expect(text("a.md", folder)?.contains("format: 1") == true)
    try screen.type("1 + 1")
    try screen.press("Enter")
    try screen.wait("a result") { $0.contains("2") }
  }

  @Test
  func `A lesson that is played asks again where it was refused, and a session brought back asks nothing`()
    throws
  {
    let folder = try folder()
    let screen = try Screen("learn 12-residual.md", folder: folder)
    try screen.wait(for: "step 1/1")
    for answer in ["n", "y"] {
      try screen.press("Enter")
      try screen.wait("the question") { $0.last == "12-residual.md wants to write curve.csv here. y/n" }
      try screen.press(answer, "Enter")
      try screen.wait(for: answer == "n" ? "is not written, as you say" : "curve.csv: 1 rows")
    }
    try screen.type("mine = 3")
    try screen.press("Enter")
    // A Ctrl-D that comes while a statement runs is lost.
    try screen.wait("a prompt") { $0.last?.hasPrefix("[") == true && $0.last?.contains("mine") == false }
    try screen.press("C-d")
    try screen.wait(for: "left with 0")
    try "mine".write(to: folder.appendingPathComponent("curve.csv"), atomically: true, encoding: .utf8)
    let again = try Screen("--resume", folder: folder)
    try again.wait(for: "brought back.")
    try again.type("mine")
    try again.press("Enter")
    try again.wait("a result") { $0.contains("3") }
    #expect(text("curve.csv", folder) == "mine")
  }

  /// Without a terminal: what is run, its input, the exit code, what is said, and whether a file is written over.
  static let unasked: [([String], String, Int32, String, Bool)] = [
    (["run", "12-residual.md"], "", 1, "overwrite=true", false),
    (["run", "--allow-files", "12-residual.md"], "", 1, "overwrite=true", false),
    (["export", "12-residual.md", "--to", "md"], "", 1, "overwrite=true", false),
    (["run", "-"], "export 1 to=\"curve.csv\"\n", 1, "overwrite=true", false),
    (["run", "-"], "export 1 to=\"curve.csv\" overwrite=true\n", 0, "1 rows", true),
    ([], "export 1 to=\"curve.csv\"\n", 1, "overwrite=true", false),
    (["--json"], "export 1 to=\"curve.csv\"\n", 1, "overwrite=true", false),
    (["export", "12-residual.md", "--to", "html", "-o", "curve.csv"], "", 2, "--overwrite", false),
    (
      ["export", "12-residual.md", "--to", "html", "-o", "curve.csv", "--overwrite"], "", 1, "a cell fails",
      true
    ),
    (["check", "12-residual.md"], "", 1, "overwrite=true", false),
  ]

  @Test("Where nobody can be asked nothing is written over unsaid", arguments: unasked)
  func withoutTerminal(arguments: [String], input: String, status: Int32, says: String, writes: Bool) throws {
    let folder = try folder()
    try "mine".write(to: folder.appendingPathComponent("curve.csv"), atomically: true, encoding: .utf8)
    let result = try run(arguments, in: folder, input: input)
    #expect(result.status == status, "\(result)")
    let words = (result.output + result.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(says.isEmpty || words.contains(says), "\(words)")
    #expect((text("curve.csv", folder) != "mine") == writes)
  }

  @Test func `A page is written over where the reader agrees`() throws {
    let folder = try folder()
    try "mine".write(to: folder.appendingPathComponent("out.html"), atomically: true, encoding: .utf8)
    for (key, status) in [("n", 1), ("y", 0)] {
      let screen = try Screen("export --allow-files 12-residual.md --to html -o out.html", folder: folder)
      try screen.wait(for: "out.html is there already. Overwrite it? y/n")
      try screen.press(key, "Enter")
      try screen.wait(for: "left with \(status)")
      #expect((text("out.html", folder) == "mine") == (key == "n"))
    }
  }
}
