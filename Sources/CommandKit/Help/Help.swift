import Documents
import Messages

/// A subject that help explains and that is no word of the language: "variants", "errors".
package struct HelpTopic: Hashable, Sendable {
  package var name: String
  /// One sentence, for the overview.
  package var summary: String
  package var page: Document

  package init(_ name: String, _ summary: String, _ page: Document) {
    self.name = name
    self.summary = summary
    self.page = page
  }
}

/// The pages of help, made from the declarations.
package struct Help: Sendable {
  package let vocabulary: Vocabulary
  package let topics: [HelpTopic]
  /// Where the works are that declarations name as their sources, by the words that they are named with.
  package let addresses: [String: String]

  package init(vocabulary: Vocabulary, topics: [HelpTopic] = [], addresses: [String: String] = [:]) {
    self.vocabulary = vocabulary
    self.topics = topics
    self.addresses = addresses
  }

  /// Everything there is help on.
  package var subjects: [String] { vocabulary.declarations.map(\.name) + groups + topics.map(\.name) }

  /// Verbs by group with a sentence each, then what can be written in values, then the topics.
  package var overview: Document {
    var document = Document(title: Text(.title))
    for group in groups(of: [.verb]) {
      document.append(.heading(Text(title(of: group)), level: 2))
      document.append(.table(table(of: declarations(in: group).filter { $0.role == .verb })))
    }
    document.append(.heading(Text(.inValues), level: 2))
    var table = Table(columns: [Table.Column(Text(.group)), Table.Column(Text(.words))], folds: false)
    for group in groups(of: [.constructor, .function]) {
      let names = declarations(in: group).filter { $0.role != .verb }.map(\.name)
      table.rows.append(
        Table.Row([.text(Text(title(of: group), .strong)), .text(Text(names.joined(separator: " ")))]))
    }
    document.append(.table(table))
    if !topics.isEmpty {
      document.append(.heading(Text(.topics), level: 2))
      var table = Table(columns: [Table.Column(Text(.topic)), Table.Column(Text(.what))], folds: false)
      for topic in topics {
        table.rows.append(Table.Row([.text(Text(topic.name, .code)), .text(Text(topic.summary))]))
      }
      document.append(.table(table))
    }
    document.append(.paragraph(Text(.moreOnOne)))
    return document
  }

  /// The page of a word, a group or a topic.
  ///
  /// - Throws: a failure with the closest subject.
  package func page(on subject: String, at span: Span? = nil) throws(Failure) -> Document {
    if let declaration = vocabulary[subject] {
      guard let called = vocabulary.called(subject), called != declaration else {
        return page(of: declaration)
      }
      return page(of: declaration) + Document(page(of: called).blocks)
    }
    if let topic = topics.first(where: { $0.name == subject }) {
      var page = topic.page
      page.title = page.title ?? Text(topic.name)
      return page
    }
    if groups.contains(subject) {
      return Document(title: Text(title(of: subject)), [.table(table(of: declarations(in: subject)))])
    }
    guard let closest = Suggestions.closest(subject, among: subjects) else {
      throw Failure(HelpMessage.nothing(on: subject, closest: nil), at: span)
    }
    let failure = Failure(HelpMessage.nothing(on: subject, closest: closest), at: span)
    guard let span else { throw failure }
    throw failure.replacing(span, with: closest)
  }

  /// The page of one declaration: how it is written, what it gives, its parameters and examples.
  package func page(of declaration: Declaration) -> Document {
    var document = Document(title: Text(declaration.name))
    document.append(.paragraph(Text(declaration.summary)))
    document.append(.code(declaration.usage, language: nil))
    if let formula = declaration.formula, !formula.isEmpty { document.append(.code(formula, language: nil)) }
    for paragraph in declaration.discussion { document.append(.paragraph(Text(paragraph))) }
    if !declaration.parameters.isEmpty {
      var table = Table(
        columns: [
          Table.Column(Text(declaration.role == .verb ? .key : .parameter)), Table.Column(Text(.takes)),
          Table.Column(Text(.byDefault)), Table.Column(Text(.what)),
        ], folds: false)
      for parameter in declaration.parameters {
        table.rows.append(
          Table.Row([
            .text(Text(parameter.name, .code)), .text(Text(parameter.kindsInWords)),
            .text(parameter.isRequired ? Text(.needed) : Text(parameter.default.written ?? "")),
            .text(Text(parameter.meaning)),
          ]))
      }
      document.append(.table(table))
    }
    if !declaration.fields.isEmpty {
      document.append(.paragraph(Text(.itsResult)))
      document.append(
        .table(
          Table(
            columns: [Table.Column(Text(.field)), Table.Column(Text(.whatItIs))],
            rows: declaration.fields.map { [.text(Text($0, .code)), .text(Text($1))] }, folds: false)))
    }
    if !declaration.methods.isEmpty {
      let calls = declaration.methods.map { "\(declaration.name).\($0)(…)" }
      document.append(.paragraph(Text(.afterDot(calls))))
    }
    if !declaration.examples.isEmpty {
      document.append(
        .code(declaration.examples.map(\.transcript).joined(separator: "\n"), language: "gradlab"))
    }
    if let source = declaration.source, !source.isEmpty {
      document.append(.paragraph(linked(source)))
    }
    let others = declarations(in: declaration.group).map(\.name).filter { $0 != declaration.name }
    if !others.isEmpty {
      document.append(.paragraph(Text(.seeAlso(others), .dim)))
    }
    return document
  }

  /// The sources, each with its address where that is known.
  func linked(_ source: String) -> Text {
    var text = Text()
    var rest = Substring(source)
    while !rest.isEmpty {
      let found = addresses.keys.compactMap { name in rest.firstRange(of: name).map { (name, $0) } }
        .min { ($0.1.lowerBound, $1.0.count) < ($1.1.lowerBound, $0.0.count) }
      guard let (name, range) = found else { break }
      text += Text(String(rest[..<range.lowerBound]), .dim)
      text += Text(name, .dim, link: addresses[name])
      rest = rest[range.upperBound...]
    }
    return text + Text(String(rest), .dim)
  }

  // MARK: Groups

  /// All groups, in the order in which they were declared, those of verbs first.
  package var groups: [String] {
    var groups = groups(of: [.verb])
    for group in self.groups(of: [.constructor, .function]) where !groups.contains(group) {
      groups.append(group)
    }
    return groups
  }

  /// The group's heading as it is shown.
  package func title(of group: String) -> String { declarations(in: group).first?.groupTitle ?? group }

  private func groups(of roles: Set<Declaration.Role>) -> [String] {
    var groups: [String] = []
    for declaration in vocabulary.declarations
    where roles.contains(declaration.role) && !groups.contains(declaration.group) {
      groups.append(declaration.group)
    }
    return groups
  }

  func declarations(in group: String) -> [Declaration] {
    vocabulary.declarations.filter { $0.group == group }
  }

  private func table(of declarations: [Declaration]) -> Table {
    var table = Table(columns: [Table.Column(Text(.word)), Table.Column(Text(.whatItGives))], folds: false)
    for declaration in declarations {
      table.rows.append(Table.Row([.text(Text(declaration.name, .code)), .text(Text(declaration.summary))]))
    }
    return table
  }
}

