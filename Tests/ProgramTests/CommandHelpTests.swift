import ArgumentParser
import Documents
import Messages
import Testing

@testable import Program

/// The help of the command line, and what is wrong with arguments, as one reads it.
@Suite struct CommandHelpTests {
  static let commands = Gradlab.configuration.subcommands

  /// What is said where these arguments are given.
  private func complaint(_ arguments: [String], in language: DisplayLanguage) -> String {
    do {
      _ = try Gradlab.parseAsRoot(arguments)
      return ""
    } catch { return CommandHelp.message(for: error, in: language) }
  }

  static let mistakes: [(arguments: [String], english: String, chinese: String)] = [
    (["--sedd", "3"], "Unknown option '--sedd'. Did you mean '--seed'?", "没有选项 --sedd；最接近的是 --seed"),
    (["-q"], "Unknown option '-q'", "没有选项 -q"),
    (["--seed"], "Missing value for '--seed <number>'", "--seed <number> 缺少值"),
    (["--seed", "abc"], "The value 'abc' is invalid for '--seed <number>'", "--seed <number> 不接受 abc"),
    (
      ["--json=1"], "The option '--json' does not take any value, but '1' was specified.",
      "选项 --json 不带值，却写了 1"
    ),
    (["audit"], "Missing expected argument '<file>'", "缺少参数 <file>"),
    (["learn", "a", "b"], "Unexpected argument 'b'", "多余的参数：b"),
    (["learn", "a", "it's"], "Unexpected argument 'it's'", "多余的参数：it's"),
    (["learn", "a", "b", "c"], "2 unexpected arguments: 'b', 'c'", "多余的 2 个参数：b、c"),
    (
      ["export", "--to", "x"],
      "The value 'x' is invalid for '--to <format>'. Please provide one of 'html', 'ipynb' or 'md'.",
      "--to <format> 不接受 x；可取 html、ipynb、md"
    ),
    (
      ["export", "-ox"],
      "Unknown option '-ox'. Did you mean '--to'?\n   or: Missing value for '-o <out>' in '-ox'",
      "没有选项 -ox；最接近的是 --to\n   或者：-ox 里的 -o <out> 缺少值"
    ),
    (
      ["--generate-completion-script=tcsh"],
      "Can't generate completion scripts for 'tcsh'.\nPlease use --generate-completion-script=<shell> with one of:\n    zsh bash fish",
      "没有 tcsh 的补全脚本。\n写成 --generate-completion-script=<shell>，可用的有：\n    zsh bash fish"
    ),
  ]

  @Test(arguments: mistakes.indices)
  func `A complaint of the parser is said in the language of the program`(_ row: Int) {
    let (arguments, english, chinese) = Self.mistakes[row]
    #expect(complaint(arguments, in: .english).hasPrefix("Error: \(english)\n"))
    #expect(complaint(arguments, in: .chinese).hasPrefix("错误：\(chinese)\n"))
    #expect(ParserMessage(english)?.words(in: .english) == english)
    let rest = complaint(arguments, in: .chinese).split(separator: "\n").suffix(2)
    #expect(rest.first?.hasPrefix("用法：gradlab") == true && rest.last?.hasPrefix("  详细说明：gradlab") == true)
  }

  @Test func `What is no sentence of the parser stays as it is`() {
    #expect(ParserMessage("Another thing.") == nil)
    #expect(complaint(["check", "a", "--seeds", "5000"], in: .chinese).contains("5000") == false)
    #expect(complaint(["check", "a", "--seeds", "5000"], in: .chinese).contains("1000"))
  }

  /// Every line of help fits, and its two columns begin where they should, whatever the width of its characters.
  @Test(arguments: [60, 80, 120]) func `Help in Chinese is in two columns that fit`(_ columns: Int) {
    for command in [Gradlab.self] + Self.commands {
      let help = CommandHelp.help(for: command, columns: columns, in: .chinese)
      for line in help.split(separator: "\n") where !line.hasPrefix("用法：") {
        #expect(DisplayWidth.of(line) <= columns, "\(line)")
      }
      for own in ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS", "Show ", "(values", "(default"]
      {
        #expect(!help.contains(own), "\(own): \(help)")
      }
      #expect(help.contains("\n选项：\n") && help.contains("显示帮助。"))
    }
  }

  @Test func `Help in English is the parser's own`() {
    for command in [Gradlab.self] + Self.commands {
      let own = Gradlab.helpMessage(for: command, columns: 80)
      #expect(CommandHelp.help(for: command, columns: 80, in: .english) == own)
      // Else its words would not be found in it.
      for word in [ParserMessage.overview, .usage, .options, .helpOption, .versionOption] {
        #expect(own.contains(word.words(in: .english)))
      }
    }
  }
}
