import Foundation
import Testing

/// Standard streams that are closed or fail: whoever calls the program is told.
@Suite struct OutputFaultTests {
  private func run(_ script: String) throws -> Command.Result {
    let folder = try Screen.newFolder()
    return try Command.run(
      ["bash", "-c", "cd \"$1\" && " + script, Screen.program, folder.path],
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"])
  }

  /// Every way to have something shown.
  static let commands = [
    "--version", "--help", "help run", "run --help", "reference", "man", "config", "lessons",
    "--generate-completion-script bash", "--generate-completion-script zsh", "new mine", "check l.md",
    "run l.md", "export l.md --to md", "export l.md --to html", "--json run l.md", "check --json l.md",
    "audit c.md --claim 1 --seeds 1", "doctor n.safetensors", "doctor --json n.safetensors",
    "run - <<< '1 + 1'", "--json <<< '1 + 1'", "<<< '1 + 1'", "<<< 'nowhere'", "<<< 'help'",
    "learn <<< ''", "run --plain - <<< 'probe dense(1)'",
  ]

  @Test("Output that fails is a failure, said once", arguments: commands, ["> /dev/full", ">&-"])
  func fails(command: String, output: String) throws {
    let result = try run(
      "\"$0\" new l > /dev/null; \"$0\" new --audit c > /dev/null; "
        + "\"$0\" run - <<< 'save \"n.safetensors\" of=dense(1)' > /dev/null; \"$0\" \(command) \(output)")
    #expect(result.status == 1, "\(result)")
    let said =
      output == ">&-"
      ? "gradlab: Standard output is closed; there is nowhere to show anything.\n"
      : "gradlab: Standard output fails: no space left on device. What was to be shown is not complete.\n"
    #expect(result.errors == said)
    #expect(result.output.isEmpty)
  }

  @Test(
    "A pipe whose reader has gone ends it silently", arguments: ["reference", "--help", "run - <<< 'help'"])
  func closedPipe(command: String) throws {
    let result = try run("{ \"$0\" \(command); echo $? > status; } | true; wait; cat status")
    #expect(["0\n", "141\n"].contains(result.output))
    #expect(result.errors.isEmpty)
  }

  @Test("Standard error that fails is no failure", arguments: ["2> /dev/full", "2>&-"])
  func errors(output: String) throws {
    let result = try run("\"$0\" run - <<< '1 + 1' \(output)")
    #expect(result.status == 0 && result.output == "2\n")
    #expect(try run("\"$0\" run /nowhere.gl \(output)").status == 2)
  }

  @Test("Standard input that is closed is named", arguments: ["run -", "export - --to md", "run - -"])
  func closedInput(command: String) throws {
    let result = try run("\"$0\" \(command) <&-")
    #expect(result.status == 2)
    #expect(result.errors == "gradlab: Standard input is closed; there is nothing to read.\n")
  }

  @Test func `A descriptor that was closed is not taken by a file that is opened later`() throws {
    let result = try run(
      "echo '1 + 1' > s.gl; cp s.gl t.gl; \"$0\" run s.gl <&- >&- 2>&-; echo $?; cmp s.gl t.gl && echo same")
    #expect(result.output == "1\nsame\n")
  }
}
