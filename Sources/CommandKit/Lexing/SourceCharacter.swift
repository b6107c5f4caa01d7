extension Lexer {
  /// One character as the grammar sees it: the ASCII ones that it looks like, or itself.
  struct Character {
    var scalar: UInt32
    /// The second ASCII character, where there are two, or 0.
    var second: UInt8
    var length: Int

    func `is`(_ character: Unicode.Scalar) -> Bool { scalar == character.value && second == 0 }

    var isDigit: Bool { second == 0 && 0x30 <= scalar && scalar <= 0x39 }
    var isBlank: Bool { scalar == 0x20 || scalar == 0x09 || scalar == 0x0B || scalar == 0x0C }
    var isNewline: Bool { scalar == 0x0A || scalar == 0x0D }

    var startsName: Bool {
      if second != 0 { return false }
      if scalar < 0x80 { return isASCIILetter || scalar == 0x5F }
      return Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
    }

    var continuesName: Bool {
      if second != 0 { return false }
      if scalar < 0x80 { return isASCIILetter || scalar == 0x5F || isDigit }
      guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
      return properties.isAlphabetic || properties.isXIDContinue
    }

    private var isASCIILetter: Bool {
      (0x41 <= scalar && scalar <= 0x5A) || (0x61 <= scalar && scalar <= 0x7A)
    }
  }
}
