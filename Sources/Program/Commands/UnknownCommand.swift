import ArgumentParser
import CommandKit
import Platform

extension Gradlab {
  /// What is wrong with the arguments where the first one is no command, with the one that was perhaps meant.
  static func unknownCommand(_ arguments: [String]) -> Complaint? {
    let commands = configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    let known = Set(configuration.subcommands.map { $0._commandName } + ["help"])
    guard let first = word(of: arguments), !first.hasPrefix("-"), !known.contains(first) else { return nil }
    let instead: CommandMessage.Instead =
      if access(first, R_OK) == 0 {
        .file
      } else if let meant = ForeignName.inChinese[first], known.contains(meant) {
        .closest(meant)
      } else if let closest = Suggestions.closest(first, among: commands) {
        .closest(closest)
      } else {
        .commands(commands)
      }
    return .usage(CommandMessage.noCommand(name: first, instead))
  }

  /// What stands where a command does, behind the language: `--language zh learn`.
  private static func word(of arguments: [String]) -> String? {
    guard let first = arguments.first, first.hasPrefix("--language") else { return arguments.first }
    return word(of: Array(arguments.dropFirst(first == "--language" ? 2 : 1)))
  }
}
