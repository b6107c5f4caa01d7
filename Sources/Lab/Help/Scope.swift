import CommandKit
import Engine

extension Session {
  /// What completion needs to know of the session.
  ///
  /// - Parameters:
  ///   - files: the files whose name begins so.
  ///   - words: what a parameter that takes a word may be given, beyond its declared choices.
  public func scope(
    files: @escaping (String) -> [Completer.Candidate] = { _ in [] },
    words: @escaping (Declaration, Parameter) -> [Completer.Candidate] = { _, _ in [] }
  ) -> Completer.Scope {
    Completer.Scope(
      names: { [self] in state.bindings.map { name, binding in Self.name(name, binding) } },
      fields: { [self] expression in fields(of: expression) },
      picks: { [self] expression in picks(of: expression) },
      files: files,
      words: { [self] declaration, parameter in
        parameter.takes(.topic)
          ? help.subjects.map { Completer.Candidate($0, "", .word) } : words(declaration, parameter)
      })
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
      return (verbs[command.declaration]?.fields ?? []).map { Completer.Candidate($0, "", .field) }
    }
    guard let element = cheapValue(expression)?.elements.first else { return [] }
    return Fields.names(of: element).map { Completer.Candidate($0, "", .field) }
  }

  private func picks(of expression: Syntax.Expression) -> [Completer.Candidate] {
    guard let value = cheapValue(expression) else { return [] }
    if value.elements.firstSeries != nil { return [Completer.Candidate("last", "the last one", .word)] }
    return value.axes.flatMap { axis in
      axis.labels.prefix(50).map { Completer.Candidate($0, axis.name ?? "", .value) }
    }
  }

  public var verbs: VerbCatalog { language.verbs }
}
