enum EnglishMenu {
  static func words(_ message: MenuMessage) -> String {
    switch message {
    case .shown(let first, let last, let count): "\(first)–\(last) of \(count); Tab goes on"
    }
  }
}
