import CommandKit
import Documents
import Messages

/// What help explains that is no single word.
enum Topics {
  static func all(in language: DisplayLanguage) -> [HelpTopic] {
    switch language {
    case .english: EnglishTopics.all
    case .chinese: ChineseTopics.all
    }
  }

  static func topic(_ name: String, _ summary: String, _ blocks: [Block]) -> HelpTopic {
    HelpTopic(name, summary, Document(title: Text(name), blocks))
  }

  /// What one types, and what one gets.
  static func lines(_ typed: Text, _ given: Text, _ pairs: [(String, Text)]) -> Block {
    .table(
      Table(
        columns: [.init(typed), .init(given)], rows: pairs.map { [.text(Text($0.0, .code)), .text($0.1)] },
        folds: false))
  }
}
