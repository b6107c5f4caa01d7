import CommandKit
import Messages

enum EnglishEvaluation {
  static func words(_ message: NameMessage) -> String {
    switch message {
    case .toBeFilledIn: "Something is still to be filled in here."
    case .familyWantsParameters(let name, let signature):
      "\(name) is a family and wants its parameters: \(signature)."
    case .nothingMeasured: "Nothing has been measured yet; probe, train or evaluate first."
    case .commandWantsBrackets(let name):
      "\(name) is a command; inside an expression it takes brackets: \(name)(…)."
    case .functionWantsBrackets(let name): "\(name) is a function and takes brackets: \(name)(…)."
    case .nestedTooDeep(let family): "\(family) is nested too deep."
    case .tooManyCalls(let most):
      "Names call names here more than \(most) times; give a part of it a name without brackets, which is computed once."
    case .whoseField(let name): "Whose \(name)? it.\(name) is that of the last measurement."
    case .unknown(let name): "Nothing is called \(name)."
    case .closest(let name, let kind, let closest): "No \(kind.label) is called \(name). Closest: \(closest)."
    case .capitals(let closest): "Capitals count: it is called \(closest)."
    case .takesNoBrackets(let name): "\(name) holds a value and takes no brackets."
    case .onlyNamesTakeBrackets: "Only a name takes round brackets; square ones pick from a result."
    case .methodTakesOneNumber(let method, let activation):
      "\(method) takes one number\(activation.map { ": \($0).\(method)(0.3)" } ?? "")."
    case .noMethod(let method, let given):
      "\(noun(given).capitalizedFirst) has no function \(method); activations have value(z) and slope(z)."
    case .oneExpressionWanted: "One expression is wanted here."
    case .parameterTwice(let name): "\(name) is a parameter twice."
    case .usesItself(let name): "\(name) can't use itself."
    case .isReserved(let name, let free):
      "\(name) is a word of the language and can't be bound; free: \(free)."
    case .belongsToLessons(let verb): "\(verb) belongs to lessons; \"learn\" opens one."
    case .inFamily(let source, let failure): "In \(source): \(failure.reason.words(in: .english))"
    }
  }

  static func words(_ message: ShownValueMessage) -> String {
    switch message {
    case .noneYet: "No value has been shown yet; _ is the last one that was."
    case .none(let statement): "Statement \(statement) showed no value; history lists the statements."
    case .notKept(let statement):
      "The value of statement \(statement) is no longer kept: the last \(ShownValues.mostValues) are, up to \(ShownValues.mostBytes >> 20) MB."
    case .noStatement(let number, _) where number < 1: "Statements are numbered from 1."
    case .noStatement(_, 0): "No statement has been carried out yet."
    case .noStatement(_, 1): "There is one statement so far, and its value is _1."
    case .noStatement(_, let count):
      "There are \(count) statements so far, and the value of the last one is _\(count)."
    }
  }

  static func words(_ message: ListMessage) -> String {
    switch message {
    case .endsNotFinite: "A range has two finite ends."
    case .stepNeeded(let lower, let upper):
      "A range of numbers that are not whole needs a step: \(literal(lower))..\(literal(upper)) by …, or by *10."
    case .noStep(let step, let lower, let upper):
      "No step of \(literal(step)) leads from \(literal(lower)) to \(literal(upper))."
    case .noFactor(let factor, let lower, let upper):
      "No factor of \(literal(factor)) leads from \(literal(lower)) to \(literal(upper))."
    case .tooMany(let count, let most):
      "\(literal(count)) variants are more than \(most); take larger steps."
    case .tooLong(let most): "A list has at most \(most) values."
    case .gridTooLarge(let sizes, let most):
      "\(sizes.map(String.init).joined(separator: " × ")) variants are more than \(most); shorten a list or take larger steps."
    case .oneNumberWanted: "One number is wanted here, not a list."
    case .numberWanted(let given): "A number is wanted here, not \(noun(given))."
    }
  }

