/// Chinese for what can't be read.
enum ChineseSyntax {
  static func words(_ message: SyntaxMessage) -> String {
    switch message {
    case .missingStatement(let verb): "\(verb) takes a statement: \(verb) train deep."
    case .prefixTwice(let verb): "\(verb) stands once before a statement."
    case .onlyOneStatement: "Only one statement stands here."
    case .tooDeep(let limit): "This is nested more than \(limit) deep; give a part of it a name."
    case .tooLong(let limit): "A statement has at most \(limit) bytes; give parts of it names."
    case .cantStand(let text): "\(text) can't stand here."
    case .lineBeginsWith(let sign): "A line can't begin with \(sign): a value stands before it."
    case .noMeaning(let sign): "\(sign) has no meaning here."

    case .numberEndsInDot(let digits): "A number never ends in a dot: \(digits) or \(digits).0."
    case .exponentIsMissing(let digits): "The exponent is missing, as in \(digits)e-3."
    case .numberTooLarge: "This number is larger than any that can be computed with (1.8e308)."
    case .numberTooSmall: "This number is smaller than any that can be computed with (4.9e-324)."
    case .unclosedText: "A text ends with the quote that it begins with, on the same line."
    case .fieldIsMissing: "A field's name follows a dot."

    case .unclosedBracket: "This bracket is not closed."
    case .unopenedBracket: "No bracket is open that this one closes."
    case .closedBy(let opening, let closing): "\"\(opening)\" is closed by \"\(closing)\"."
    case .emptyBrackets: "These brackets are empty."
    case .emptyList: "A list has at least one value."
    case .emptyPick: "Square brackets pick: say which, as in [1] or [last]."

    case .missingValue(nil): "A value is missing."
    case .missingValue(let sign?): "A value is missing after \(sign)."
    case .missingValueBeforeComma: "A value is missing before this comma."
    case .missingValueBetween(nil, let sign): "A value is missing before \(sign)."
    case .missingValueBetween(let before?, let sign): "A value is missing between \(before) and \(sign)."
    case .twoValues:
      "Two values stand side by side: a sign is missing between them, or the line ends before the second."
    case .rangeHasTwoEnds: "A range has two ends; its step follows by, as in 2..60 by 2."
    case .byBelongsToRange: "by belongs to a range, as in 2..60 by 2."
    case .mixedComparison: "\"==\" and \"!=\" compare two values; only \"<\" and its kind chain."
    case .toleranceNeedsEquality: "A tolerance \"+-\" belongs to \"==\", as in a == 0.5 +- 0.01."

    case .givenTwice(let key): "\(key) is given twice."
    case .valuesComeFirst: "Values without a key come first."
    case .parametersAreNames: "A family's parameters are names."
    case .parameterTwice(let family, let parameter): "\(family) has two parameters called \(parameter)."

    case .infoKeyIsMissing: "A key with its value stands here, as in id=start."
    case .infoWordIsMissing(let key): "\(key) takes a word, as in \(key)=start."
    }
  }
}
