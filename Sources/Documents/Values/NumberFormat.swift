/// How a number is printed: with U+2212 as its minus sign and "." as its decimal mark, in every locale.
///
/// What it prints reads back in as a value. Numbers that are none print as `nan`, `inf` and `−inf`.
package enum NumberFormat: Hashable, Sendable {
  /// So many significant digits, with an exponent below 0.001 and from 10⁶ on: `0.236`, `4.1e−15`, `1000`.
  case significant(Int)
  /// At most so many significant digits, without zeros at the end: `0.8`, `1e−7`.
  case compact(Int)
  /// With an exponent of at least two digits, so that a column lines up, where it is not 0: `4.1e−15`, `6.3e−02`, `1.0`.
  case scientific(Int)
  /// So many digits after the decimal mark: `0.236`.
  case fixed(Int)
  /// A share of 1 with so many digits after the decimal mark: `97.2 %`.
  case percent(Int)
  /// The shortest digits that read back as the same number: `0.1`, `1000`, `1e−07`.
  case exact

  /// The number as it is printed.
  package func string(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "−inf" : "inf" }
    let number = Decimal(magnitude: value.magnitude)
    let sign = value < 0 ? "−" : ""
    switch self {
    case .significant(let digits):
      let rounded = number.rounded(significant: max(digits, 1))
      if rounded.isZero { return "0" }
      if rounded.exponent < -3 || rounded.exponent >= max(6, digits) {
        return sign + rounded.scientific(digits: max(digits, 1), exponentWidth: 1)
      }
      return sign + rounded.fixed(decimals: max(0, digits - 1 - rounded.exponent))
    case .scientific(let digits):
      let rounded = number.rounded(significant: max(digits, 1))
      if rounded.isZero { return "0" }
      if rounded.exponent == 0 { return sign + rounded.fixed(decimals: max(digits, 1) - 1) }
      return sign
        + rounded.scientific(digits: max(digits, 1), exponentWidth: 2)
    case .fixed(let decimals):
      // Beyond this a fixed print is a row of zeros or of digits that carry nothing.
      if number.exponent > 14 { return NumberFormat.significant(max(decimals, 3)).string(value) }
      let rounded = number.rounded(decimals: max(decimals, 0))
      return (rounded.isZero ? "" : sign) + rounded.fixed(decimals: max(decimals, 0))
    case .percent(let decimals):
      let rounded = number.shifted(by: 2).rounded(decimals: max(decimals, 0))
      return (rounded.isZero ? "" : sign) + rounded.fixed(decimals: max(decimals, 0)) + " %"
    case .compact(let digits):
      let rounded = number.rounded(significant: max(digits, 1))
      if rounded.isZero { return "0" }
      if rounded.exponent < -3 || rounded.exponent >= max(6, digits) {
        return sign + rounded.scientific(digits: rounded.digits.count, exponentWidth: 1)
      }
      return sign + rounded.fixed(decimals: max(0, rounded.digits.count - 1 - rounded.exponent))
    case .exact: return sign + number.shortest
    }
  }
}

/// A magnitude as decimal digits d₀.d₁d₂… × 10^exponent, without leading or trailing zeros.
struct Decimal: Hashable {
  var digits: [UInt8]
  var exponent: Int

  var isZero: Bool { digits.isEmpty }

  /// The shortest digits that read back as the same Double.
  init(magnitude: Double) {
    var digits: [UInt8] = []
    var exponent = 0
    var beforePoint = 0
    var seenPoint = false
    var text = Array("\(magnitude)".utf8)
    if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0
      text.removeSubrange(mark...)
    }
    for byte in text {
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        if !seenPoint { beforePoint += 1 }
      }
    }
    self.init(digits: digits, exponent: exponent + beforePoint - 1)
  }

  init(digits: [UInt8], exponent: Int) {
    var (start, end) = (0, digits.count)
    while start < end, digits[start] == 0 { start += 1 }
    while end > start, digits[end - 1] == 0 { end -= 1 }
    self.digits = Array(digits[start..<end])
    self.exponent = self.digits.isEmpty ? 0 : exponent - start
  }

  func shifted(by decimals: Int) -> Decimal {
    isZero ? self : Decimal(digits: digits, exponent: exponent + decimals)
  }

  func rounded(decimals: Int) -> Decimal {
    rounded(keeping: exponent + 1 + decimals)
  }

  func rounded(significant: Int) -> Decimal {
    rounded(keeping: significant)
  }

  /// The first `count` digits, the last of them rounded half up.
  private func rounded(keeping count: Int) -> Decimal {
    if count >= digits.count { return self }
    if count < 0 { return Decimal(digits: [], exponent: 0) }
    var kept = [0] + Array(digits.prefix(count))
    if digits[count] >= 5 {
      var index = kept.count - 1
      while kept[index] == 9 {
        kept[index] = 0
        index -= 1
      }
      kept[index] += 1
    }
    return Decimal(digits: kept, exponent: exponent + 1)
  }

  func fixed(decimals: Int) -> String {
    var text = ""
    if exponent < 0 || isZero {
      text = "0"
    } else {
      for place in 0...exponent { text += digit(place) }
    }
    if decimals > 0 {
      text += "."
      for decimal in 1...decimals { text += digit(exponent + decimal) }
    }
    return text
  }

  func scientific(digits count: Int, exponentWidth: Int) -> String {
    var text = digit(0)
    if count > 1 {
      text += "."
      for place in 1..<count { text += digit(place) }
    }
    let power = String(exponent.magnitude)
    let zeros = String(repeating: "0", count: max(0, exponentWidth - power.count))
    return text + "e" + (exponent < 0 ? "−" : "") + zeros + power
  }

  var shortest: String {
    if isZero { return "0" }
    if exponent < -5 || exponent > 15 { return scientific(digits: digits.count, exponentWidth: 2) }
    return fixed(decimals: max(0, digits.count - 1 - exponent))
  }

  private func digit(_ place: Int) -> String {
    digits.indices.contains(place) ? String(digits[place]) : "0"
  }
}
