import Foundation
import Testing

/// The built program where there is no terminal: pipes, poor environments, exit codes.
@Suite struct WithoutTerminalTests {
  private func run(
    _ arguments: [String], input: String = "", environment: [String: String?] = [:]
  ) throws -> Command.Result {
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory() + "gradlab-home", "LC_ALL": "C.UTF-8",
    ]
    for (name, value) in environment { variables[name] = value }
    return try Command.run([Screen.program] + arguments, environment: variables, input: input)
  }

  @Test func `A pipe gets results without prompt and colour`() throws {
    let result = try run([], input: "1 + 1\nmax(2,\n3)\n\nln(1)\n")
    #expect(result.output == "2\n3\n0\n")
    #expect(result.status == 0)
  }

  /// Arguments, input, and the exit code.
  static let codes: [([String], String, Int32)] = [
    (["--version"], "", 0),
    (["--help"], "", 0),
    (["help", "run"], "", 0),
    ([], "1 + 1\n", 0),
    ([], "nowhere\n1 + 1\n", 1),
    (["run", "-"], "1 + 1\n", 0),
    (["run", "-"], "1 +* 1\n", 1),
    (["run", "-"], "nowhere\n", 1),
    (["run", "--keep-going", "-"], "nowhere\n1 + 1\n", 1),
    (["run", "/nowhere.md"], "", 2),
    (["run"], "", 2),
    (["check", "/nowhere"], "", 2),
    (["--bogus"], "", 2),
    (["--seed", "-1"], "", 2),
    (["--seed", "many"], "", 2),
    (["learn", "no-such-lesson"], "", 2),
    (["--resume"], "", 2),
    (["lern"], "", 2),
    (["check", "-"], "", 2),
    (["doctor", "/nowhere.safetensors"], "", 2),
    (["export", "/nowhere.md", "--to", "html"], "", 2),
    (["new", "/nowhere/lesson"], "", 2),
    (["new", "--audit", "/nowhere/claims"], "", 2),
    (["audit", "/nowhere.md"], "", 2),
    (["audit", "/dev/null"], "", 2),
    (["audit", "/dev/null", "--seeds", "0"], "", 2),
  ]

  @Test("The exit code says how it ended", arguments: codes)
  func exitCode(arguments: [String], input: String, code: Int32) throws {
    let home = NSTemporaryDirectory() + "gradlab-empty"
    let result = try run(arguments, input: input, environment: ["HOME": home])
    #expect(result.status == code)
    if code == 2 {
      #expect(!result.errors.isEmpty)
      #expect(result.output.isEmpty)
    }
  }

  @Test func `The template of an audit comes out as written, and a verdict that does not is exit code 1`()
    throws
  {
    let path = NSTemporaryDirectory() + "gradlab-\(UUID().uuidString).md"
    #expect(try run(["new", "--audit", path]).status == 0)
    #expect(try run(["check", path]).output.contains("2 claims"))
    let sound = try run(["audit", path, "--seeds", "2"])
    #expect(sound.status == 0, "\(sound)")
    #expect(sound.output.contains("1. holds — ") && sound.output.contains("All 2 agree"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("Verdict: **holds**\n", with: "Verdict: **does not hold**\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    let different = try run(["audit", path, "--claim", "1", "--seeds", "1"])
    #expect(different.status == 1)
    let words = different.output.replacing("\n", with: " ")
    #expect(words.contains("written down is does not hold, found is holds"), "\(words)")
    let json = try run(["audit", path, "--claim", "1", "--json"])
    #expect(json.status == 1 && json.output.split(separator: "\n").count == 1)
    #expect(json.output.contains("\"agrees\":false"))
    try text.replacing("`it.factor`", with: "`it.[`").write(toFile: path, atomically: true, encoding: .utf8)
    let unreadable = try run(["audit", path])
    #expect(unreadable.status == 2 && unreadable.errors.contains("\(path):20: The figure"), "\(unreadable)")
  }

  @Test func `A script stops at its first error and names the line`() throws {
    let result = try run(["run", "-"], input: "1 + 1\nnowhere\n2 + 2\n")
    #expect(result.output.hasPrefix("2\n"))
    #expect(result.output.contains("-:2:"))
    #expect(!result.output.contains("4"))
    let going = try run(["run", "--keep-going", "-"], input: "1 + 1\nnowhere\n)\n2 + 2\n")
    #expect(going.output.contains("-:3:"))
    #expect(going.output.hasSuffix("4\n"))
    #expect(going.status == 1)
  }

  @Test func `A file that is not UTF-8 is refused with the line`() throws {
    let path = NSTemporaryDirectory() + "gradlab-\(UUID().uuidString).gl"
    try Data(Array("1 + 1\n".utf8) + [0xFF, 0x0A]).write(to: URL(fileURLWithPath: path))
    let result = try run(["run", path])
    #expect(result.status == 1)
    #expect(result.errors.contains("\(path):2:"))
  }

  static let poor: [[String: String?]] = [
    ["HOME": nil], ["LC_ALL": nil], ["PATH": nil, "HOME": nil, "LC_ALL": nil],
    ["TERM": "dumb"], ["LC_ALL": "C"], ["LC_ALL": "", "LANG": ""], ["LC_ALL": "de_DE.ISO-8859-1"],
    ["HOME": ""], ["HOME": "/proc/nowhere"], ["COLUMNS": "0"], ["COLUMNS": "-7"], ["COLUMNS": "1000000"],
    ["NO_COLOR": "1"], ["XDG_STATE_HOME": "relative"],
  ]

  @Test("A poor environment changes nothing that matters", arguments: poor)
  func environment(variables: [String: String?]) throws {
    let result = try run([], input: "1 + 1\n", environment: variables)
    #expect(result.output == "2\n")
    #expect(result.status == 0)
  }

  @Test func `Colour comes where it is asked for and nowhere else`() throws {
    let failing = "nowhere\n"
    let escape = "\u{1B}["
    #expect(try !run([], input: failing).output.contains(escape))
    #expect(try run(["--color", "always"], input: failing).output.contains(escape))
    #expect(try run([], input: failing, environment: ["CLICOLOR_FORCE": "1"]).output.contains(escape))
    let both = ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]
    #expect(try !run([], input: failing, environment: both).output.contains(escape))
    #expect(
      try !run(["--color", "never"], input: failing, environment: ["CLICOLOR_FORCE": "1"]).output.contains(
        escape))
    #expect(try !run(["--plain", "--color", "always"], input: failing).output.contains(escape))
  }

  @Test func `A reader that goes away is no disaster`() throws {
    let script = "'\(Screen.program)' run - < /dev/stdin | head -n 1"
    let input = String(repeating: "1 + 1\n", count: 20000)
    let result = try Command.run(
      ["bash", "-c", script + "; echo \"${PIPESTATUS[0]}\""], input: input)
    // It ends as everything does whose reader has gone, by SIGPIPE, and not with the end of the script.
    #expect(result.output == "2\n141\n")
    #expect(result.errors.isEmpty)
  }

  @Test func `Options that commands share stand before or after the command`() throws {
    let input = "probe 3 * dense(4, tanh) -> dense(1)\n"
    for options in [["--plain"], ["--json"], ["--color", "always"], ["--seed", "5"]] {
      let before = try run(options + ["run", "-"], input: input)
      let after = try run(["run"] + options + ["-"], input: input)
      #expect(before.status == 0)
      #expect(before.output == after.output)
      #expect(try before.output != run(["run", "-"], input: input).output)
    }
  }

  @Test func `A mistyped command gets the one that was meant, a file the command that runs it`() throws {
    #expect(try run(["lern"]).errors.contains("closest: gradlab learn"))
    #expect(try run(["/dev/null"]).errors.contains("gradlab run /dev/null"))
  }

  @Test func `Tables are as wide as COLUMNS says where there is no terminal`() throws {
    let input = "probe 3 * dense(4, tanh) -> dense(1)\nhelp train\n"
    func widest(_ columns: String) throws -> Int {
      let output = try run([], input: input, environment: ["COLUMNS": columns]).output
      return output.split(separator: "\n").map(\.count).max() ?? 0
    }
    #expect(try widest("50") <= 50)
    #expect(try (90...120).contains(widest("120")))
  }

  @Test func `Help in a pipe goes through no pager`() throws {
    let result = try run([], input: "help\n", environment: ["PAGER": "false"])
    #expect(result.output.split(separator: "\n").count > 40)
  }

  @Test func `The version tells of the build`() throws {
    let version = try run(["--version"]).output
    let pattern = #/gradlab \d+\.\d+\.\d+ \(Swift 6\.\d, (debug|release) build, (x86_64|arm64)\)\n/#
    #expect(version.wholeMatch(of: pattern) != nil, "\(version)")
  }

  @Test func `Each statement of a pipe is a line of JSON, one that fails too`() throws {
    let result = try run(["--json"], input: "1 + 1\n[1, 2]\nseed 3\nnowhere\n")
    let lines = try result.output.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["statement"] as? String } == ["1 + 1", "[1, 2]", "seed 3", "nowhere"])
    #expect(lines.map { $0["status"] as? String } == ["done", "done", "done", "failed"])
    #expect(lines.allSatisfy { $0["format"] as? Int == 1 })
    #expect(result.status == 1)
  }

  @Test func `Results are read back in Python with pandas`() throws {
    // Debian's own interpreter has Debian's pandas.
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Python/results.py").standardized.path
    let result = try Command.run(["/usr/bin/python3", script, Screen.program])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `The manual page names every command`() throws {
    let page = try run(["man"]).output
    for command in ["learn", "lessons", "run", "check", "audit", "export", "doctor", "new", "config"] {
      #expect(page.contains(".SS \(command)\n"))
    }
    // A line that begins with a dot is a request to roff.
    let requests = Set(
      page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } })
    #expect(requests.isSubset(of: [".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".I", ".RI", ".nf", ".fi"]))
    #expect(!page.split(separator: "\n").contains { $0.hasPrefix("'") })
  }

  @Test func `Settings of the file hold, and options and the environment go before them`() throws {
    let folder = try Screen.newFolder()
    let config = folder.appendingPathComponent("gradlab")
    try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
    func run(_ settings: String, _ arguments: [String] = [], _ input: String = "nowhere\n") throws -> String {
      try settings.write(to: config.appendingPathComponent("config"), atomically: true, encoding: .utf8)
      return try self.run(arguments, input: input, environment: ["XDG_CONFIG_HOME": folder.path]).output
    }
    let escape = "\u{1B}["
    #expect(try run("color = always\n").contains(escape))
    #expect(try !run("color = always\n", ["--color", "never"]).contains(escape))
    #expect(try !run("").contains(escape))
    let probe = "probe 3 * dense(4, tanh) -> dense(1)\n"
    #expect(try run("plain = true\n", [], probe) == run("", ["--plain"], probe))
    #expect(try run("threads = 1\n", [], probe) == run("threads = 4\n", [], probe))
    #expect(try run("threads = 3\n", ["config"]).contains(#/threads +3 +file/#))
    #expect(try run("", ["config"]).contains(#/color +auto +default/#))
  }

  @Test func `Settings come from the file, and its mistakes are named by line`() throws {
    let folder = try Screen.newFolder()
    let config = folder.appendingPathComponent("gradlab")
    try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
    try "# mine\nkeys = vi\nthreads = many\ncolour = always\n".write(
      to: config.appendingPathComponent("config"), atomically: true, encoding: .utf8)
    let result = try run(["config"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(result.status == 1)
    #expect(result.output.contains("vi"))
    #expect(result.errors.contains("config:3:"))
    #expect(result.errors.contains("config:4:"))
  }
}
