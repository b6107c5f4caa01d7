import Messages

/// What is said of a mistake whose meaning can be told: what to write instead.
package enum AdviceMessage: Message {
  // The start of a statement
  case boundWithout(word: String, line: String)
  case familyForm
  case rangeIsLoop(line: String?)
  case listIsLoop
  case noBranch(word: String)
  case nothingIsImported
  case shownByWriting(line: String)
  case oneWord(verb: String)
  case capitalsCount(String)
  case unknownVerb(String, closest: String)
  case noVerb(String)
  /// A name that no verb has, before a number: it may be a family.
  case noVerbOrBracketTouches(String, meant: String)
  case keyAfterVerb(verb: String, key: String, value: String)
  case takesBrackets(name: String, meant: String)
  case oneStatement
  case endsWithLine(sign: String)
  case arrowEndsLine

  // Verbs
  case verbIsBound(verb: String, line: String)
  case verbTakesBrackets(meant: String)
  case verbInValue(verb: String)
  case resultIsIt(verb: String, line: String?)
  case blankAfterVerb
  case takesNothing(verb: String)
  case takesOneThing(taker: String)
  case takesOneWord(verb: String)
  case subjectComesFirst(verb: String, subject: String)

  // Keys
  case keyWithoutDashes(String)
  case keyBeforeAssign(keys: [String])
  case keyWantsValue(key: String, example: String?)
  case keyTakesAssign(key: String, value: String)
  case keyStandsHere(keys: [String])
  case keysInBrackets
  case blanksBetweenKeys
  case valueWantsKey(verb: String, key: String, value: String)
  case textWantsKey(key: String, text: String)
  case textInQuotes(key: String, text: String)
  case fileWantsKey(key: String, name: String)
  case fileInQuotes(name: String)

  // Names
  // Other prompts
  case shell
  case clears
  /// What does the same here.
  case writtenHere(String)
  case bareVerb(verb: String)
  case noLength(word: String)
  case noFunction(word: String)
  case rangeByStep(lower: String, upper: String)
  case layersJoin
  case namesStay
  case lastValue
  case valueOfStatement(Int)
  case reserved(word: String, free: String)
  case boundAnew(line: String)
  case bindsWithAssign
  case oneBinding
  case oneNameALine
  case partIsBound
  case onlyNamesAreBound
  case fieldIsName(meant: String)

  // Brackets and commas
  case bracketTouches(meant: String, verb: String?)
  case roundBrackets(meant: String)
  case rangeInBrackets(range: String, factor: String)
  case listInSquares
  case severalInList
  case commaIsMissing
  case commaIsMissingBetween(String, String)
  case commasBetweenValues
  case trailingComma
  case equalityOrKey

  // Claims
  case equality
  case unequal
  case atMost
  case atLeast
  case nearlyEqual
  case oneClaim
  case oneClaimALine(chain: String?)
  case claimIsTurned(sign: String)

  // Numbers and signs
  case decimalComma(number: String)
  case oneDot
  case numberHasNoBlanks(number: String)
  case twoNumbers
  case writtenOut(number: String)
  case share(String)
  case noPlus
  case signIsMissing(left: String, right: String)
  case signOrName(number: String, rest: String)
  case signBetweenValues
  case arrowIsMissing
  case joinsWithArrow
  case times(String?)
  case minus
  case power(Int)
  case rangeHasTwoDots
  case stepFollowsBy
  case noColon
  case noQuotes
  case noDollar

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishAdvice.words(self)
    case .chinese: ChineseAdvice.words(self)
    }
  }
}
