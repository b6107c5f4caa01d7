/// Says what can stand at a place of an unfinished text.
public struct Completer: Sendable {
  /// One thing that can stand there.
  public struct Candidate: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      case verb, key, value, name, field, word, file
    }

    /// What to insert: `probe`, `epochs=`, `dense(`.
    public var text: String
    /// What it is, in one line.
    public var description: String
    public var kind: Kind

    public init(_ text: String, _ description: String, _ kind: Kind) {
      self.text = text
      self.description = description
      self.kind = kind
    }
  }

  /// What can stand at the cursor, and the stretch before it (in UTF-8 offsets) that a candidate replaces.
  public struct Completion: Hashable, Sendable {
    public var range: Span
    public var candidates: [Candidate]
  }

  /// A name in scope.
  public struct Name: Hashable, Sendable {
    public var name: String
    public var description: String
    /// What it holds; `nil`: may stand anywhere.
    public var type: ValueKind?
    /// Whether a bracket follows it, as with a family.
    public var takesArguments: Bool

    public init(_ name: String, _ description: String, type: ValueKind? = nil, takesArguments: Bool = false) {
      self.name = name
      self.description = description
      self.type = type
      self.takesArguments = takesArguments
    }
  }

  /// What the session knows: the names in scope, the fields of a value, what a constructor makes.
  public struct Scope {
    public var names: () -> [Name]
    public var fields: (Syntax.Expression) -> [Candidate]
    /// Axes and labels that square brackets after a value may pick.
    public var picks: (Syntax.Expression) -> [Candidate]
    /// The files whose name begins so.
    public var files: (String) -> [Candidate]
    /// What a parameter that takes a word may be given, beyond its declared choices: lessons, topics.
    public var words: (Declaration, Parameter) -> [Candidate]

    public init(
      names: @escaping () -> [Name] = { [] },
      fields: @escaping (Syntax.Expression) -> [Candidate] = { _ in [] },
      picks: @escaping (Syntax.Expression) -> [Candidate] = { _ in [] },
      files: @escaping (String) -> [Candidate] = { _ in [] },
      words: @escaping (Declaration, Parameter) -> [Candidate] = { _, _ in [] }
    ) {
      self.names = names
      self.fields = fields
      self.picks = picks
      self.files = files
      self.words = words
    }
  }

  public let vocabulary: Vocabulary

  public init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// What can stand at an offset of a text, the likeliest first; nothing inside comments and free texts.
  public func complete(_ text: String, at cursor: Int, in scope: Scope) -> Completion {
    let head = Array(text.utf8.prefix(cursor))
    let place = CompletionPlace(head, vocabulary)
    var candidates = self.candidates(at: place, in: scope)
    let next = text.utf8.dropFirst(cursor).first
    if next == ascii("(") || next == ascii("=") {
      for index in candidates.indices where candidates[index].text.utf8.last == next {
        candidates[index].text.removeLast()
      }
    }
    return Completion(
      range: Span(place.start, head.count), candidates: Self.matching(place.prefix, candidates, place.isFile))
  }

  /// Those that begin as typed, capitals or not; failing that, the one that was perhaps meant.
  private static func matching(_ prefix: String, _ candidates: [Candidate], _ isFile: Bool) -> [Candidate] {
    var seen: Set<String> = []
    let unique = candidates.filter { seen.insert($0.text).inserted }
    if prefix.isEmpty || isFile { return unique }
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

  private func candidates(at place: CompletionPlace, in scope: Scope) -> [Candidate] {
    switch place.kind {
    case .nothing: []
    case .file(let prefix): scope.files(prefix)
    case .statement:
      verbs + values(of: nil, in: scope)
    case .field(let expression):
      fields(of: expression, in: scope)
    case .pick(let expression):
      scope.picks(expression) + values(of: nil, in: scope)
    case .word(let declaration, let parameter):
      parameter.choices.map { Candidate($0, parameter.summary, .word) } + scope.words(declaration, parameter)
        + (declaration.name == "help" ? everyWord : [])
    case .argument(let parameter, let keys):
      (parameter.map { values(of: $0, in: scope) } ?? values(of: nil, in: scope))
        + keys.map { Candidate("\($0.name)=", describe($0), .key) }
    case .keys(let keys):
      keys.map { Candidate("\($0.name)=", describe($0), .key) }
    }
  }

  private var verbs: [Candidate] { vocabulary.verbs.map { Candidate($0.name, $0.summary, .verb) } }

  private var everyWord: [Candidate] {
    vocabulary.declarations.map { Candidate($0.name, $0.summary, $0.role == .verb ? .verb : .value) }
  }

  private func describe(_ parameter: Parameter) -> String {
    let fallback = parameter.default.written.map { " (\($0))" } ?? ""
    return parameter.summary + fallback
  }

  private func fields(of expression: Syntax.Expression, in scope: Scope) -> [Candidate] {
    let methods = expression.calleeName.flatMap { vocabulary[$0] }.map { declaration in
      declaration.methods.map { Candidate("\($0)(", "\($0) of \(declaration.name)", .field) }
    }
    return scope.fields(expression) + (methods ?? [])
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
      if fits {
        fitting.append(Candidate(name.name + (name.takesArguments ? "(" : ""), name.description, .name))
      }
    }
    for declaration in vocabulary.declarations where declaration.role != .verb {
      let types = declaration.makes
      let computes =
        declaration.role == .function && types.contains(.number) && (isOpen || wanted.contains(.number))
      guard isOpen || computes || types.contains(where: { wanted.contains($0) }) else { continue }
      fitting.append(Candidate(opened(declaration), declaration.summary, .value))
    }
    if isOpen {
      fitting += ["it", "last"].filter { vocabulary.words.contains($0) }.map {
        Candidate($0, $0 == "it" ? "the last result" : "the last of an axis", .value)
      }
    }
    if parameter?.isClaim == true {
      fitting += vocabulary.verbs.filter {
        $0.subject != nil && $0.group != "session" && $0.group != "lesson"
      }
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
