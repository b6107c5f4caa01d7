import Foundation
import Testing

/// The completion scripts, in the shells that they are for.
@Suite(.serialized) struct ShellCompletionTests {
  struct Shell: CustomTestStringConvertible {
    let name: String
    let command: [String]
    /// Loads the script `s` from the folder that the shell runs in.
    let load: String
    var testDescription: String { name }
  }

  static let shells = [
    Shell(name: "bash", command: ["bash", "--norc", "--noprofile", "-i"], load: "source s"),
    Shell(
      name: "zsh", command: ["zsh", "-f", "-i"],
      load: "mkdir f; cp s f/_gradlab; fpath=($PWD/f $fpath); autoload -U compinit; compinit -u"),
    Shell(name: "fish", command: ["fish", "--no-config", "-i"], load: "source s"),
  ]

  /// Typed, and the line after Tab.
  static let lines = [
    ("gradlab ex", "gradlab export"), ("gradlab learn act", "gradlab learn activations"),
    ("gradlab run --ke", "gradlab run --keep-going"), ("gradlab --res", "gradlab --resume"),
    ("gradlab --color al", "gradlab --color always"),
    ("gradlab doctor net", "gradlab doctor net.safetensors"),
    ("gradlab export mi", "gradlab export mine.gl"),
    ("gradlab export mine.gl --to ip", "gradlab export mine.gl --to ipynb"),
  ]

  @Test("Commands, options, lessons and files are completed", arguments: shells)
  func completes(shell: Shell) throws {
    try #require(
      try Command.exists(shell.name), "\(shell.name) is not installed: apt-get install \(shell.name)")
    let folder = try Screen.newFolder()
    for name in ["mine.gl", "net.safetensors"] {
      try "".write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let script = try Command.run([Screen.program, "--generate-completion-script", shell.name])
    #expect(script.status == 0)
    try script.output.write(to: folder.appendingPathComponent("s"), atomically: true, encoding: .utf8)
    let screen = try Screen(columns: 120, folder: folder, command: shell.command)
    // tmux itself has its way with PATH.
    let program = URL(fileURLWithPath: Screen.program).deletingLastPathComponent().path
    try screen.type("export PATH='\(program):/usr/bin:/bin'; ")
    try screen.type(shell.load + "; echo rea''dy")
    try screen.press("Enter")
    try screen.wait("the script") { $0.contains("ready") }
    for (typed, expected) in Self.lines {
      try screen.type(typed)
      try screen.wait(typed) { lines in lines.contains { $0.contains(typed) } }
      try screen.press("Tab")
      try screen.wait("\(expected) in \(shell.name)", seconds: 8) { lines in
        lines.contains { $0.contains(expected) }
      }
      try screen.press("C-u")
      try screen.wait("an empty line") { lines in !lines.contains { $0.contains(expected) } }
    }
  }
}
