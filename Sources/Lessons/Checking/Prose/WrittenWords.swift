/// The words of a text, as far as they can be told apart without a dictionary.
enum WrittenWords {
  /// Stretches of letters and digits; one of Han, which has no blanks between words, stands by itself.
  static func stretches(of text: String, with marks: String = "") -> [(text: String, isHan: Bool)] {
    var found: [(text: String, isHan: Bool)] = []
    var isOpen = false
    for character in text.lowercased() {
      guard character.isLetter || character.isNumber || marks.contains(character) else {
        isOpen = false
        continue
      }
      if isOpen, let last = found.indices.last, found[last].isHan == character.isHan {
        found[last].text.append(character)
      } else {
        found.append((String(character), character.isHan))
      }
      isOpen = true
    }
    return found
  }

  /// Each two neighbours of a stretch of Han: most of its words are two characters long.
  static func pairs(in han: String) -> [String] {
    zip(han, han.dropFirst()).map { String([$0, $1]) }
  }

  /// Two pieces of a text that stood on two lines.
  static func joined(_ one: String, _ other: String) -> String {
    guard let last = one.last, let first = other.first else { return one + other }
    return one + (last.isHan && first.isHan ? "" : " ") + other
  }
}

extension Character {
  /// Whether it is a letter of a script that has no blanks between words.
  var isHan: Bool { isLetter && unicodeScalars.first?.properties.isIdeographic == true }

  /// Whether it may belong to a name in letters of another script.
  var isLetterOfName: Bool { isLetter && !isHan }
}
