import ArgumentParser
import CommandKit
import Lab
import Lessons
import LineEditor
import Verbs

/// The manual page, made of the declarations of commands, options and words.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Prints the manual page: gradlab man | man -l -")

  @OptionGroup var language: LanguageOptions

  func run() throws { Pager.write(Self.page) }

  static var page: String {
    var page = """
      .TH GRADLAB 1 "" "gradlab \(Version.number)" "User Commands"
      .SH NAME
      gradlab \\- see how gradients travel through deep networks
      .SH SYNOPSIS
      .B gradlab
      .RI [ command ]
      .RI [ options ]
      .SH DESCRIPTION
      \(escaped(Gradlab.configuration.abstract))
      .PP
      \(escaped(Gradlab.configuration.discussion).split(separator: "\n").joined(separator: "\n.PP\n"))
      .SH COMMANDS

      """
    for command in Gradlab.configuration.subcommands where command.configuration.shouldDisplay {
      page += ".SS \(escaped(command._commandName))\n.nf\n"
      page += escaped(Gradlab.helpMessage(for: command, columns: 78)) + "\n.fi\n"
    }
    page += ".SH THE LANGUAGE\n"
    let vocabulary = Session(words: LessonVerb.all.map(\.declaration)).vocabulary
    let help = Help(vocabulary: vocabulary)
    for group in help.groups {
      page += ".SS \(escaped(group))\n"
      for declaration in vocabulary.declarations where declaration.group == group {
        page +=
          ".TP\n.B \(escaped(declaration.usage.split(separator: "\n").first.map(String.init) ?? declaration.name))\n"
        page += escaped(declaration.summary) + "\n"
      }
    }
    page += """
      .SH FILES
      .TP
      .I $XDG_CONFIG_HOME/gradlab/config
      settings: a line KEY = VALUE for each; gradlab config shows them
      .TP
      .I $XDG_STATE_HOME/gradlab
      the history of lines and the journals of sessions
      .TP
      .I $XDG_DATA_HOME/gradlab/progress
      how far the reader is in the lessons
      .SH ENVIRONMENT
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
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Prints the reference of the language as Markdown.",
    shouldDisplay: false)

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let session = Session(words: LessonVerb.all.map(\.declaration))
    let page = Reference(session.help).markdown(
      title: "The language of gradlab",
      introduction: "Made by `gradlab reference` from the declarations; not to be edited by hand.")
    Pager.write(page)
  }
}
