import ArgumentParser
import Messages

/// What the help of the command line says.
enum UsageMessage: Message {
  /// What a command does, in a sentence.
  case abstract(CommandName)
  /// What follows that in its own help; empty where that is all.
  case discussion(CommandName)
  case option(Option)
  /// The name of a value: `<number>`.
  case value(Value)
  /// How the program is called.
  case usage
  /// The heading above the options that are for runs alone.
  case ofRuns

  /// A command, as one types it.
  enum CommandName: String, Hashable, Sendable, CaseIterable {
    case gradlab, learn, `class`, lessons, run, check, audit, export, kernel, doctor, watch, new, config
    case manual = "man"
    case reference
  }

  /// An option or an argument, with what it does there.
  enum Option: Hashable, Sendable, CaseIterable {
    // Of several commands
    case plain, json, color, language, seed, precision, resume, allowFiles, slides, lesson
    // Of one
    case teacher, fresh
    case host, port, results, notes, overwriteResults
    case runFiles, keepGoing
    case checkFiles, checkSeeds
    case claims, auditSeeds, claim
    case exportFile, exportFormat, audience, exportTo, overwritePages
    case install, uninstall, prefix, program
    case doctorFiles, net, on, step, unfold, follow, pageFormat, pageFile, overwritePage
    case python, watchTo
    case newFile, newAudit
  }

  /// What stands for a value.
  enum Value: Hashable, Sendable, CaseIterable {
    case number, name, when, file, fileOrFolder, address, lesson, description, data, format, out, whom, folder
    case path
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishUsage.words(self)
    case .chinese: ChineseUsage.words(self)
    }
  }
}

extension ArgumentHelp {
  /// What an option does, and what its value is called.
  static func of(_ option: UsageMessage.Option, _ value: UsageMessage.Value? = nil) -> ArgumentHelp {
    ArgumentHelp(
      UsageMessage.option(option).words(in: .current),
      valueName: value.map { UsageMessage.value($0).words(in: .current) })
  }
}

extension CommandConfiguration {
  /// What a command does, in the language of the program: to be computed, as that is known when the program runs.
  init(
    _ command: UsageMessage.CommandName, usage: String? = nil, version: String = "", isShown: Bool = true,
    subcommands: [ParsableCommand.Type] = []
  ) {
    self.init(
      commandName: command.rawValue, abstract: UsageMessage.abstract(command).words(in: .current),
      usage: usage, discussion: UsageMessage.discussion(command).words(in: .current), version: version,
      shouldDisplay: isShown, subcommands: subcommands)
  }
}
