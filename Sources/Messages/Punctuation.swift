/// What a language puts between the parts of what is said.
package enum Punctuation: Message {
  /// Behind a name, before what it names.
  case colon
  /// Between the things of a list.
  case comma
  /// Between parts that have commas of their own.
  case semicolon
  /// Between two sentences, the first of which has no end of its own.
  case stop

  package func words(in language: DisplayLanguage) -> String {
    switch (language, self) {
    case (.english, .colon): ": "
    case (.english, .comma): ", "
    case (.english, .semicolon): "; "
    case (.english, .stop): ". "
    case (.chinese, .colon): "："
    case (.chinese, .comma): "、"
    case (.chinese, .semicolon): "；"
    case (.chinese, .stop): "。"
    }
  }
}
