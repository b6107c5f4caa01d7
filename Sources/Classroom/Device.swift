/// A browser that has joined, by a number of 128 bits that nobody can guess. Nothing tells whose it is.
package struct Device: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  init(using generator: inout some RandomNumberGenerator) {
    high = generator.next()
    low = generator.next()
  }

  /// The device of a token; `nil` where the text has not the form of one.
  package init?(token: some StringProtocol) {
    let digits = Array(token.utf8)
    guard digits.count == 32, let high = Self.number(digits[..<16]), let low = Self.number(digits[16...])
    else { return nil }
    self.high = high
    self.low = low
  }

  /// 32 hexadecimal digits.
  package var token: String { Self.digits(high) + Self.digits(low) }

  private static func digits(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: number = number << 4 | UInt64(digit - 0x30)
      case 0x61...0x66: number = number << 4 | UInt64(digit - 0x61 + 10)
      default: return nil
      }
    }
    return number
  }
}
