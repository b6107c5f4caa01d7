import Documents
import Lab

/// What is shown has to fit the screen.
extension Player {
  /// Whether it has what was kept back shown, and nothing else: nobody answers what they have not read.
  package func takesAsMore(_ input: Input) -> Bool {
    guard holdsBack else { return false }
    return switch input {
    case .enter, .answer: true
    case .command(let verb, _): [LessonVerb.next, .skip].contains { $0.declaration == verb.declaration }
    case .statements: false
    }
  }

  /// Shows what one event leads to as far as the screen holds it.
  func composing<Value, Thrown: Error>(
    _ show: @escaping Show, _ body: (@escaping Show) throws(Thrown) -> Value
  ) throws(Thrown) -> Value {
    let before = machine.open?.position
    shown = show
    composer.begin(on: isPaged ? nil : screen(), after: typedLines)
    composer.hasMovedOn = { [unowned self] in before != machine.open?.position }
    defer {
      composer.finish(keepsEarlier: !composer.hasMovedOn(), show)
      shown = { _ in }
    }
    return try body { [composer] in composer.take($0, show) }
  }

  /// Shows what was shown before, as far as the screen holds it.
  package func show(_ outputs: [Output], _ show: @escaping Show) {
    composing(show) { show in for output in outputs { show(output) } }
  }

  /// Shows again what is asked, unless more is to be shown first.
  func remind(_ document: Document, _ show: Show) {
    guard !composer.heldBack else { return }
    if document.blocks.count > 1 { show(Output([.gap])) }
    composer.take(Output(document), isInvitation: document.blocks.count == 1, shown)
  }

  /// What there is stands on the screen while a cell runs; on an empty screen its code does.
  func showBefore(_ source: String) {
    if let screen = screen(), screen.clears, composer.isEmpty {
      composer.hasMovedOn = { true }
      composer.take(Output([.code(source.trimmed, language: "gradlab")]), shown)
      composer.take(Output([.gap]), shown)
    }
    composer.flush(shown)
  }
}
