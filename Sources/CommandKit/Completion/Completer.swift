/// Says what can stand at a place of an unfinished text.
package struct Completer: Sendable {
  /// One thing that can stand there.
  package struct Candidate: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      case verb, key, value, name, field, word, file
    }

    /// What to insert: `probe`, `epochs=`, `dense(`.
    package var text: String
    /// What it is, in one line.
    package var description: String
    package var kind: Kind

    package init(_ text: String, _ description: String, _ kind: Kind) {
      self.text = text
      self.description = description
      self.kind = kind
    }
  }

  /// What can stand at the cursor, and the stretch before it (in UTF-8 offsets) that a candidate replaces.
  package struct Completion: Hashable, Sendable {
    package var range: Span
    package var candidates: [Candidate]
  }

  /// A name in scope.
  package struct Name: Hashable, Sendable {
    package var name: String
    package var description: String
    /// What it holds; `nil`: may stand anywhere.
    package var type: ValueKind?
    /// Whether a bracket follows it, as with a family.
    package var takesArguments: Bool

    package init(_ name: String, _ description: String, type: ValueKind? = nil, takesArguments: Bool = false)
    {
      self.name = name
      self.description = description
      self.type = type
      self.takesArguments = takesArguments
    }
  }

  /// What the session knows: the names in scope, the fields of a value, what a constructor makes.
  package struct Scope {
    package var names: () -> [Name]
    package var fields: (Syntax.Expression) -> [Candidate]
    /// What square brackets after a value may pick: along the axis of this name or, for `nil`, axes and labels.
    package var picks: (Syntax.Expression, _ axis: String?) -> [Candidate]
    /// The files whose name begins so.
    package var files: (String) -> [Candidate]
    /// What a parameter that takes a word may be given, beyond its declared choices: lessons, topics.
    package var words: (Declaration, Parameter) -> [Candidate]
    /// What the parts of a chain are.
    package var links: [ValueKind]

    package init(
      names: @escaping () -> [Name], fields: @escaping (Syntax.Expression) -> [Candidate],
      picks: @escaping (Syntax.Expression, _ axis: String?) -> [Candidate],
      files: @escaping (String) -> [Candidate],
      words: @escaping (Declaration, Parameter) -> [Candidate], links: [ValueKind]
    ) {
      self.names = names
      self.fields = fields
      self.picks = picks
      self.files = files
      self.words = words
      self.links = links
    }
  }

  package let vocabulary: Vocabulary

  package init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// What can stand at an offset of a text, the likeliest first; nothing inside comments and free texts.
  package func complete(_ text: String, at cursor: Int, in scope: Scope) -> Completion {
    let bytes = Array(text.utf8)
    let rest = Array(bytes[cursor...])
    guard let expectation = Parser(vocabulary: vocabulary).expectation(atEndOf: Array(bytes[..<cursor]))
    else {
      return Completion(range: Span(cursor, cursor), candidates: [])
    }
    let later = Self.keys(in: rest)
    var candidates = self.candidates(for: expectation, in: scope).filter {
      $0.kind != .key || !later.contains($0.text.trimmingSign)
    }
    if let next = rest.first, next == ascii("(") || next == ascii("=") {
      for index in candidates.indices where candidates[index].text.utf8.last == next {
        candidates[index].text.removeLast()
      }
    }
    return Completion(range: expectation.word, candidates: Self.matching(expectation.typed, candidates))
  }

  /// The keys that a command or a call is given behind the cursor.
  private static func keys(in rest: [UInt8]) -> Set<String> {
    var lexer = Lexer(rest)
    var found: Set<String> = []
    var depth = 0
    var last: String?
    while depth >= 0 {
      let token = lexer.next()
      if token.endsStatement { break }
      switch token.kind {
      case .symbol(.open), .symbol(.openSquare): depth += 1
      case .symbol(.close), .symbol(.closeSquare): depth -= 1
      case .symbol(.assign) where depth == 0: if let last { found.insert(last) }
      default: break
      }
      last = token.name
    }
    return found
  }

  /// Those that begin as typed, capitals or not; failing that, the one that was perhaps meant.
  private static func matching(_ prefix: String, _ candidates: [Candidate]) -> [Candidate] {
    var seen: Set<String> = []
    let unique = candidates.filter { seen.insert($0.text).inserted }
    if prefix.isEmpty { return unique }
    let exact = unique.filter { $0.text.hasPrefix(prefix) }
    if !exact.isEmpty { return exact }
    let folded = prefix.lowercased()
    let loose = unique.filter { $0.text.lowercased().hasPrefix(folded) }
    if !loose.isEmpty { return loose }
    guard prefix.count > 2 else { return [] }
    let names = unique.map { $0.text.trimmingSign }
    guard let closest = Suggestions.closest(prefix, among: names) else { return [] }
    return unique.filter { $0.text.trimmingSign == closest }
  }

  private func candidates(for expectation: Expectation, in scope: Scope) -> [Candidate] {
    let parameters = expectation.familyParameters.map { Candidate($0, "", .name) }
    return switch expectation.kind {
    case .statement:
      vocabulary.verbs.map { Candidate($0.name, $0.summary, .verb) } + values(of: nil, in: scope)
    case .value(let parameter, let keys): parameters + values(of: parameter, in: scope) + keys.map(key)
    case .link: parameters + values(of: Parameter("", scope.links, ""), in: scope)
    case .keys(let keys): keys.map(key)
    case .field(let expression): fields(of: expression, in: scope)
    case .pick(let expression, let axis): picks(from: expression, axis, in: scope) + parameters
    case .word(let declaration, let parameter):
      parameter.choices.map { Candidate($0, parameter.summary, .word) } + scope.words(declaration, parameter)
    case .file: scope.files(expectation.typed)
    }
  }

  private func key(_ parameter: Parameter) -> Candidate {
    let what =
      parameter.default.written.map {
        HelpMessage.keyRemark(summary: parameter.summary, usual: $0).words(in: .current)
      } ?? parameter.summary
    return Candidate("\(parameter.name)=", what, .key)
  }

  private func fields(of expression: Syntax.Expression, in scope: Scope) -> [Candidate] {
    let methods = expression.calleeName.flatMap { vocabulary[$0] }.map { declaration in
      declaration.methods.map { method in
        let what = HelpMessage.method(method, of: declaration.name).words(in: .current)
        return Candidate("\(method)(", what, .field)
      }
    }
    return scope.fields(expression) + (methods ?? [])
  }

  /// What is known of the value's axes, and names that may hold a place on one; any value, where nothing is known.
  private func picks(from value: Syntax.Expression, _ axis: String?, in scope: Scope) -> [Candidate] {
    let picks = scope.picks(value, axis)
    if picks.isEmpty { return values(of: nil, in: scope) }
    return axis == nil ? picks + scope.names().map(candidate) : picks
  }

  private func candidate(_ name: Name) -> Candidate {
    Candidate(name.name + (name.takesArguments ? "(" : ""), name.description, .name)
  }

  /// Types whose values are written out and held by no name.
  private static let written: Set<ValueKind> = [.flag, .word, .none, .text, .file, .axis]

  /// Values that a parameter takes, of its types first; all values where no parameter is known.
  private func values(of parameter: Parameter?, in scope: Scope) -> [Candidate] {
    let wanted = Set(parameter?.kinds.map { $0 == .wholeNumber ? .number : $0 } ?? [])
    let isOpen = wanted.isEmpty || parameter?.isClaim == true || wanted.contains(.value)
    var fitting = (parameter?.choices ?? []).map { Candidate($0, parameter?.summary ?? "", .word) }
    if wanted.contains(.flag) {
      fitting += ["true", "false"].map { Candidate($0, "", .value) }
    }
    if wanted.contains(.none) || parameter?.default == Parameter.Default.none {
      fitting.append(Candidate("none", "", .value))
    }
    for name in scope.names() {
      let fits = isOpen || name.type.map { wanted.contains($0) } ?? !wanted.isSubset(of: Self.written)
      if fits { fitting.append(candidate(name)) }
    }
    for declaration in vocabulary.declarations where declaration.role != .verb {
      let types = declaration.makes
      let computes =
        declaration.role == .function && types.contains(.number) && (isOpen || wanted.contains(.number))
      guard isOpen || computes || types.contains(where: { wanted.contains($0) }) else { continue }
      fitting.append(Candidate(opened(declaration), declaration.summary, .value))
    }
    if parameter?.isClaim == true {
      fitting += vocabulary.verbs.filter { !$0.makes.isEmpty }
        .map { Candidate("\($0.name)(", $0.summary, .verb) }
    }
    return fitting
  }

  /// The name, with its bracket where it can't do without.
  private func opened(_ declaration: Declaration) -> String {
    let needsBracket = declaration.role == .function || declaration.parameters.contains { $0.isRequired }
    return declaration.name + (needsBracket ? "(" : "")
  }
}

extension String {
  fileprivate var trimmingSign: String {
    hasSuffix("=") || hasSuffix("(") ? String(dropLast()) : self
  }
}
