/// The ASCII characters for full-width forms, Chinese punctuation and typographic signs, as these mean outside texts.
enum Confusables {
  /// What stands for one scalar, as one or two ASCII characters (the second is 0 where there is one); `nil` for a
  /// scalar that stands for itself.
  static func lookalike(of scalar: UInt32) -> (UInt8, UInt8)? {
    switch scalar {
    case 0xFF01...0xFF5E: (UInt8(scalar - 0xFEE0), 0)
    case 0x3000, 0x00A0, 0x2002...0x200B, 0x202F, 0xFEFF: (ascii(" "), 0)
    case 0x3001: (ascii(","), 0)
    case 0x3002: (ascii("."), 0)
    // What the keys of "<", ">" and "$" write in Chinese.
    case 0x300A: (ascii("<"), 0)
    case 0x300B: (ascii(">"), 0)
    case 0xFFE5: (ascii("$"), 0)
    case 0x3010: (ascii("["), 0)
    case 0x3011: (ascii("]"), 0)
    case 0x201C, 0x201D: (ascii("\""), 0)
    case 0x2018, 0x2019: (ascii("'"), 0)
    case 0x2212, 0x2013: (ascii("-"), 0)
    case 0x00D7: (ascii("*"), 0)
    case 0x00F7: (ascii("/"), 0)
    case 0x2192: (ascii("-"), ascii(">"))
    case 0x2264: (ascii("<"), ascii("="))
    case 0x2265: (ascii(">"), ascii("="))
    case 0x2260: (ascii("!"), ascii("="))
    case 0x00B1: (ascii("+"), ascii("-"))
    default: nil
    }
  }
}

extension String {
  /// With the ASCII characters that its own look like, as an answer is read: `１、２` is `1,2`.
  package var withASCIILookalikes: String {
    var text = ""
    for scalar in unicodeScalars {
      guard let (first, second) = scalar.isASCII ? nil : Confusables.lookalike(of: scalar.value) else {
        text.unicodeScalars.append(scalar)
        continue
      }
      text.unicodeScalars.append(Unicode.Scalar(first))
      if second != 0 { text.unicodeScalars.append(Unicode.Scalar(second)) }
    }
    return text
  }
}

/// The code of an ASCII character.
func ascii(_ character: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: character.value) }
