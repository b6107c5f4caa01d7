import Messages

/// What is wrong where a text can't be read.
package enum SyntaxMessage: Message {
  // Statements
  case onlyOneStatement
  /// Of a verb that takes one.
  case missingStatement(verb: String)
  case prefixTwice(verb: String)
  case tooDeep(limit: Int)
  /// In bytes.
  case tooLong(limit: Int)
  case cantStand(text: String)
  case lineBeginsWith(sign: String)
  case noMeaning(sign: String)

  // Numbers, texts, names
  case numberEndsInDot(digits: String)
  case exponentIsMissing(digits: String)
  case numberTooLarge
  case numberTooSmall
  case unclosedText
  case fieldIsMissing

  // Brackets
  case unclosedBracket
  case unopenedBracket
  case closedBy(opening: String, closing: String)
  case emptyBrackets
  case emptyList
  case emptyPick

  // Values
  case missingValue(after: String?)
  case missingValueBeforeComma
  case missingValueBetween(String?, String)
  case twoValues
  case rangeHasTwoEnds
  case byBelongsToRange
  case mixedComparison
  case toleranceNeedsEquality

  // Keys and parameters
  case givenTwice(key: String)
  case valuesComeFirst
  case parametersAreNames
  case parameterTwice(family: String, parameter: String)

  // The line after a fence
  case infoKeyIsMissing
  case infoWordIsMissing(key: String)

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishSyntax.words(self)
    case .chinese: ChineseSyntax.words(self)
    }
  }
}
