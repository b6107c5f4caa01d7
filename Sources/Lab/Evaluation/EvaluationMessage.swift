import CommandKit
import Messages

/// What is said of names, calls and families where an expression has no value.
enum NameMessage: Message {
  /// A blank that a reader is to replace.
  case toBeFilledIn
  case familyWantsParameters(name: String, signature: String)
  case nothingMeasured
  case commandWantsBrackets(name: String)
  case functionWantsBrackets(name: String)
  case nestedTooDeep(family: String)
  /// Families that call families, each more than once.
  case tooManyCalls(most: Int)
  /// A field of results, written without the result.
  case whoseField(name: String)
  case unknown(name: String)
  /// `kind`: what the closest one is.
  case closest(name: String, kind: ValueKind, closest: String)
  case capitals(closest: String)
  case takesNoBrackets(name: String)
  case onlyNamesTakeBrackets
  case methodTakesOneNumber(method: String, activation: String?)
  case noMethod(method: String, given: ValueKind)
  case oneExpressionWanted
  case parameterTwice(name: String)
  case usesItself(name: String)
  /// A word of the language; `free` is not.
  case isReserved(name: String, free: String)
  /// A verb of lessons, where there are none.
  case belongsToLessons(verb: String)
  /// In the text of a family that was called.
  case inFamily(source: String, reason: Failure)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEvaluation.words(self)
    case .chinese: ChineseEvaluation.words(self)
    }
  }
}

/// Why there is no value that a statement has shown.
enum ShownValueMessage: Message {
  case noneYet
  case none(statement: Int)
  /// Newer ones are.
  case notKept(statement: Int)
  case noStatement(number: Int, count: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEvaluation.words(self)
    case .chinese: ChineseEvaluation.words(self)
    }
  }
}

/// Why there is no list or range, and no single number, where one is written.
enum ListMessage: Message {
  case endsNotFinite
  case stepNeeded(lower: Double, upper: Double)
  case noStep(step: Double, lower: Double, upper: Double)
  case noFactor(factor: Double, lower: Double, upper: Double)
  case tooMany(count: Double, most: Int)
  /// Several axes together have too many variants.
  case gridTooLarge(sizes: [Int], most: Int)
  case tooLong(most: Int)
  case oneNumberWanted
  case numberWanted(given: ValueKind)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEvaluation.words(self)
    case .chinese: ChineseEvaluation.words(self)
    }
  }
}

/// Why values can't be computed with or compared.
enum OperationMessage: Message {
  case joinsLayers(given: ValueKind)
  /// Layers are joined by an arrow and no other sign.
  case arrowJoins
  case unfit(sign: String, left: ValueKind, right: ValueKind)
  case rowsDoNotPair(left: Int, leftAxis: String, right: Int, rightAxis: String)
  case countsDoNotPair(left: Int, right: Int)
  case repeatedByFraction(times: Double)
  case tooManyLayers(count: Double, most: Int)
  /// Layers, schedules or data that stand in one another.
  case tooDeep(most: Int)
  /// Schedules that are made of schedules.
  case tooManyParts(most: Int)
  case noTolerance(given: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEvaluation.words(self)
    case .chinese: ChineseEvaluation.words(self)
    }
  }
}

/// Why nothing can be picked by square brackets.
enum PickMessage: Message {
  case byNumberOrLast(axis: String)
  case nothingToPickFrom
  case unknownAxis(axis: String, known: [String])
  case unknownVariant(label: String, known: [String])
  /// The places of a row of numbers have names, and none has this one.
  case unknownPlace(axis: String, label: String, known: [String])
  case onSeveralAxes(label: String, axes: [String])
  case noneYet(axis: String)
  case outOfReach(axis: String, number: Double, count: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEvaluation.words(self)
    case .chinese: ChineseEvaluation.words(self)
    }
  }
}

/// Why nothing follows a dot.
enum FieldMessage: Message {
  /// The verb gives such a field, and here it found none.
  case notFoundHere(verb: String, field: String, known: [String])
  /// `verbs` give it.
  case unknown(field: String, of: FieldOwner, known: [String], verbs: [String])
  case noFields(given: ValueKind)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEvaluation.words(self)
    case .chinese: ChineseEvaluation.words(self)
    }
  }
}

/// What a field was asked of.
enum FieldOwner: Message {
  case result(verb: String)
  case data, network, activation, run

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEvaluation.words(self)
    case .chinese: ChineseEvaluation.words(self)
    }
  }
}

/// What is told beside a result.
enum RemarkMessage: Message {
  /// The network had weights of its own, which are not those of the one that was joined from it.
  case joinedStartsAnew(network: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEvaluation.words(self)
    case .chinese: ChineseEvaluation.words(self)
    }
  }
}

/// Why work is refused before it starts.
enum LimitMessage: Message {
  case tooManyParameters(count: Int, most: Int)
  /// In GB.
  case tooLittleMemory(Load, needed: Double, free: Double)

  /// What takes the memory.
  enum Load: Hashable, Sendable {
    case network(parameters: Int, samples: Int)
    case data(samples: Int, numbers: Int)
    case layers(Int)
    case table(file: String)
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEvaluation.words(self)
    case .chinese: ChineseEvaluation.words(self)
    }
  }
}
