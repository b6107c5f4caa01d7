import Documents
import Messages

/// What the words mean that measurements are told in, for a reader who meets them for the first time.
///
/// A term has a name, by which it is listed and asked for, and in each language a word and its meaning. Any of its words
/// leads to it, whichever language the program speaks: who reads 梯度消失 in one text and "vanishing gradients" in another
/// finds that they are the same.
enum Terms {
  typealias Telling = (word: String, meaning: Text)

  /// Their names, by what they are about, in the order in which help lists them.
  static let groups: [(name: String, terms: [String])] =
    [("tables of measurements", columns.keys.sorted())]
    + fields.map { ($0.name, $0.terms.map(\.word)) }

  /// All names, in that order.
  static let names = groups.flatMap(\.terms)

  private static let english: [String: Telling] = columns.merging(
    fields.flatMap(\.terms).map { ($0.word, $0.meaning) }, uniquingKeysWith: { first, _ in first }
  ).reduce(into: [:]) { tellings, term in
    tellings[term.key] = (words[term.key] ?? term.key.replacing("_", with: " "), term.value)
  }

  /// What a term is called in a language, and what it means.
  static func telling(_ name: String, in language: DisplayLanguage) -> Telling? {
    switch language {
    case .english: english[name]
    case .chinese: ChineseTerms.terms[name]
    }
  }

  /// Under which heading a group is listed.
  static func title(of group: String, in language: DisplayLanguage) -> String {
    switch language {
    case .english: group
    case .chinese: ChineseTerms.groups[group] ?? group
    }
  }

  /// The term that a word is of, in whatever language and form it is asked for: `Learning rates`, `epochs`, `xi`,
  /// `梯度消失`.
  static func name(of word: String) -> String? {
    let asked = word.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    for form in [asked] + singulars(of: asked) {
      let name = synonyms[form] ?? form
      if english[name] != nil { return name }
    }
    let name = byChineseWord[word] ?? ChineseTerms.slips[word] ?? ChineseTerms.synonyms[word]
    return name.flatMap { english[$0] == nil ? nil : $0 }
  }

  private static let byChineseWord = Dictionary(
    ChineseTerms.terms.map { ($1.word, $0) }, uniquingKeysWith: { first, _ in first })

  /// What they are called in Chinese, those that the article calls otherwise left out.
  static let chineseWords =
    names.compactMap { ChineseTerms.terms[$0]?.word } + ChineseTerms.synonyms.keys.sorted()

  private static func singulars(of word: String) -> [String] {
    [("ies", "y"), ("es", ""), ("s", "")].compactMap { ending, instead in
      word.hasSuffix(ending) ? word.dropLast(ending.count) + instead : nil
    }
  }

  /// The terms whose Chinese word has that word in it and is longer: 梯度消失 and others for 梯度.
  static func names(with word: String) -> [String] {
    guard let first = word.unicodeScalars.first, !first.isASCII else { return [] }
    return names.filter { name in
      guard let longer = ChineseTerms.terms[name]?.word else { return false }
      return longer != word && longer.contains(word)
    }
  }
}
