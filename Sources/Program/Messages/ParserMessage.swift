import Messages

/// What ArgumentParser says by itself. It speaks English alone; its sentences are known again here, so that they can be
/// said in the language of the program.
enum ParserMessage: Message {
  // MARK: Help

  case overview, usage, arguments, options, subcommands
  /// In the line of usage, for more of them than it has room for.
  case someOptions
  case helpOption, versionOption
  case detailedHelp(command: String)
  case moreInformation(command: String)
  /// Behind what an option does: the values that it takes, with commas between, and the one that it has.
  case values(String)
  case fallback(String)
  case valuesAndFallback(String, String)

  // MARK: Complaints

  case error, help
  case unknownOption(String, closest: String)
  case unknownOptionAlone(String)
  case unknownOptionOrMissingValue(unknown: String, closest: String, option: String, in: String)
  case unknownOptionAloneOrMissingValue(unknown: String, option: String, in: String)
  case missingValue(option: String)
  case takesNoValue(option: String, value: String)
  case unexpectedArgument(String)
  /// Several, each in quotes.
  case unexpectedArguments(count: String, list: String)
  case missingArgument(String)
  /// `choices`: each in quotes, as they are listed.
  case invalidChoice(value: String, of: String, choices: String)
  case invalidValue(value: String, of: String)
  case invalidOption(String)
  case noCompletionScript(shell: String, shells: String)
  case noShell(shells: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishParser.words(self)
    case .chinese: ChineseParser.words(self)
    }
  }
}

extension ParserMessage {
  /// The message that a sentence of ArgumentParser's is; `nil` where it is another one.
  init?(_ sentence: String) {
    for (count, message) in Self.forms {
      let places = (0..<count).map { _ in Self.place }
      let form = message(places).words(in: .english).split(
        separator: Self.place, omittingEmptySubsequences: false)
      if let parts = Self.parts(of: sentence, between: form) {
        self = message(parts)
        return
      }
    }
    return nil
  }

  /// Stands in a sentence for what it is about.
  private static let place = "\u{1}"

  /// Those with the most to say first, as the others' beginnings fit too.
  private static let forms: [(count: Int, message: @Sendable ([String]) -> ParserMessage)] = [
    (0, { _ in .helpOption }), (0, { _ in .versionOption }),
    (1, { .detailedHelp(command: $0[0]) }), (1, { .moreInformation(command: $0[0]) }),
    (2, { .valuesAndFallback($0[0], $0[1]) }), (1, { .values($0[0]) }), (1, { .fallback($0[0]) }),
    (
      4, { .unknownOptionOrMissingValue(unknown: $0[0], closest: $0[1], option: $0[2], in: $0[3]) }
    ),
    (3, { .unknownOptionAloneOrMissingValue(unknown: $0[0], option: $0[1], in: $0[2]) }),
    (2, { .unknownOption($0[0], closest: $0[1]) }), (1, { .unknownOptionAlone($0[0]) }),
    (1, { .missingValue(option: $0[0]) }), (2, { .takesNoValue(option: $0[0], value: $0[1]) }),
    (1, { .unexpectedArgument($0[0]) }), (2, { .unexpectedArguments(count: $0[0], list: $0[1]) }),
    (1, { .missingArgument($0[0]) }), (3, { .invalidChoice(value: $0[0], of: $0[1], choices: $0[2]) }),
    (2, { .invalidValue(value: $0[0], of: $0[1]) }), (1, { .invalidOption($0[0]) }),
    (2, { .noCompletionScript(shell: $0[0], shells: $0[1]) }), (1, { .noShell(shells: $0[0]) }),
  ]

  /// What stands between the pieces of a sentence, if it has them all in order, from its beginning to its end.
  private static func parts(of sentence: String, between form: [Substring]) -> [String]? {
    guard let first = form.first, sentence.hasPrefix(first) else { return nil }
    var rest = sentence.dropFirst(first.count)
    var parts: [String] = []
    for (index, piece) in form.enumerated().dropFirst() {
      if index == form.count - 1 {
        guard rest.hasSuffix(piece) else { return nil }
        parts.append(String(rest.dropLast(piece.count)))
        rest = ""
      } else {
        guard let found = rest.firstRange(of: piece) else { return nil }
        parts.append(String(rest[..<found.lowerBound]))
        rest = rest[found.upperBound...]
      }
    }
    return rest.isEmpty ? parts : nil
  }
}
