enum ChineseHistory {
  static func words(_ message: HistoryMessage) -> String {
    switch message {
    case .notKept(let path, let failure):
      "The history can't be kept in \(path): \(failure.reason(in: .english))."
    }
  }
}