extension Declaration {
  /// How it is written: `train NETWORK [epochs=100] [with=adam(0.001)]`, `dense(units, activation=identity)`.
  package var usage: String {
    let usage = usage(isCall: role != .verb)
    return usage.before + usage.parts.joined(separator: usage.separator) + usage.after
  }

  /// The same in parts, one for each parameter.
  package func usage(isCall: Bool) -> (before: String, parts: [String], separator: String, after: String) {
    guard isCall else {
      return (parameters.isEmpty ? name : name + " ", parameters.map(\.inCommand), " ", "")
    }
    if parameters.isEmpty { return (name, [], ", ", "") }
    return (name + "(", parameters.map(\.inBrackets), ", ", ")")
  }
}

extension Parameter {
  fileprivate var inBrackets: String {
    if isVariadic { return "\(name), …" }
    return isRequired ? name : "\(name)=\(self.default.written ?? "…")"
  }

  fileprivate var inCommand: String {
    let value =
      choices.isEmpty ? (kinds.first?.label ?? name).placeholder : choices.joined(separator: "|")
    let text = isSubject ? value : "\(name)=\(self.default.written ?? value)"
    return isRequired ? text : "[\(text)]"
  }

  /// What it takes, in a few words: "a number or a schedule".
  package var kindsInWords: String {
    let language = DisplayLanguage.current
    if !choices.isEmpty { return HelpMessage.choices(choices).words(in: language) }
    return Listing.any(kinds.map { $0.title(in: language) }).words(in: language)
  }

  /// Its meaning with unit and range.
  package var meaning: String {
    HelpMessage.meaning(summary: summary, unit: unit, range: range?.words).words(in: .current)
  }
}

extension Text {
  /// What help says, in the language of the program.
  fileprivate init(_ message: HelpMessage, _ style: Style = []) { self = message.text.styled(style) }
}

extension String {
  fileprivate var placeholder: String { uppercased().split(separator: " ").joined(separator: "_") }
}

extension Example {
  /// What is typed before it, the line itself, and what it prints as a comment.
  package var transcript: String {
    let line = output.map { "\(self.line)    # \($0)" } ?? self.line
    return (setup + [line]).joined(separator: "\n")
  }
}
