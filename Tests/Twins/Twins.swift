import Messages

/// Holds the Chinese words of a message against the English ones.
public enum Twins {
  /// What is wrong with the Chinese words; nothing, where they say in Chinese what the English ones do, as far as that
  /// can be told from outside: numbers and names are the same, the marks are Chinese ones, and no English is left.
  ///
  /// - Parameter said: names of the message that have a word of their own in Chinese.
  public static func faults(of message: any Message, butFor said: Set<String> = []) -> [String] {
    faults(
      message.words(in: .chinese), of: message.words(in: .english),
      names: texts(in: message).filter { !said.contains($0) })
  }

  /// - Parameter names: what stands in both as it is, if the English words have it.
  public static func faults(_ chinese: String, of english: String, names: [String] = []) -> [String] {
    var faults: [String] = []
    let outside = withoutCode(chinese, names)
    if !outside.contains(where: isHan) { faults.append("has nothing Chinese") }
    for name in names where english.contains(name) && !chinese.contains(name) {
      faults.append("lacks \(name)")
    }
    let missing = numbers(english).filter { !numbers(chinese).contains($0) }
    if !missing.isEmpty { faults.append("lacks \(missing.sorted())") }
    faults += marks(outside)
    return faults.map { "\(chinese): \($0)" }
  }

  /// The marks and blanks that have no place in Chinese: half-width ones after Han, blanks between Han and beside
  /// full-width marks.
  private static func marks(_ text: String) -> [String] {
    var faults: [String] = []
    let characters = Array(text)
    for (place, character) in characters.enumerated() {
      let before = place > 0 ? characters[place - 1] : " "
      let after = place + 1 < characters.count ? characters[place + 1] : " "
      if ",.;:?!()\"".contains(character), isHan(before) || isHan(after) && character != "." {
        faults.append("has a half-width \(character) beside \(before)…\(after)")
      }
      if character == " ", isHan(before) && isHan(after) || isWideMark(before) || isWideMark(after) {
        faults.append("has a blank in \(before) \(after)")
      }
      if isHan(character), after.isASCII, after.isLetter || after.isNumber {
        faults.append("lacks a blank in \(character)\(after)")
      }
      if character.isASCII, character.isLetter || character.isNumber, isHan(after) {
        faults.append("lacks a blank in \(character)\(after)")
      }
    }
    return faults
  }

  /// The text without what stands in it as typed, for which a letter stands.
  private static func withoutCode(_ text: String, _ names: [String]) -> String {
    names.filter { !$0.isEmpty }.sorted { $0.count > $1.count }.reduce(text) { $0.replacing($1, with: "x") }
  }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  private static func isWideMark(_ character: Character) -> Bool { "，。；：？！（）、“”《》".contains(character) }

  /// The numbers that stand in it, each as it is written.
  private static func numbers(_ text: String) -> Set<String> {
    var found: Set<String> = []
    var number = ""
    for character in text + " " {
      if character.isASCII, character.isNumber || (character == "." && !number.isEmpty) {
        number.append(character)
      } else if !number.isEmpty {
        while number.last == "." { number.removeLast() }
        found.insert(number)
        number = ""
      }
    }
    return found
  }

  /// The texts that a message carries; none of what is no text but prints as one, such as a kind of value.
  private static func texts(in value: Any) -> [String] {
    if let text = value as? String { return [text] }
    if value is any RawRepresentable { return [] }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .struct, value is any CustomStringConvertible { return [] }
    return mirror.children.flatMap { texts(in: $0.value) }
  }
}
