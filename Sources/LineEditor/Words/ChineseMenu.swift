enum ChineseMenu {
  static func words(_ message: MenuMessage) -> String {
    switch message {
    case .shown(let first, let last, let count): "\(first)–\(last)，共 \(count) 个；Tab：往下"
    case .found: "Enter：取用；Ctrl-R 或 ↓：接着找；Ctrl-G：退出"
    case .nothingFound: "以前输入过的行里都没有；Ctrl-G：退出"
    }
  }
}
