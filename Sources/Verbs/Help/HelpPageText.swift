import Documents
import Messages

/// What stands on help's pages of terms, names and values, besides what is declared. What one would type stands in
/// backticks.
enum HelpPageText: SpokenMessage {
  // What calls a value back.
  case it, shown
  case ofStatement(Int)
  // A word of the language that has no declaration.
  case last, none, yes, no, pi, by
  // A family.
  case family(name: String, signature: String)
  case variantsOfFamily
  case parameter, byDefault, needed
  // Fields.
  case fieldOfResult(field: String, verb: String, meaning: String)
  case toSeeField(field: String, verb: String)
  case fieldOfResults(field: String)
  case of, whatItIs
  // A value.
  case holds(name: String, noun: String)
  case isValue(noun: String)
  case each(kind: String, noun: String)
  case variesOver, values, oneOfThem, variant
  case trained(parameters: Int, epochs: Int)
  case untrained(seed: UInt64, draw: Int)
  case more(about: String)
  case numbers(count: Int, axes: String, first: String, last: String, name: String)
  case byAxes(axes: String, counts: String)
  case youType, value
  /// A sentence that begins a page with what a field means.
  case sentence(String)
  // Terms.
  case about, moreTerms
  case term, otherWord
  case calledInOther(String)
  case termsWith(String)
  case slip(String, of: String, meant: String)
  // What completion says of words that hold something without being bound.
  case lastResult, lastOfAxis, lastOne

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: Text(EnglishHelpPages.words(self))
    case .chinese: Text(ChineseHelpPages.words(self))
    }
  }
}
