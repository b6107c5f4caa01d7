import Platform

/// A catalog whose sentences have numbers in them.
package protocol SpokenFigures {
  /// What stands for a number beyond all others.
  static var infinity: String { get }
}

/// A catalog of sentences with numbers, in English.
package protocol EnglishFigures: SpokenFigures {}

/// A catalog of sentences with numbers, in Chinese.
package protocol ChineseFigures: SpokenFigures {}

extension SpokenFigures {
  /// A number for a sentence, with three significant digits: "0.234", "6.5e−14", "1000".
  package static func figure(_ value: Double, digits: Int32 = 3) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−\(infinity)" : infinity }
    if value == value.rounded(), abs(value) < 1e6 { return "\(Int(clamping: value))".replacingHyphens }
    var buffer = [CChar](repeating: 0, count: 40)
    withVaList([digits, value]) { _ = vsnprintf(&buffer, buffer.count, "%.*g", $0) }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let mark = text.firstIndex(of: "e") else { return text.replacingHyphens }
    let exponent = Int(text[text.index(after: mark)...].drop { $0 == "+" }) ?? 0
    return "\(text[..<mark])e\(exponent)".replacingHyphens
  }

  /// A factor for a sentence: three places after the point where it is near 1.
  package static func factorFigure(_ value: Double) -> String {
    guard value >= 0.01, value < 10 else { return figure(value) }
    let thousandths = Int(clamping: (value * 1000).rounded())
    let decimals = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - decimals.count) + decimals
  }
}

extension EnglishFigures {
  package static var infinity: String { "infinity" }

  /// "1 unit", "3 units".
  package static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

extension ChineseFigures {
  package static var infinity: String { "无穷" }
}

extension String {
  /// With minus signs for hyphens, as the results print them.
  fileprivate var replacingHyphens: String { String(map { $0 == "-" ? "−" : $0 }) }
}
