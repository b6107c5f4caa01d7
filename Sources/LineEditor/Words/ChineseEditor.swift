enum ChineseEditor {
  static func words(_ message: EditorMessage) -> String {
    switch message {
    case .noEditor:
      "No editor is named. Leave with Ctrl-D, type export EDITOR=nano (or another), and start again."
    case .editorFails(let command, 127):
      "The editor \(command) can't be run; the variables VISUAL and EDITOR name it. The line stays as it was."
    case .editorFails(let command, let status):
      "The editor \(command) ended with status \(status); the line stays as it was."
    case .fileFails(let failure): "\(failure.words(in: .english)) The line stays as it was."
    }
  }
}
