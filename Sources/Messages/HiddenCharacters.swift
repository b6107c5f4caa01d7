extension Unicode.Scalar {
  /// Whether a terminal or a page obeys the character instead of showing it, or shows nothing where it stands: controls,
  /// those that turn the direction of what follows, line separators, and everything that Unicode calls ignorable.
  ///
  /// A newline and a tab are none: they show as what they are.
  public var isHidden: Bool {
    switch value {
    case 0x20..<0x7F, 0x09, 0x0A: false
    case 0..<0xA0: true
    case 0xA0..<0x300: value == 0xAD
    case 0x2028, 0x2029, 0xFFF9...0xFFFB: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }
}

extension StringProtocol {
  /// The text with each hidden character written as what it is, `⟨U+202E⟩`, so that nothing in a text from a stranger
  /// can move the cursor, change a title or have the rest read in another order. Line ends become `\n`.
  ///
  /// What a script or an emoji needs to look as it should stays: joiners between Arabic or Indic letters and within
  /// emoji, the selector of an emoji's or an ideograph's form. Done twice, it changes nothing more.
  public var showingHidden: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x09 }) { return String(self) }
    let scalars = unicodeScalars
    guard scalars.contains(where: \.isHidden) else { return String(self) }
    var shown = ""
    var previous: Unicode.Scalar?
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let next = index < scalars.endIndex ? scalars[index] : nil
      if scalar == "\r", next == "\n" { continue }
      if !scalar.isHidden || scalar.isNeeded(between: previous, and: next) {
        shown.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        shown += "⟨U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits + "⟩"
      }
      previous = scalar
    }
    return shown
  }
}

extension Unicode.Scalar {
  /// Whether a hidden character makes its neighbours look as they should.
  fileprivate func isNeeded(between previous: Unicode.Scalar?, and next: Unicode.Scalar?) -> Bool {
    guard let previous else { return false }
    switch value {
    case 0x200C, 0x200D:
      if previous.isOfJoiningScript { return true }
      let isInEmoji = previous.value == 0xFE0F || previous.isPictograph
      return value == 0x200D && isInEmoji && next?.isPictograph == true
    case 0xFE0E, 0xFE0F: return previous.isPictograph || next?.value == 0x20E3
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF: return previous.properties.isIdeographic
    case 0x180B...0x180D, 0x180F: return (0x1820...0x18AA).contains(previous.value)
    default: return false
    }
  }

  /// Digits are emoji by Unicode's word, and not meant here.
  private var isPictograph: Bool { value > 0xFF && properties.isEmoji }

  /// Letters and marks of Arabic, Syriac, the scripts of India and South-East Asia, and Mongolian, which join, or part,
  /// by U+200D and U+200C.
  private var isOfJoiningScript: Bool {
    switch value {
    case 0x600...0x109F, 0x1780...0x18AF, 0xA800...0xABFF, 0x10A00...0x10FFF, 0x11000...0x11FFF:
      !isHidden && (properties.isAlphabetic || properties.generalCategory == .nonspacingMark)
    default: false
    }
  }
}
