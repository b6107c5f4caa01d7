import Documents
import LineEditor

/// The loop at the prompt: asks, runs, shows, until somebody leaves.
struct Loop {
  let interpreter: Interpreter
  let console: Console
  let editor: LineEditor

  /// Returns the exit code.
  func run() -> Int32 {
    let marks = editor.isEditing && console.usesColor
    while true {
      // Marks by which terminals know where a prompt, a line and its output begin (OSC 133).
      if marks { Terminal.write("\u{1B}]133;A\u{7}") }
      let prompt = Terminal.inputIsTerminal ? interpreter.prompt : ""
      let reading = editor.readLine(
        prompt: console.usesColor ? Self.colored(prompt) : prompt, rightPrompt: interpreter.rightPrompt,
        offering: interpreter.suggestion)
      switch reading {
      case .interrupted: continue
      case .endOfInput: return leave()
      case .line(let text):
        if interpreter.takesStatements { editor.addToHistory(text) }
        if marks { Terminal.write("\u{1B}]133;C\u{7}") }
        let goesOn = Terminal.whileRunning { interpreter.run(text) { console.show($0) } }
        if marks { Terminal.write("\u{1B}]133;D\u{7}") }
        if !goesOn || Terminal.termination != nil { return leave() }
      }
    }
  }

  private static func colored(_ prompt: String) -> String {
    guard prompt.hasSuffix(" ") else { return prompt }
    return "\u{1B}[1;36m\(prompt.dropLast())\u{1B}[0m "
  }

  private func leave() -> Int32 { Terminal.termination.map { 128 + $0 } ?? 0 }
}
