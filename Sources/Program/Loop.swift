import CommandKit
import Documents
import Lab
import LineEditor

/// The loop at the prompt: asks, runs, shows, until somebody leaves.
final class Loop {
  let interpreter: Interpreter
  let console: Console
  let editor: LineEditor
  let pager: Pager?

  /// Whether a statement has failed: any of them, and the last one.
  private var hasFailed = false
  private var lastHasFailed = false

  init(interpreter: Interpreter, console: Console, editor: LineEditor, pager: Pager?) {
    self.interpreter = interpreter
    self.console = console
    self.editor = editor
    self.pager = pager
  }

  /// Returns the exit code.
  func run() -> Int32 {
    let marks = editor.isEditing && console.usesColor
    while Terminal.termination == nil {
      // Marks by which terminals know where a prompt, a line and its output begin (OSC 133).
      if marks { Terminal.write("\u{1B}]133;A\u{7}") }
      let prompt = Terminal.inputIsTerminal ? interpreter.prompt : ""
      let reading = editor.readLine(
        prompt: colored(prompt), rightPrompt: interpreter.rightPrompt,
        offering: interpreter.suggestion)
      switch reading {
      case .interrupted: continue
      case .endOfInput: if interpreter.mayLeave() { return leave() }
      case .line(let text):
        // In a script an empty line is no request to go on.
        if !Terminal.inputIsTerminal, text.isEmpty, interpreter.isFree { continue }
        if interpreter.takesStatements { editor.addToHistory(text) }
        if marks { Terminal.write("\u{1B}]133;C\u{7}") }
        let goesOn = Terminal.whileRunning { run(text, prompt: prompt) }
        if !lastHasFailed { editor.history.note(text, hasFailed: false) }
        if marks { Terminal.write("\u{1B}]133;D;\(lastHasFailed ? 1 : 0)\u{7}") }
        reportFileFailures()
        if !goesOn { return leave() }
        // A script ends with Ctrl-C; at the prompt one statement does.
        if !Terminal.inputIsTerminal, Terminal.interruptRequested() { return 130 }
      }
    }
    return leave()
  }

  /// - Returns: `false` where the reader leaves.
  private func run(_ text: String, prompt: String) -> Bool {
    lastHasFailed = false
    do throws(Failure) {
      let line = try interpreter.read(text)
      // A lesson has its own stops; a page of help is paged there too.
      let pager = console.form == .terminal && (interpreter.isFree || line.isPaged) ? self.pager : nil
      interpreter.player.isPaged = pager != nil
      interpreter.player.typedLines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0)
      {
        $0 + (DisplayWidth.of(prompt) + DisplayWidth.of($1)) / max(console.style.width, 1) + 1
      }
      return try interpreter.run(line) { [console] output in
        guard let pager, pager.show(console.text(output.document, folding: false)) else {
          return console.show(output)
        }
      }
    } catch {
      hasFailed = true
      lastHasFailed = true
      editor.history.note(text, hasFailed: error.kind != .interrupted)
      interpreter.offer(error.correction)
      show(
        error, prompt: prompt,
        isJustAbove: editor.isEditing && !text.contains("\n") && error.source == text
          && DisplayWidth.of(prompt) + DisplayWidth.of(text) <= console.style.width)
      return true
    }
  }

  /// A failure: the caret under the place at fault, in the line just typed or in a copy of it.
  private func show(_ failure: Failure, prompt: String, isJustAbove: Bool) {
    guard console.form == .terminal, !console.isPlain else { return console.show(Output(failure)) }
    let width = console.style.width
    let padding = String(repeating: " ", count: max(4, DisplayWidth.of(prompt)))
    let lines = failure.lines(
      width: width, prompt: isJustAbove ? prompt : padding, showsSource: !isJustAbove,
      offersCorrection: editor.isEditing)
    for line in lines { Terminal.write("\(console.line(line))\n") }
  }

  private func reportFileFailures() {
    for failure in interpreter.environment.journal?.unreportedFailures() ?? [] { console.note(failure) }
    if let failure = editor.history.unreportedFailure() { console.note(failure) }
  }

  private func colored(_ prompt: String) -> String {
    guard !prompt.isEmpty, let attributes = console.style.attributes(.prompt) else { return prompt }
    // A blank at its end stays as it is.
    let words = prompt.hasSuffix(" ") ? prompt.dropLast() : prompt[...]
    return "\u{1B}[\(attributes)m\(words)\u{1B}[0m\(prompt.dropFirst(words.count))"
  }

  private func leave() -> Int32 {
    if let signal = Terminal.termination { return 128 + signal }
    interpreter.environment.journal?.close()
    reportFileFailures()
    if Terminal.inputIsTerminal, let farewell = interpreter.player.farewell { console.note(farewell) }
    // At the prompt a mistake is no failure; a script is told of it.
    return hasFailed && !Terminal.inputIsTerminal ? 1 : 0
  }
}
