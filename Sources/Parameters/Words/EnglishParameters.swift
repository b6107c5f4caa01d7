import Messages

enum EnglishParameters {
  static func words(_ message: ParameterMessage) -> String {
    switch message {
    case .wrongKind(let parameter, let wanted, let given):
      "\(parameter) takes \(any(wanted.map(noun))), not \(noun(given))."
    case .outOfRange(let parameter, let range, let given):
      "\(parameter) must be \(words(range.reason(against: given))), not \(literal(given))."
    case .notWhole(let parameter, let given): "\(parameter) is a whole number, not \(literal(given))."
    case .notFinite(let parameter): "\(parameter) must be finite."
    case .notOneOf(let parameter, let choices, let given): "\(parameter) is \(any(choices)), not \(given)."
    case .severalValues(let parameter): "\(parameter) takes one value, not a list."
    case .missing(let parameter, let example):
      "\(parameter) is missing\(example.map { ": \($0)" } ?? "")."
    case .givenTwice(let parameter): "\(parameter) is given twice."
    case .unknownKey(let name, let key, let closest?, _): "\(name) has no key \(key). Closest: \(closest)."
    case .unknownKey(let name, _, nil, let known) where known.isEmpty: "\(name) has no keys."
    case .unknownKey(let name, let key, nil, let known):
      "\(name) has no key \(key); it has \(all(known))."
    case .otherKey(let reason, let meant): "\(words(reason)): \(meant)."
    case .takesNothing(let name): "\(name) takes nothing."
    case .takesNothingWithoutKey(let name): "\(name) takes nothing without a key."
    case .noParameters(let name, let calls):
      "\(name) has no parameters\(calls.isEmpty ? "" : ": \(any(calls))")."
    case .tooMany(let name, let parameters):
      "\(name) takes at most \(parameters.count) value\(parameters.count == 1 ? "" : "s"): \(all(parameters))."
    case .range(let range): words(range)
    }
  }

  private static func words(_ reason: ParameterMessage.OtherKey) -> String {
    switch reason {
    case .keyIs(let key): "The key is \(key)"
    case .keyOfOptimizerIs(let key): "The optimizer's key is \(key)"
    case .keyOfDataIs(let key): "The data's key is \(key)"
    case .rateBelongsToOptimizer: "The rate belongs to the optimizer"
    case .rateComesFirst: "The rate is the first value, without a key"
    case .clipIsValue: "A clip is a value of its own"
    }
  }

  private static func words(_ range: NumberRange) -> String {
    switch (range.lower, range.upper) {
    case (let lower?, let upper?):
      range.excludesLower
        ? "above \(literal(lower)) and \(range.excludesUpper ? "below" : "at most") \(literal(upper))"
        : "from \(literal(lower)) to \(range.excludesUpper ? "below " : "")\(literal(upper))"
    case (let lower?, nil): "\(range.excludesLower ? "above" : "at least") \(literal(lower))"
    case (nil, let upper?): "\(range.excludesUpper ? "below" : "at most") \(literal(upper))"
    case (nil, nil): "a number"
    }
  }

  static func noun(_ kind: KindMessage) -> String {
    switch kind {
    case .none: "none"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .flag: "true or false"
    case .text: "a text"
    case .file: "a file name in quotes"
    case .word: "a word"
    case .name: "a name"
    case .axis: "the name of an axis"
    case .statement: "a statement"
    case .claim: "a comparison"
    case .topic: "a word that help explains"
    case .value: "a value"
    }
  }

  private static func noun(_ kind: ValueKind) -> String { kind.noun.words(in: .english) }
  private static func all(_ names: [String]) -> String { Listing.all(names).words(in: .english) }
  private static func any(_ names: [String]) -> String { Listing.any(names).words(in: .english) }
}
