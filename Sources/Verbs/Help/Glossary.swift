import CommandKit
import Documents
import Messages

/// The terms as help shows them in one language, each with its word in the other.
struct Glossary {
  let language: DisplayLanguage

  private var other: DisplayLanguage { language == .chinese ? .english : .chinese }

  private func text(_ message: HelpPageText) -> Text { message.text(in: language) }

  private func word(_ name: String, _ language: DisplayLanguage) -> String {
    Terms.telling(name, in: language)?.word ?? ""
  }

  /// What the term that a word is of means, and what it is called in the other language; nothing for other words.
  func telling(of word: String) -> [Block] {
    guard let name = Terms.name(of: word), let telling = Terms.telling(name, in: language) else { return [] }
    return [
      .paragraph(telling.meaning),
      .paragraph(text(.calledInOther(self.word(name, other))).styled(.dim)),
    ]
  }

  /// The page of a term.
  func page(of name: String) -> Document {
    let title = language == .english ? name : word(name, language)
    return Document(title: Text(title), telling(of: name))
  }

  /// What is said of a word that the article has for what is called otherwise.
  func slip(_ word: String) -> [Block] {
    guard let name = ChineseTerms.slips[word] else { return [] }
    return [
      .paragraph(text(.slip(word, of: self.word(name, .chinese), meant: self.word(name, .english))))
    ]
  }

  /// The terms whose Chinese word has that word in it, with the first sentence of each.
  ///
  /// - Parameter name: the term that the word is of, which is not listed.
  func terms(with word: String, but name: String? = nil) -> [Block] {
    let names = Terms.names(with: word).filter { $0 != name }
    guard !names.isEmpty else { return [] }
    let rows = names.map { name -> Table.Row in
      [
        .text(Text(self.word(name, language), .code)), .text(Text(self.word(name, other))),
        .text(Text(firstSentence(of: name))),
      ]
    }
    return [
      .paragraph(text(.termsWith(word))),
      .table(
        Table(
          columns: [.init(text(.term)), .init(text(.otherWord)), .init(text(.whatItIs))], rows: rows,
          folds: false)),
    ]
  }

  private func firstSentence(of name: String) -> String {
    let meaning = Terms.telling(name, in: language)?.meaning.string ?? ""
    let end = language == .chinese ? "。" : ". "
    guard let range = meaning.firstRange(of: end) else { return meaning }
    return String(meaning[..<range.lowerBound] + end.prefix(1))
  }

  /// All terms, by what they are about, each with its words in both languages.
  var overview: [Block] {
    let rows = Terms.groups.flatMap { group in
      group.terms.enumerated().map { place, name -> Table.Row in
        [
          place == 0 ? .text(Text(Terms.title(of: group.name, in: language), .strong)) : .empty,
          .text(Text(language == .english ? name : word(name, language), .code)),
          .text(Text(word(name, other))),
        ]
      }
    }
    return [
      .paragraph(text(.moreTerms)),
      .table(
        Table(
          columns: [.init(text(.about)), .init(text(.term)), .init(text(.otherWord))], rows: rows,
          folds: false)),
    ]
  }

  /// The names of terms that completion offers behind `help`, and then their Chinese words.
  func candidates(besides subjects: [String]) -> [Completer.Candidate] {
    let names = Terms.names.filter { !subjects.contains($0) }.sorted().map { name in
      Completer.Candidate(name, language == .english ? "" : word(name, language), .word)
    }
    return names
      + Terms.chineseWords.map { chinese in
        let name = Terms.name(of: chinese)
        return Completer.Candidate(
          chinese, name.map { word($0, .english) } ?? ChineseTerms.synonyms[chinese] ?? "", .word)
      }
  }
}
