enum ChineseEditor {
  static func words(_ message: EditorMessage) -> String {
    switch message {
    case .noEditor:
      "没有指定编辑器。按 Ctrl-D 退出，输入 export EDITOR=nano（或别的编辑器），再重新启动。"
    case .editorFails(let command, 127):
      "编辑器 \(command) 运行不了；它由变量 VISUAL 和 EDITOR 指定。这一行没有变。"
    case .editorFails(let command, let status):
      "编辑器 \(command) 以状态 \(status) 结束；这一行没有变。"
    case .fileFails(let failure): "\(failure.words(in: .chinese))这一行没有变。"
    }
  }
}
