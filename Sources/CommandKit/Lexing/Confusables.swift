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

/// The code of an ASCII character.
func ascii(_ character: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: character.value) }
