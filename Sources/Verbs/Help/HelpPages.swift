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
      return (own.map { $0 + Document(words.blocks) } ?? words) + Document(glossary.telling(of: word))
    }
    if let page = own ?? Self.words[word].map({ Document(title: Text(word), [.paragraph(text($0))]) }) {
      return page
    }
    if let page = page(onFields: word) ?? page(inGlossary: word) { return page }
    let known = help.subjects + state.bindings.keys + Terms.names + Terms.chineseWords
    if let closest = Suggestions.closest(word, among: known), !help.subjects.contains(closest) {
      let failure = Failure(HelpPageMessage.closest(word: word, name: closest), at: span)
      throw span.map { failure.replacing($0, with: closest) } ?? failure
    }
    return try help.page(on: word, at: span)
  }

  // MARK: Terms

  private var glossary: Glossary { Glossary(language: language.told) }

  /// The page of a term, by whatever word it is asked for, and the terms that have that word in theirs.
  private func page(inGlossary word: String) -> Document? {
    var page: Document?
    if let name = Terms.name(of: word) {
      page = self.page(onFields: name) ?? glossary.page(of: name)
    } else if let subject = ChineseTerms.synonyms[word] {
      page = try? help.page(on: subject)
    }
    let blocks =
      glossary.slip(word) + (page?.blocks ?? []) + glossary.terms(with: word, but: Terms.name(of: word))
    return blocks.isEmpty ? nil : Document(title: page?.title ?? Text(word), blocks)
  }

  private func text(_ message: HelpPageText) -> Text { message.text(in: language.told) }

  // MARK: Names

  /// What the session knows by a name, `it` and `_3` among them; `nil` where that is nothing.
  private func page(onName name: String, at span: Span?) throws(Failure) -> Document? {
    switch state.bindings[name] {
    case .family(let family)?: return page(on: family)
    case .value(let value)?:
      return Document(title: Text(name), ValuePage(name: name, language: language).blocks(value))
    case nil: break
    }
    let what: HelpPageText
    switch (name, ShownValueName(name)) {
    case ("it", _):
      what = .it
      guard state.it != nil else { return Document(title: "it", [.paragraph(text(what))]) }
    case (_, .last?):
      what = .shown
      guard state.shown.last != nil else { return Document(title: "_", [.paragraph(text(what))]) }
    case (_, .ofStatement(let number)?): what = .ofStatement(number)
    default: return nil
    }
    let value = try evaluator.value(Syntax.Expression(.name(name), span ?? Span(0, 0)))
    return Document(
      title: Text(name), [.paragraph(text(what))] + ValuePage(name: name, language: language).blocks(value))
  }

  private var evaluator: Evaluator {
    Evaluator(language: language, state: state, context: ExecutionContext())
  }

  private func page(on family: Family) -> Document {
    let rows = family.parameters.map { parameter -> Table.Row in
      let usual: Table.Cell =
        parameter.default.map { .text(Text(Presentation.line($0), .code)) } ?? .text(text(.needed))
      return [.text(Text(parameter.name, .code)), usual]
    }
    return Document(
      title: Text(family.name),
      [
        .paragraph(text(.family(name: family.name, signature: family.signature))),
        .code(family.source, language: "gradlab"),
        .table(Table(columns: [.init(text(.parameter)), .init(text(.byDefault))], rows: rows, folds: false)),
        .paragraph(text(.variantsOfFamily)),
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
          .paragraph(text(.fieldOfResult(field: parts[1], verb: parts[0], meaning: meaning))),
          .paragraph(text(.toSeeField(field: parts[1], verb: parts[0]))),
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
    let what = meaning.isEmpty ? [] : [Block.paragraph(text(.sentence(meaning)))]
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
      glossary.telling(of: name) + [
        .paragraph(text(.fieldOfResults(field: name))),
        .table(Table(columns: [.init(text(.of)), .init(text(.whatItIs))], rows: rows, folds: false)),
      ])
  }

  /// The words of the language that have no declaration.
  private static let words: [String: HelpPageText] = [
    "last": .last, "none": .none, "true": .yes, "false": .no, "pi": .pi, "by": .by,
  ]
}
