/// Several names in a sentence.
public enum Listing: Message {
  /// All of them: `a, b and c`.
  case all([String])
  /// One of them, whichever: `a, b or c`.
  case any([String])

  /// The names with what joins them; empty where there is none.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishListing.words(self)
    case .chinese: ChineseListing.words(self)
    }
  }
}
