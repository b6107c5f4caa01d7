import Messages

/// A message whose words have styles.
package protocol SpokenMessage: Message {
  /// The words; what one would type stands in backquotes.
  func spoken(in language: DisplayLanguage) -> Text
}

extension SpokenMessage {
  package func words(in language: DisplayLanguage) -> String { spoken(in: language).string }

  /// The words with their styles, what one would type as code.
  package var text: Text { text(in: .current) }

  /// The same in a language.
  package func text(in language: DisplayLanguage) -> Text {
    Text(
      spoken(in: language).runs.flatMap { run -> [Text.Run] in
        guard run.style == [] else { return [run] }
        return run.string.split(separator: "`", omittingEmptySubsequences: false).enumerated()
          .map { Text.Run(String($0.element), $0.offset.isMultiple(of: 2) ? [] : .code) }
          .filter { !$0.string.isEmpty }
      })
  }
}
