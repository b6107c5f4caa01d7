import ArgumentParser
import CommandKit
import Lab
import Lessons
import LineEditor
import Messages
import Verbs

/// The manual page, made of the declarations of commands, options and words.
struct Manual: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.manual) }

  @OptionGroup var language: LanguageOptions

  func run() throws { Pager.write(Self.page) }

  static var page: String {
    func said(_ message: ManualMessage) -> String { escaped(message.words(in: .current)) }
    // Han has hardly a blank that could be widened.
    let margin = DisplayLanguage.current == .chinese ? "\n.ad l" : ""
    var page = """
      .TH GRADLAB 1 "" "gradlab \(Version.number)" "\(said(.title))"\(margin)
      .SH \(said(.name))
      gradlab \\- \(said(.summary))
      .SH \(said(.synopsis))
      .B gradlab
      .RI [ \(said(.command)) ]
      .RI [ \(said(.options)) ]
      .SH \(said(.description))
      \(escaped(Gradlab.configuration.abstract))
      .PP
      \(escaped(Gradlab.configuration.discussion).split(separator: "\n").joined(separator: "\n.PP\n"))
      .SH \(said(.commands))

      """
    for command in Gradlab.configuration.subcommands where command.configuration.shouldDisplay {
      page += ".SS \(escaped(command._commandName))\n.nf\n"
      page += escaped(CommandHelp.help(for: command, columns: 78)) + "\n.fi\n"
    }
    page += ".SH \(said(.language))\n"
    let vocabulary = Session(words: LessonVerb.all.map(\.declaration)).vocabulary
    let help = Help(vocabulary: vocabulary)
    for group in help.groups {
      page += ".SS \(escaped(help.title(of: group)))\n"
      for declaration in vocabulary.declarations where declaration.group == group {
        page +=
          ".TP\n.B \(escaped(declaration.usage.split(separator: "\n").first.map(String.init) ?? declaration.name))\n"
        page += escaped(declaration.summary) + "\n"
      }
    }
    page += """
      .SH \(said(.files))
      .TP
      .I $XDG_CONFIG_HOME/gradlab/config
      \(said(.settingsFile))
      .TP
      .I $XDG_STATE_HOME/gradlab
      \(said(.stateFolder))
      .TP
      .I $XDG_DATA_HOME/gradlab/progress
      \(said(.progressFile))
      .SH \(said(.environment))
      NO_COLOR, CLICOLOR_FORCE, COLORFGBG, COLUMNS, TERM, PAGER, EDITRC

      """
    return page
  }

  /// Text that roff takes as it is.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      if line.hasPrefix(".") || line.hasPrefix("'") { line = "\\&" + line }
      result += (result.isEmpty ? "" : "\n") + line
    }
    return result
  }
}

/// The reference page of the language, made of its declarations: `docs/reference.md`.
struct ReferencePage: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.reference, isShown: false) }

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let session = Session(words: LessonVerb.all.map(\.declaration))
    let page = Reference(session.help).markdown(
      title: ManualMessage.referenceTitle.words(in: .current),
      introduction: ManualMessage.referenceOrigin.words(in: .current))
    Pager.write(page)
  }
}
