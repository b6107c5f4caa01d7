import Foundation
import Messages
import Testing

/// Names, files and arguments from strangers, through the whole program: no hidden character comes out of it raw.
@Suite struct HiddenCharacterTests {
  static let evil = "\u{1B}[31m\u{9B}2J\u{202E}x\u{200B}"

  static let lesson = """
    ---
    format: 1
    id: mine
    title: Mine \(evil)
    ---

    # Mine \(evil)

    ## A \(evil) step

    Prose \(evil), *stressed \(evil)*, `code \(evil)`, [words \(evil)](https://a.example/\(evil)).

    ```gradlab id=look
    a = "\(evil)"
    a
    data = csv("t\(evil).csv", target="y\(evil)")
    data
    ```

    """

  private func folder() throws -> URL {
    let folder = try Screen.newFolder()
    for (name, text) in [
      "l\(Self.evil).md": Self.lesson,
      "bad\(Self.evil).md": Self.lesson + "\n```gradlab id=\(Self.evil)\n1\n```\n",
      "t\(Self.evil).csv": "x\(Self.evil),y\(Self.evil)\n1,0\n2,1\n3,0\n4,1\n",
      "s.gl": "a = \"\(Self.evil)\"\nb\(Self.evil)\n",
      "fine.gl": "a = \"\(Self.evil)\"\na\n",
    ] {
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    return folder
  }

  /// Arguments, and what is typed.
  static let table: [([String], String)] = [
    (["check", "no\(evil).md"], ""), (["check", "l\(evil).md"], ""), (["check", "bad\(evil).md"], ""),
    (["check", "."], ""),
    (["check", "--json", "."], ""), (["run", "l\(evil).md"], ""), (["run", "no\(evil).gl"], ""),
    (["run", "s.gl"], ""),
    (["run", "--plain", "s.gl"], ""), (["run", "--color", "always", "s.gl"], ""),
    (["run", "--json", "s.gl"], ""),
    (["export", "l\(evil).md", "--to", "md"], ""), (["export", "l\(evil).md", "--to", "html"], ""),
    (["export", "l\(evil).md", "--to", "ipynb"], ""), (["export", "fine.gl", "--to", "md"], ""),
    (["export", "fine.gl", "--to", "ipynb"], ""), (["export", "s.gl", "--to", "md"], ""),
    (["doctor", "no\(evil).safetensors"], ""),
    (["audit", "l\(evil).md"], ""), (["learn", "no\(evil)"], ""), (["learn", "l\(evil).md"], "\n\n\n\n"),
    (["\(evil)"], ""),
    (["--\(evil)"], ""), (["--seed", evil], ""), (["--color", evil], ""), (["new", "no\(evil)/x"], ""),
    (["completions", evil], ""),
    (
      ["run", "--keep-going", "-"],
      "a = \"\(evil)\"\na\nhelp \(evil)\n\(evil)\nload(\"\(evil)\")\nplot a\nexpect a == 1\nhistory\nvars\n"
    ),
    (["run", "-"], "data = csv(\"t\(evil).csv\", target=\"y\(evil)\")\nvars\nprobe dense(4) -> dense(1)\n"),
    (["run", "-"], "csv(\"t\(evil).csv\", target=\"nothing\")\n"),
    (["run", "-"], "a = \"\(evil)\"\nsave \"s\(evil).md\"\n"), ([], "a = \"\(evil)\"\na\n1 + \(evil)\n"),
  ]

  @Test("Nothing of it comes out raw", arguments: table)
  func comesOutShown(arguments: [String], input: String) throws {
    let folder = try folder()
    let result = try Command.run(
      ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Screen.program] + arguments,
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"], input: input)
    // Colours are the program's own.
    let output = (result.output + result.errors).replacing(
      #/\u{1B}\[(0|[1-9]|3[0-7]|9[0-7])(;[0-9]+)*m/#, with: "")
    #expect(output.showingHidden == output)
    #expect(!(output + result.errors).isEmpty)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasPrefix("s\(Self.evil)") {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(text.showingHidden == text)
    }
  }
}