  static func words(_ message: OperationMessage) -> String {
    switch message {
    case .joinsLayers(let given): "\"->\" joins layers, and this is \(noun(given))."
    case .arrowJoins: "To join layers write \"->\"."
    case .unfit(let sign, let left, let right):
      "\"\(sign)\" does not go with \(noun(left)) and \(noun(right))."
    case .rowsDoNotPair(let left, let leftAxis, let right, let rightAxis):
      "\(left) numbers by \(leftAxis) and \(right) by \(rightAxis) don't pair up."
    case .countsDoNotPair(let left, let right): "\(left) numbers and \(right) don't pair up."
    case .repeatedByFraction(let times):
      "A network is repeated a whole number of times, not \(literal(times))."
    case .tooManyLayers(let count, let most): "\(literal(count)) layers are more than \(most)."
    case .tooDeep(let most): "Layers, schedules and data stand in one another at most \(most) deep."
    case .tooManyParts(let most): "A schedule is made of at most \(most) others."
    case .noTolerance(let given): "A tolerance is a number from 0 on, not \(given)."
    }
  }

  static func words(_ message: PickMessage) -> String {
    switch message {
    case .byNumberOrLast(let axis): "A \(axis) is picked by its number, or last."
    case .nothingToPickFrom: "There is one result here and nothing to pick from."
    case .unknownAxis(let axis, let known):
      "No axis is called \(axis); there is \(known.joined(separator: ", "))."
    case .unknownVariant(let label, let known):
      "No variant is called \(label). The variants are \(shortened(known))."
    case .unknownPlace(let axis, let label, let known):
      "No \(axis) is called \(label); there is \(shortened(known))."
    case .onSeveralAxes(let label, let axes):
      "\(label) stands on the axes \(Listing.all(axes).words(in: .english)); say which: \(axes.first ?? "")=\(label)."
    case .noneYet(let axis): "There is no \(axis) yet."
    case .outOfReach(let axis, let number, let count):
      "There is no \(axis) \(literal(number)); they are numbered 1 to \(count)."
    }
  }

  static func words(_ message: FieldMessage) -> String {
    switch message {
    case .notFoundHere(let verb, let field, let known):
      "Here \(verb) found no \(field); it has \(known.joined(separator: ", "))."
    case .unknown(let field, let owner, let known, let verbs):
      "No field is called \(field); \(words(owner)) has \(known.joined(separator: ", "))."
        + (verbs.isEmpty ? "" : " \(Listing.any(verbs).words(in: .english).capitalizedFirst) gives \(field).")
    case .noFields(let given): "\(noun(given).capitalizedFirst) has no fields."
    }
  }

  static func words(_ owner: FieldOwner) -> String {
    switch owner {
    case .result(let verb): verb
    case .data: "a data set"
    case .network: "a network"
    case .activation: "an activation"
    case .run: "a run"
    }
  }

  static func words(_ message: RemarkMessage) -> String {
    switch message {
    case .joinedStartsAnew(let network):
      "\(network) had weights of its own; the network joined from it starts anew."
    }
  }

  static func words(_ message: LimitMessage) -> String {
    switch message {
    case .tooManyParameters(let count, let most):
      "\(SpokenSize.grouped(count)) parameters are more than \(SpokenSize.grouped(most))."
    case .tooLittleMemory(let load, let needed, let free):
      "\(noun(load)) take about \(SpokenSize.memory(needed)) of memory, and \(SpokenSize.memory(free)) are free."
    }
  }

  private static func noun(_ load: LimitMessage.Load) -> String {
    switch load {
    case .network(let parameters, let samples):
      "\(SpokenSize.grouped(parameters)) parameters on \(SpokenSize.grouped(samples)) samples"
    case .table(let file): "The numbers of \(file)"
    case .layers(let count): "\(SpokenSize.grouped(count)) layers"
    case .data(let samples, let numbers):
      "\(SpokenSize.grouped(samples)) samples of \(SpokenSize.grouped(numbers)) numbers"
    }
  }

  private static func noun(_ kind: ValueKind) -> String { kind.noun.words(in: .english) }

  private static func shortened(_ labels: [String]) -> String {
    labels.count <= 8 ? labels.joined(separator: ", ") : labels.prefix(6).joined(separator: ", ") + ", …"
  }
}
