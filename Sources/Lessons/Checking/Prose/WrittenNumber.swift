import Platform

/// A number as a sentence writes it: `0.236`, `25 %`, `10⁻⁶`, `3 × 10^-4`, `1e−12`.
struct WrittenNumber: Hashable {
  /// As it stands there.
  var text: String
  var value: Double
  /// Half a unit of its last digit.
  var margin: Double
  /// How many digits it has, without zeros before the first.
  var digits: Int
  /// Whether it is written as a whole number: a count, a year, a section.
  var isWhole: Bool
  var isPercent = false

  /// Whether a number is this one to the digits that are written.
  func says(_ number: Double) -> Bool {
    if abs(number - value) <= margin * (1 + 1e-9) + 1e-300 { return true }
    return isPercent && abs(number * 100 - value) <= margin * (1 + 1e-9)
  }

  /// All numbers in a text; not those that belong to a name, as in `sha256`, `3.1.2` or `Keras 3.15`.
  static func all(in text: String) -> [WrittenNumber] {
    var scanner = Scanner(text)
    return scanner.numbers()
  }

  /// Words before a number that make it the name of something.
  private static let namers: Set<String> = [
    "section", "sections", "§", "§§", "chapter", "figure", "table", "lesson", "line", "version", "keras",
    "pytorch", "tensorflow", "python", "swift", "cuda", "gradlab", "jax",
  ]

  /// The same in Chinese: before the number, as the last of what stands there, and behind it.
  private static let hanNamers = ["第", "版本", "版"]
  private static let hanNouns = "节章课"

  /// Between two numbers of which one is named.
  private static let joining: Set<String> = ["and", "to", "or", "和", "与", "或", "到", "至", "、"]

  private struct Scanner {
    let text: [Character]
    var place = 0

    init(_ text: String) { self.text = Array(text) }

    func character(_ place: Int) -> Character { text.indices.contains(place) ? text[place] : " " }

    private func isDigit(_ place: Int) -> Bool { character(place).isASCII && character(place).isNumber }

    mutating func numbers() -> [WrittenNumber] {
      var found: [(number: WrittenNumber, isNamed: Bool, isJoined: Bool)] = []
      while place < text.count {
        guard isDigit(place) else {
          place += 1
          continue
        }
        let before = character(place - 1)
        let start = place
        guard let number = number() else { continue }
        let isPart = before.isLetterOfName || "_.^#".contains(before)
        guard !isPart, !character(place).isLetterOfName, character(place) != "_" else { continue }
        // "3.1 and 3.2" go on with what "sections" began, and 3.1 和 3.2 节 with what its end names.
        let isJoined = joining.contains(word(before: start))
        let named = names(word(before: start)) || hanNouns.contains(character(afterBlanks(place)))
        found.append((number, named || (isJoined && found.last?.isNamed == true), isJoined))
        var index = found.count - 1
        while index > 0, found[index].isNamed, found[index].isJoined {
          index -= 1
          found[index].isNamed = true
        }
      }
      return found.filter { !$0.isNamed }.map(\.number)
    }

    private func names(_ word: String) -> Bool {
      namers.contains(word) || hanNamers.contains { word.hasSuffix($0) }
    }

    private func afterBlanks(_ start: Int) -> Int {
      var end = start
      while end < text.count, " \u{A0}\u{202F}".contains(character(end)) { end += 1 }
      return end
    }

    /// Up to a blank, or to where another script begins.
    private func word(before start: Int) -> String {
      var end = start
      while end > 0, character(end - 1) == " " || character(end - 1) == "," || character(end - 1) == "\u{A0}"
      {
        end -= 1
      }
      guard character(end - 1) != "、" else { return "、" }
      var begin = end
      let isHan = character(end - 1).isHan
      while begin > 0, !character(begin - 1).isWhitespace, character(begin - 1).isHan == isHan { begin -= 1 }
      return String(text[begin..<end].drop { !$0.isLetter && $0 != "§" }).lowercased()
    }

