import CommandKit

// What is said of a name that nothing has, and of calls as other programs write them.
extension Evaluator {
  /// The failure for a name that nothing has, with the closest one that something has.
  ///
  /// - Parameter isCalled: whether brackets follow, without which a function is no value.
  package func unknown(_ name: String, _ span: Span, isCalled: Bool = false) -> Failure {
    if let foreign = ForeignName(name) { return failure(foreign, span) }
    if language.verbs.all.contains(where: { $0.fields.contains(name) }) {
      return Failure(NameMessage.whoseField(name: name), at: span)
        .replacing(span, with: "it.\(name)")
    }
    let words = language.vocabulary.declarations.filter {
      $0.role == .constructor || isCalled && $0.role == .function
    }
    let candidates = names.keys + words.map(\.name)
    guard let closest = Suggestions.closest(name, among: Array(candidates)) else {
      return Failure(NameMessage.unknown(name: name), at: span)
    }
    let kind = words.first { $0.name == closest }.map { language.catalog.kind(of: $0) } ?? .name
    let capitals = closest.lowercased() == name.lowercased()
    let message: NameMessage =
      capitals ? .capitals(closest: closest) : .closest(name: name, kind: kind, closest: closest)
    return Failure(message, at: span).replacing(span, with: closest)
  }

  func failure(_ foreign: ForeignName, _ span: Span) -> Failure {
    let failure = Failure(foreign.message, at: span)
    return foreign.correction.map { failure.replacing(span, with: $0) } ?? failure
  }

  /// `np`, `torch.nn`
  private func isModule(_ expression: Syntax.Expression) -> Bool {
    switch expression.kind {
    case .name(let name): names[name] == nil && ForeignName.modules.contains(name)
    case .field(let base, let name): isModule(base) && ForeignName.modules.contains(name.text)
    default: false
    }
  }

  /// What stands behind another program's module: `np.exp(2)`, `nn.Linear(10, 5)`.
  func checkModule(
    _ base: Syntax.Expression, _ name: String, _ arguments: [Syntax.Argument]?, _ span: Span
  ) throws(Failure) {
    guard isModule(base) else { return }
    let given = arguments?.map(\.description)
    if let foreign = ForeignName(name, given) { throw failure(foreign, span) }
    let closest = Suggestions.closest(name, among: language.vocabulary.declarations.map(\.name)) ?? name
    let meant = closest + (given.map { "(\($0.joined(separator: ", ")))" } ?? "")
    throw Failure(AdviceMessage.writtenHere(meant), at: span).replacing(span, with: meant)
  }

  /// The value of a statement as other programs write it: `Out[3]`.
  func checkForeignValue(_ base: Syntax.Expression, _ arguments: [Syntax.Argument], _ span: Span)
    throws(Failure)
  {
    guard case .name("Out") = base.kind, names["Out"] == nil, arguments.count == 1,
      case .value(let place) = arguments[0].operand, case .number(let number) = place.kind,
      let statement = Int(exactly: number)
    else { return }
    throw Failure(AdviceMessage.valueOfStatement(statement), at: span).replacing(span, with: "_\(statement)")
  }

  /// A call of a family that lacks a parameter, with what is usual for one of that name.
  func suggesting(
    _ failure: Failure, _ family: Family, _ arguments: [Syntax.Argument], _ span: Span
  ) -> Failure {
    let usual = ["act": "sigmoid", "activation": "sigmoid", "depth": "20", "width": "64", "units": "64"]
    let missing = family.parameters.dropFirst(arguments.count).filter { $0.default == nil }.map {
      usual[$0.name]
    }
    guard !missing.isEmpty, missing.allSatisfy({ $0 != nil }), arguments.allSatisfy({ $0.key == nil }) else {
      return failure
    }
    let all = arguments.map(\.description) + missing.compactMap { $0 }
    return failure.replacing(span, with: "\(family.name)(\(all.joined(separator: ", ")))")
  }
}
