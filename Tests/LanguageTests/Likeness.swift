import Messages
import Testing

/// A text and the same in another language: what both have to have in common.
struct Likeness {
  let english: String
  let other: String

  init(_ english: String, _ other: String) {
    self.english = english
    self.other = other
  }

  /// Letters of that language are there, the same numbers, and no name that is not in the English text too.
  func expect(in language: DisplayLanguage, sourceLocation: SourceLocation = #_sourceLocation) {
    switch language {
    case .english: break
    case .chinese: #expect(other.contains { $0.isHan }, "\(english)", sourceLocation: sourceLocation)
    }
    expectNumbers(sourceLocation: sourceLocation)
    let strange = Self.code(other).subtracting(Self.code(english))
    #expect(strange.isEmpty, "\(other)", sourceLocation: sourceLocation)
    let names = Self.names(other).subtracting(Self.names(english)).subtracting(Self.spelledAlike)
    #expect(names.isEmpty, "\(other)", sourceLocation: sourceLocation)
    let lost = Self.code(english).subtracting(Self.code(other))
    #expect(lost.isEmpty, "\(other)", sourceLocation: sourceLocation)
  }

  /// Each number of the one in the other as often; those that English spells out may be figures.
  func expectNumbers(sourceLocation: SourceLocation = #_sourceLocation) {
    var left = Self.numbers(other)
    for number in Self.numbers(english) {
      let place = left.firstIndex(of: number)
      #expect(place != nil, "\(number): \(other)", sourceLocation: sourceLocation)
      place.map { _ = left.remove(at: $0) }
    }
    let spelled = Set(english.lowercased().split { !$0.isLetter }.compactMap { Self.spelled[String($0)] })
    #expect(left.allSatisfy(spelled.contains), "\(left): \(other)", sourceLocation: sourceLocation)
  }

  private static let spelled = [
    "one": "1", "ones": "1", "two": "2", "three": "3", "five": "5", "ten": "10", "twenty": "20", "first": "1",
    "zero": "0", "zeros": "0", "factor": "1",
  ]

  /// Names that Chinese keeps where English has a word.
  private static let spelledAlike: Set<String> = [
    "all", "best", "dropout", "leaky", "step", "epoch", "logits", "sigmoid", "tanh", "size", "per", "gain",
    "alpha",
    "Adam", "epsilon", "rate", "decay", "steps", "test", "text", "overwrite", "NAME", "none", "relu",
  ]

  private static func numbers(_ text: String) -> [String] {
    text.matches(of: /[0-9]+(?:\.[0-9]+)?(?:e[−-]?[0-9]+)?/).map { String($0.output) }
  }

  /// What is typed: keys with their values, names of several parts, texts in quotes, picks.
  private static func code(_ text: String) -> Set<String> {
    let keys = text.matches(of: /[A-Za-z_]+=[A-Za-z0-9_\[]*/).map { String($0.output) }
    let parts = text.matches(of: /[A-Za-z]+(?:[._][A-Za-z0-9]+)+/).map { String($0.output) }
    let quoted = text.matches(of: /"[^"]*"|`[^`]*`/).map { String($0.output) }
    let picks = text.matches(of: /[a-z]+\[[^\]]*\]/).map { String($0.output) }
    return Set(keys + parts + quoted + picks)
  }

  private static func names(_ text: String) -> Set<String> {
    Set(text.matches(of: /[A-Za-z]{2,}/).map { String($0.output) })
  }
}

extension Character {
  fileprivate var isHan: Bool { unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value } }
}