    /// The number that begins here; `nil` where it turns out to be none.
    private mutating func number() -> WrittenNumber? {
      let start = place
      var sign = 1.0
      if "-−".contains(character(start - 1)), !character(start - 2).isNumber,
        !character(start - 2).isLetterOfName
      {
        sign = -1
      }
      var (whole, decimals) = (digits(), "")
      if character(place) == ".", isDigit(place + 1) {
        place += 1
        decimals = digits()
        if character(place) == ".", isDigit(place + 1) {
          while isDigit(place) || character(place) == "." { place += 1 }
          return nil
        }
      }
      var exponent = 0
      var hasExponent = false
      if whole == "10", decimals.isEmpty, let power = power() {
        (whole, exponent, hasExponent) = ("1", power, true)
      } else if "eE".contains(character(place)), let power = exponentAfterLetter() {
        (exponent, hasExponent) = (power, true)
      } else if let power = powerAfterTimes() {
        (exponent, hasExponent) = (power, true)
      }
      // 1.5 万, 千分之 2.5
      exponent += hanUnit()
      let fraction = hanFraction(before: start)
      if fraction > 2 { (exponent, hasExponent) = (exponent - fraction, true) }
      let isPercent = percent() || fraction == 2
      let significant = (whole + decimals).drop { $0 == "0" }
      let unit = pow(10, Double(exponent - decimals.count))
      guard let mantissa = Double(whole + (decimals.isEmpty ? "" : "." + decimals)) else { return nil }
      return WrittenNumber(
        text: String(text[(sign < 0 ? start - 1 : start)..<place]),
        value: sign * mantissa * pow(10, Double(exponent)),
        margin: unit / 2, digits: max(1, significant.count),
        isWhole: decimals.isEmpty && !hasExponent && !isPercent, isPercent: isPercent)
    }

    private mutating func digits() -> String {
      let start = place
      while isDigit(place) { place += 1 }
      return String(text[start..<place])
    }

    private static let raised: [Character: Character] = [
      "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
      "⁻": "-", "⁺": "+",
    ]

    /// `⁻⁶`, `^-6`, `^(-6)`
    private mutating func power() -> Int? {
      var text = ""
      var end = place
      while let digit = Self.raised[character(end)] {
        text.append(digit)
        end += 1
      }
      if text.isEmpty, character(place) == "^" {
        end = place + 1
        let isBracketed = character(end) == "("
        if isBracketed { end += 1 }
        while isDigit(end) || "-−".contains(character(end)) {
          text.append(character(end) == "−" ? "-" : character(end))
          end += 1
        }
        if isBracketed { end += 1 }
      }
      guard let power = Int(text), abs(power) < 400 else { return nil }
      place = end
      return power
    }

    private mutating func exponentAfterLetter() -> Int? {
      var end = place + 1
      var text = ""
      if "-−+".contains(character(end)) {
        text = character(end) == "+" ? "" : "-"
        end += 1
      }
      while isDigit(end) {
        text.append(character(end))
        end += 1
      }
      guard let power = Int(text), abs(power) < 400 else { return nil }
      place = end
      return power
    }

    /// ` × 10⁻⁴`
    private mutating func powerAfterTimes() -> Int? {
      let start = place
      while character(place) == " " && place < text.count { place += 1 }
      guard "×·".contains(character(place)) else {
        place = start
        return nil
      }
      place += 1
      while character(place) == " " && place < text.count { place += 1 }
      guard digits() == "10", let power = power() else {
        place = start
        return nil
      }
      return power
    }

    private mutating func percent() -> Bool {
      let end = afterBlanks(place)
      for sign in ["%", "％", "percent", "个百分点"]
      where (sign != "percent" || end > place) && text[end...].starts(with: sign) {
        place = end + sign.count
        return true
      }
      return false
    }

    /// The power of ten behind a number: 万, 亿.
    private mutating func hanUnit() -> Int {
      let end = afterBlanks(place)
      guard let power = ["万": 4, "亿": 8][character(end)], character(end + 1) != "分" else { return 0 }
      place = end + 1
      return power
    }

    /// The power of ten by which what stands before a number divides it: 百分之, 千分之, 万分之.
    private func hanFraction(before start: Int) -> Int {
      let word = word(before: start)
      return ["百分之": 2, "千分之": 3, "万分之": 4].first { word.hasSuffix($0.key) }?.value ?? 0
    }
  }
}
