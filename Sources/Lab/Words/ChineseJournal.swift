enum ChineseJournal {
  static func words(_ message: JournalMessage) -> String {
    switch message {
    case .notKept(let folder, let failure):
      "会话没法保存在 \(folder) 里：\(failure.reason(in: .chinese))。"
    case .keptNoLonger(let path, let failure):
      "会话没法再保存在 \(path) 里：\(failure.reason(in: .chinese))。会话照常继续，但 --resume 找不回这一行和之后的内容。"
    case .notCopied(let file, let failure):
      "\(file) 没法和会话一起保存（\(failure.reason(in: .chinese))）；--resume 会需要它现在的样子。"
    case .hadFailed: "它当时失败了，恢复会话时不再尝试。"
    case .fileHasChanged(let file, let statement):
      "\(file) 已经不是 \(statement) 读它时的样子，也没有留下副本。"
    case .fails(let statement, let failure): "\(statement)：\(failure.reason.words(in: .chinese))"
    }
  }
}
