import ArgumentParser
import Documents
import LineEditor
import Messages

/// What ArgumentParser makes of commands and options: their help, and what is wrong with arguments. Its own words are said
/// in the language of the program, and lines are broken where that language breaks them.
struct CommandHelp {
  /// What the program says of what ended the reading of its arguments: help that was asked for, or a complaint.
  static func message(for error: any Error, in language: DisplayLanguage = .current) -> String {
    guard language != .english else { return Gradlab.fullMessage(for: error) }
    let text = Gradlab.fullMessage(for: error, columns: unbroken)
    if text.hasPrefix(ParserMessage.overview.words(in: .english)) {
      return CommandHelp(language: language, columns: Terminal.size.columns).help(text)
    }
    let complaint = Gradlab.message(for: error)
    let start = ParserMessage.error.words(in: .english) + complaint
    guard !complaint.isEmpty, text.hasPrefix(start) else { return text }
    return CommandHelp(language: language, columns: unbroken)
      .complaint(complaint, String(text.dropFirst(start.count)))
  }

  /// The help of a command.
  static func help(
    for command: ParsableCommand.Type, columns: Int, in language: DisplayLanguage = .current
  ) -> String {
    guard language != .english else { return Gradlab.helpMessage(for: command, columns: columns) }
    return CommandHelp(language: language, columns: columns)
      .help(Gradlab.helpMessage(for: command, columns: unbroken))
  }

  /// As wide as no line is: where lines break is decided here.
  private static let unbroken = 1 << 20

  /// Where ArgumentParser has what options do.
  private static let labelWidth = 26

  let language: DisplayLanguage
  let columns: Int

  private func word(_ message: ParserMessage) -> String { message.words(in: language) }

  // MARK: Help

  private func help(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var result: [String] = []
    var label: String?
    let gap = String(repeating: " ", count: Self.labelWidth)
    for (index, line) in lines.enumerated() {
      if let name = label {
        label = nil
        if line.hasPrefix(gap) {
          result += entry(name, String(line.dropFirst(Self.labelWidth)))
          continue
        }
        result += entry(name, "")
      }
      if let message = ParserMessage(line) {
        result.append(word(message))
      } else if line.hasPrefix("  ") {
        // What an option does stands below it where its name is long.
        let isAlone = index + 1 < lines.count && lines[index + 1].hasPrefix(gap)
        if isAlone || line.count <= Self.labelWidth {
          label = line
        } else {
          result += entry(
            String(line.prefix(Self.labelWidth)), String(line.dropFirst(Self.labelWidth)))
        }
      } else {
        result += plain(line)
      }
    }
    return result.joined(separator: "\n")
  }

  /// An option and what it does, in two columns.
  private func entry(_ label: String, _ summary: String) -> [String] {
    let label = "  " + label.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    let lines = summary.isEmpty ? [] : broken(said(summary), columns - Self.labelWidth)
    let gap = String(repeating: " ", count: Self.labelWidth)
    let width = DisplayWidth.of(label)
    guard width < Self.labelWidth, let first = lines.first else { return [label] + lines.map { gap + $0 } }
    return [label + String(repeating: " ", count: Self.labelWidth - width) + first]
      + lines.dropFirst().map { gap + $0 }
  }

  /// What an option does, with ArgumentParser's words behind it.
  private func said(_ summary: String) -> String {
    if let message = ParserMessage(summary) { return word(message) }
    for opening in summary.indices.reversed() where summary[opening] == "(" {
      if let message = ParserMessage(String(summary[opening...])) {
        return summary[..<opening].trimmingBlanks + word(message)
      }
    }
    return summary
  }

  /// A heading, the line of usage, or a paragraph of what a command does.
  private func plain(_ line: String) -> [String] {
    for heading in [ParserMessage.arguments, .options, .subcommands]
    where line == heading.words(in: .english) {
      return [word(heading)]
    }
    if line == UsageMessage.ofRuns.words(in: language).uppercased() + ":" {
      return [UsageMessage.ofRuns.words(in: language) + "："]
    }
    if line.hasPrefix(ParserMessage.usage.words(in: .english)) { return [usage(line)] }
    let overview = ParserMessage.overview.words(in: .english)
    if line.hasPrefix(overview) {
      return broken(word(.overview) + line.dropFirst(overview.count), columns)
    }
    return line.isEmpty ? [""] : broken(line, columns)
  }

  /// It begins with one word in help and, but for its capitals, in complaints.
  private func usage(_ line: String) -> String {
    word(.usage)
      + line.dropFirst(ParserMessage.usage.words(in: .english).count)
      .replacing(ParserMessage.someOptions.words(in: .english), with: word(.someOptions))
  }

  /// The text in lines of so many columns.
  private func broken(_ text: String, _ width: Int) -> [String] {
    Document([.paragraph(Text(text))]).terminalText(TerminalStyle(width: width))
      .split(separator: "\n").map(String.init)
  }

  // MARK: Complaints

  /// - Parameter rest: what follows the complaint: what the option does, and how the command is used.
  private func complaint(_ complaint: String, _ rest: String) -> String {
    let lines = rest.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let line = String(line)
      if let message = ParserMessage(line) { return word(message) }
      let help = ParserMessage.help.words(in: .english)
      if line.hasPrefix(help) { return word(.help) + line.dropFirst(help.count) }
      return line.hasPrefix(ParserMessage.usage.words(in: .english).capitalized) ? usage(line) : line
    }
    return word(.error) + (ParserMessage(complaint).map(word) ?? complaint) + lines.joined(separator: "\n")
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(self.reversed().drop { $0 == " " }.reversed())
  }
}
