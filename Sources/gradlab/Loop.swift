import Documents
import LineEditor

/// The loop at the prompt: asks, runs, shows, until somebody leaves.
struct Loop {
  let interpreter: any Interpreter
  let console: Console
  let editor: LineEditor

  /// Returns the exit code.
  func run() -> Int32 {
    var offered: String?
    var status = 0
    while true {
      let marks = editor.isEditing && console.usesColor
      if marks { Terminal.write("\u{1B}]133;A\u{7}") }
      let prompt = editor.isEditing || Terminal.inputIsTerminal ? interpreter.prompt : ""
      let reading = editor.readLine(
        prompt: console.usesColor ? colored(prompt) : prompt, rightPrompt: interpreter.rightPrompt,
        offering: offered)
      offered = nil
      switch reading {
      case .interrupted: continue
      case .endOfInput: return leave()
      case .line(let text):
        if marks { Terminal.write("\u{1B}]133;C\u{7}") }
        editor.addToHistory(text)
        let outcome = Terminal.whileRunning {
          interpreter.run(text) { console.show($0) }
        }
        offered = outcome.correction
        status = outcome.kind == .failed ? 1 : 0
        if marks { Terminal.write("\u{1B}]133;D;\(status)\u{7}") }
        if outcome.kind == .leave { return leave() }
        if Terminal.termination != nil { return leave() }
      }
    }
  }

  private func colored(_ prompt: String) -> String {
    guard prompt.hasSuffix(" ") else { return prompt }
    return "\u{1B}[1;36m\(prompt.dropLast())\u{1B}[0m "
  }

  private func leave() -> Int32 {
    if let signal = Terminal.termination { return 128 + signal }
    return 0
  }
}
