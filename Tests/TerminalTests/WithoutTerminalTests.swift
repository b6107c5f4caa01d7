import Foundation
import Testing

/// The built program where there is no terminal: pipes, poor environments, exit codes.
@Suite struct WithoutTerminalTests {
  private func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Command.Result {
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory() + "gradlab-home", "LC_ALL": "C.UTF-8",
    ]
    variables.merge(environment) { $1 }
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

  static let poor: [[String: String]] = [
    ["TERM": "dumb"], ["LC_ALL": "C"], ["LC_ALL": "", "LANG": ""], ["LC_ALL": "de_DE.ISO-8859-1"],
    ["HOME": ""], ["HOME": "/proc/nowhere"], ["COLUMNS": "0"], ["COLUMNS": "-7"], ["COLUMNS": "1000000"],
    ["NO_COLOR": "1"], ["XDG_STATE_HOME": "relative"],
  ]

  @Test("A poor environment changes nothing that matters", arguments: poor)
  func environment(variables: [String: String]) throws {
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
    let result = try Command.run(["sh", "-c", script], input: input)
    #expect(result.output == "2\n")
    #expect(result.errors.isEmpty)
  }

  @Test func `Results come as JSON, a line each`() throws {
    let result = try run(["--json"], input: "1 + 1\n[1, 2]\n")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `There is a completion script for each shell`(shell: String) throws {
    let result = try run(["--generate-completion-script", shell])
    #expect(result.status == 0)
    #expect(result.output.contains("gradlab"))
  }

  @Test func `The manual page names every command`() throws {
    let page = try run(["man"]).output
    for command in ["learn", "lessons", "run", "check", "export", "doctor", "new", "config"] {
      #expect(page.contains(".SS \(command)\n"))
    }
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
