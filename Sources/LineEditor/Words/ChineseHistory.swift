enum ChineseHistory {
  static func words(_ message: HistoryMessage) -> String {
    switch message {
    case .notKept(let path, let failure):
      "历史记录存不进 \(path)：\(failure.reason(in: .chinese))。"
    }
  }
}
