import CommandKit
import Engine
import Lab

extension Session {
  /// What completion needs to know of the session.
  ///
  /// - Parameters:
  ///   - files: the files whose name begins so.
  ///   - words: what a parameter that takes a word may be given, beyond its declared choices.
  package func scope(
    files: @escaping (String) -> [Completer.Candidate] = { _ in [] },
    words: @escaping (Declaration, Parameter) -> [Completer.Candidate] = { _, _ in [] }
  ) -> Completer.Scope {
    Completer.Scope(
      names: { [self] in state.bindings.map { name, binding in Self.name(name, binding) } + itself },
      fields: { [self] expression in fields(of: expression) },
      picks: { [self] expression, axis in picks(of: expression, axis) },
      files: files,
      words: { [self] declaration, parameter in
        parameter.takes(.topic)
          ? state.bindings.map { Completer.Candidate($0, Self.name($0, $1).description, .word) }
            + help.subjects.map { Completer.Candidate($0, vocabulary[$0]?.summary ?? "", .word) }
            + Glossary(language: language.told).candidates(besides: help.subjects)
          : words(declaration, parameter)
      },
      links: [.network])
  }

  /// The words that hold something without being bound.
  private var itself: [Completer.Name] {
    [
      Completer.Name("it", state.it.map(Presentation.line) ?? words(.lastResult), type: .result(of: "")),
      Completer.Name("last", words(.lastOfAxis), type: .last),
    ] + shownValues
  }

  private func words(_ message: HelpPageText) -> String { message.words(in: language.told) }

  /// How many of the values that were shown are offered.
  private static let mostShown = 9

  private var shownValues: [Completer.Name] {
    let newest = state.shown.newest.prefix(Self.mostShown)
    func name(_ text: String, _ value: Value) -> Completer.Name {
      Completer.Name(text, Presentation.line(value), type: value.single?.kind)
    }
    return (newest.first.map { [name("_", $0.value)] } ?? []) + newest.map { name("_\($0.number)", $0.value) }
  }

  private static func name(_ name: String, _ binding: Binding) -> Completer.Name {
    switch binding {
    case .family(let family):
      return Completer.Name(name, family.source, type: .network, takesArguments: true)
    case .value(let value):
      return Completer.Name(name, Presentation.line(value), type: value.single?.kind)
    }
  }

  /// The value of a part of a line that is cheap to know: a name, `it`, or a field of one.
  private func cheapValue(_ expression: Syntax.Expression) -> Value? {
    var isCheap = true
    expression.visit { part in
      switch part.kind {
      case .name, .field, .pick, .number: break
      default: isCheap = false
      }
    }
    return isCheap
      ? try? Evaluator(language: language, state: state, context: ExecutionContext()).value(expression) : nil
  }

  private func fields(of expression: Syntax.Expression) -> [Completer.Candidate] {
    if case .verb(let command) = expression.kind {
      return (verbs[command.declaration]?.declaration.fields ?? [:]).map(Self.candidate)
    }
    guard let element = cheapValue(expression)?.elements.first else { return [] }
    return Fields.meanings(of: element, verbs).map(Self.candidate)
  }

  private static func candidate(_ field: (key: String, value: String)) -> Completer.Candidate {
    Completer.Candidate(field.key, field.value, .field)
  }

  private func picks(of expression: Syntax.Expression, _ name: String?) -> [Completer.Candidate] {
    guard let value = cheapValue(expression) else { return [] }
    let axes = value.axes.filter { name == nil || $0.name == name }
    let keys = name == nil && axes.count > 1 ? axes.compactMap(\.name) : []
    let series = value.elements.firstSeries.map { _ in [Completer.Candidate("last", words(.lastOne), .word)] }
    return keys.map { Completer.Candidate($0 + "=", "", .key) } + (series ?? [])
      + axes.flatMap { axis in
        axis.labels.prefix(50).map { Completer.Candidate($0, axis.name ?? "", .value) }
      }
  }
}
