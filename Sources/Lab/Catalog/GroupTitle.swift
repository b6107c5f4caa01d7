import Messages

/// The heading under which help lists a group of declarations.
enum GroupTitle {
  /// In other languages than English it keeps the name as declarations have it: that is what one types behind `help`.
  static func title(of group: String, in language: DisplayLanguage) -> String {
    switch language {
    case .english: group
    case .chinese: ChineseGroups.titles[group].map { "\($0)（\(group)）" } ?? group
    }
  }
}
