/// Where lines of Chinese break, by GB/T 15834 and the strict rules of the W3C's *Requirements for Chinese Text Layout*:
/// no closing or pausing mark begins a line, no opening mark ends one, a dash and an ellipsis stay whole. A mark for
/// which a line has no room takes the character before it along.
package enum LineBreaking {
  /// Whether a line may end between two characters that stand side by side.
  static func mayBreak(between a: Character, _ b: Character) -> Bool {
    guard isHan(a) || isHan(b), !neverFirst.contains(b), !neverLast.contains(a) else { return false }
    return !isOneUnit(a, b)
  }

  /// Whether what stands on both sides of a blank stays on one line: 20 层, 第 3 课, 30 %.
  static func holdsTogether(_ a: Character, _ b: Character) -> Bool {
    b == "%" || b == "‰" || isOneUnit(a, b)
  }

  /// What would look like a mistake at a line's start; a word of English that is cut breaks wherever it has to.
  static func isNeverFirst(_ character: Character) -> Bool {
    !character.isASCII && neverFirst.contains(character)
  }

  /// What stands where a line of a source ends within a sentence: nothing between Han characters or beside their marks,
  /// a blank between words.
  package static func joint(_ before: some StringProtocol, _ after: some StringProtocol) -> String {
    let sides = [Side(before.reversed()), Side(Array(after))]
    return sides.contains(.fullWidthMark) || !sides.contains(.word) ? "" : " "
  }

  /// What a text has at the end that another is joined to.
  private enum Side {
    case han, fullWidthMark, word

    /// - Parameter characters: from that end on.
    init(_ characters: [Character]) {
      // Quotation marks, dashes and ellipses are those of Chinese where it stands beside them.
      let bare = characters.drop(while: sharedMarks.contains)
      guard let first = bare.first, isHan(first) else {
        self = .word
        return
      }
      self = bare.count < characters.count || isMark(first) ? .fullWidthMark : .han
    }
  }

  /// A number and what it counts, an ordinal and its number.
  private static func isOneUnit(_ a: Character, _ b: Character) -> Bool {
    (a.isASCII && a.isNumber && isHan(b) && !isMark(b)) || (a == "第" && b.isASCII && b.isNumber)
  }

  /// Ideographs, kana, and the marks that are as wide as they.
  package static func isHan(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return (0x2E80...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0xFE30...0xFE4F).contains(value) || (0xFF01...0xFF60).contains(value)
      || (0xFFE0...0xFFE6).contains(value) || (0x20000...0x3FFFD).contains(value)
  }

  private static func isMark(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
      .dashPunctuation, .connectorPunctuation:
      return true
    default: return (0x3000...0x3003).contains(scalar.value) || (0xFF5B...0xFF65).contains(scalar.value)
    }
  }

  private static let sharedMarks: Set<Character> = ["“", "”", "‘", "’", "—", "…"]

  private static let neverFirst: Set<Character> = Set(
    "、，。．；：？！）］｝】》〉」』〕〗〙〛”’…⋯—–～〜-・·‧／/％%‰℃°′″,.;:?!)]}"
      + "ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
  private static let neverLast: Set<Character> = Set("（［｛【《〈「『〔〖〘〚“‘／/([{")
}
