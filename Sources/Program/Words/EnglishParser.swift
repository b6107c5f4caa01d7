/// What ArgumentParser says by itself, as it says it.
enum EnglishParser {
  static func words(_ message: ParserMessage) -> String {
    switch message {
    case .overview: "OVERVIEW: "
    case .usage: "USAGE: "
    case .arguments: "ARGUMENTS:"
    case .options: "OPTIONS:"
    case .subcommands: "SUBCOMMANDS:"
    case .someOptions: "<options>"
    case .helpOption: "Show help information."
    case .versionOption: "Show the version."
    case .detailedHelp(let command): "  See '\(command) <subcommand>' for detailed help."
    case .moreInformation(let command): "  See '\(command)' for more information."
    case .values(let values): "(values: \(values))"
    case .fallback(let value): "(default: \(value))"
    case .valuesAndFallback(let values, let value): "(values: \(values); default: \(value))"
    case .error: "Error: "
    case .help: "Help:  "
    case .unknownOption(let option, let closest):
      "Unknown option '\(option)'. Did you mean '\(closest)'?"
    case .unknownOptionAlone(let option): "Unknown option '\(option)'"
    case .unknownOptionOrMissingValue(let unknown, let closest, let option, let whole):
      "Unknown option '\(unknown)'. Did you mean '\(closest)'?\n   or: Missing value for '\(option)' in '\(whole)'"
    case .unknownOptionAloneOrMissingValue(let unknown, let option, let whole):
      "Unknown option '\(unknown)'\n   or: Missing value for '\(option)' in '\(whole)'"
    case .missingValue(let option): "Missing value for '\(option)'"
    case .takesNoValue(let option, let value):
      "The option '\(option)' does not take any value, but '\(value)' was specified."
    case .unexpectedArgument(let argument): "Unexpected argument '\(argument)'"
    case .unexpectedArguments(let count, let list): "\(count) unexpected arguments: \(list)"
    case .missingArgument(let argument): "Missing expected argument '\(argument)'"
    case .invalidChoice(let value, let option, let choices):
      "The value '\(value)' is invalid for '\(option)'. Please provide one of \(choices)."
    case .invalidValue(let value, let option): "The value '\(value)' is invalid for '\(option)'"
    case .invalidOption(let option): "Invalid option: \(option)"
    case .noCompletionScript(let shell, let shells):
      "Can't generate completion scripts for '\(shell)'.\n\(scripts)\n    \(shells)"
    case .noShell(let shells): "Can't autodetect a supported shell.\n\(scripts)\n    \(shells)"
    }
  }

  private static let scripts = "Please use --generate-completion-script=<shell> with one of:"
}
