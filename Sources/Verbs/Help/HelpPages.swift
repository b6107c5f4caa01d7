import CommandKit
import Documents
import Lab

/// The pages of help in a session: the words of the language, the names of the session, the fields of results.
struct HelpPages {
  let language: Language
  let state: State

  var help: Help { language.help }

  /// The page of a word: `probe`, `deep`, `it.loss`, `_3`, `factor`.
  ///
  /// - Throws: a failure with the closest one.
  func page(on word: String, at span: Span? = nil) throws(Failure) -> Document {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1, !parts.contains("") { return try page(onField: parts, at: span) }
    let own = try page(onName: word, at: span)
    if let words = try? help.page(on: word) {
      let term = Terms.meaning(of: word).map { Document([.paragraph($0.meaning)]) } ?? Document([])
      return (own.map { $0 + Document(words.blocks) } ?? words) + term
    }
    if let page = own ?? Self.words[word].map({ Document(title: Text(word), [.paragraph($0)]) }) {
      return page
    }
    if let page = page(onFields: word) { return page }
    if let term = Terms.meaning(of: word) {
      return page(onFields: term.word) ?? Document(title: Text(term.word), [.paragraph(term.meaning)])
    }
    let known = help.subjects + state.bindings.keys + Terms.all.keys
    if let closest = Suggestions.closest(word, among: known), !help.subjects.contains(closest) {
      let failure = Failure(HelpPageMessage.closest(word: word, name: closest), at: span)
      throw span.map { failure.replacing($0, with: closest) } ?? failure
    }
    return try help.page(on: word, at: span)
  }

  // MARK: Names

  /// What the session knows by a name, `it` and `_3` among them; `nil` where that is nothing.
  private func page(onName name: String, at span: Span?) throws(Failure) -> Document? {
    switch state.bindings[name] {
    case .family(let family)?: return page(on: family)
    case .value(let value)?:
      return Document(title: Text(name), ValuePage(name: name, language: language).blocks(value))
    case nil: break
    }
    let what: Text
    switch (name, ShownValueName(name)) {
    case ("it", _):
      what =
        "\("it", .code) is the result of the last command that measured: probe, train, evaluate, theory …"
      guard state.it != nil else { return Document(title: "it", [.paragraph(what)]) }
    case (_, .last?):
      what =
        "\("_", .code) is the last value that was shown, \("_3", .code) that of statement 3: the number before the line."
      guard state.shown.last != nil else { return Document(title: "_", [.paragraph(what)]) }
    case (_, .ofStatement(let number)?): what = "The value that statement \(String(number)) showed."
    default: return nil
    }
    let value = try evaluator.value(Syntax.Expression(.name(name), span ?? Span(0, 0)))
    return Document(
      title: Text(name), [.paragraph(what)] + ValuePage(name: name, language: language).blocks(value))
  }

  private var evaluator: Evaluator {
    Evaluator(language: language, state: state, context: ExecutionContext())
  }

  private func page(on family: Family) -> Document {
    let rows = family.parameters.map { parameter -> Table.Row in
      let usual: Table.Cell = parameter.default.map { .text(Text(Presentation.line($0), .code)) } ?? "needed"
      return [.text(Text(parameter.name, .code)), usual]
    }
    return Document(
      title: Text(family.name),
      [
        .paragraph(
          "\(family.name, .code) is a family: a value for each choice of its parameters, written as \(family.signature, .code)."
        ),
        .code(family.source, language: "gradlab"),
        .table(Table(columns: [.init("parameter"), .init("default")], rows: rows, folds: false)),
        .paragraph("A list or a range for a parameter makes variants of it."),
      ])
  }

  // MARK: Fields

  /// `it.loss`, `deep.layers`, `probe.factor`: the owner, and the fields after it.
  private func page(onField parts: [String], at span: Span?) throws(Failure) -> Document {
    let whole = parts.joined(separator: ".")
    if let verb = language.verbs[parts[0]], parts.count == 2, let meaning = verb.declaration.fields[parts[1]]
    {
      return Document(
        title: Text(whole),
        [
          .paragraph("\(parts[1], .code), of the result of \(parts[0]): \(meaning)."),
          .paragraph("To see it: \("it.\(parts[1])", .code) after \(parts[0], .code)."),
        ])
    }
    var expression = Syntax.Expression(.name(parts[0]), span ?? Span(0, 0))
    var meaning = ""
    for field in parts.dropFirst() {
      let owner = try evaluator.value(expression)
      meaning = owner.elements.first.flatMap { Fields.meanings(of: $0, language.verbs)[field] } ?? ""
      expression = Syntax.Expression(.field(expression, Syntax.Name(field, expression.span)), expression.span)
    }
    let value = try evaluator.value(expression)
    let what = meaning.isEmpty ? [] : [Block.paragraph(Text(meaning.capitalizedFirst + "."))]
    return Document(title: Text(whole), what + ValuePage(name: whole, language: language).blocks(value))
  }

  /// A field by itself: the verbs whose results have it.
  private func page(onFields name: String) -> Document? {
    let rows = language.verbs.all.compactMap { verb -> Table.Row? in
      guard let meaning = verb.declaration.fields[name] else { return nil }
      return [.text(Text(verb.declaration.name, .code)), .text(Text(meaning))]
    }
    guard !rows.isEmpty else { return nil }
    return Document(
      title: Text(name),
      (Terms.meaning(of: name).map { [.paragraph($0.meaning)] } ?? []) + [
        .paragraph("\(name, .code) is a field of results: \("it.\(name)", .code) after one of these."),
        .table(Table(columns: [.init("of"), .init("what it is")], rows: rows, folds: false)),
      ])
  }

  /// The words of the language that have no declaration.
  private static let words: [String: Text] = [
    "last": "The last layer or epoch, in square brackets: \("it.gradient[last]", .code).",
    "none": "Nothing, where a key may be given nothing: \("clip=none", .code).",
    "true": "Yes, for a key that asks yes or no: \("nesterov=true", .code).",
    "false": "No, for a key that asks yes or no: \("nesterov=false", .code).",
    "pi": "The number π, 3.14159….",
    "by": "The step of a range: \("2..60 by 2", .code), or a factor: \("1e-4..1 by *10", .code).",
  ]
}
