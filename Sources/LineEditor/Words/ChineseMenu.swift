enum ChineseMenu {
  static func words(_ message: MenuMessage) -> String {
    switch message {
    case .shown(let first, let last, let count): "\(first)–\(last) of \(count); Tab goes on"
    case .found: "Enter takes it, Ctrl-R or ↓ goes on, Ctrl-G leaves"
    case .nothingFound: "nothing typed before has this in it; Ctrl-G leaves"
    }
  }
}
