/// Words with styles, written as a string literal: `"the slope is \(0.236, .strong)"`.
public struct Text: Hashable, Sendable {
  /// A stretch in one style.
  public struct Run: Hashable, Sendable {
    public var string: String
    public var style: Style
    /// The address that it leads to.
    public var link: String?

    public init(_ string: String, _ style: Style = [], link: String? = nil) {
      self.string = string
      self.style = style
      self.link = link
    }
  }

  /// What a stretch means; a renderer chooses how that looks.
  public struct Style: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let strong = Style(rawValue: 1)
    public static let emphasis = Style(rawValue: 2)
    /// What one would type, or a formula.
    public static let code = Style(rawValue: 4)
    /// Of less weight than the rest.
    public static let dim = Style(rawValue: 8)
    public static let good = Style(rawValue: 16)
    public static let bad = Style(rawValue: 32)
    public static let warning = Style(rawValue: 64)
    /// Stands out without a judgement.
    public static let accent = Style(rawValue: 128)
  }

  public var runs: [Run]

  public init(_ runs: [Run] = []) {
    self.runs = runs
  }

  public init(_ string: String, _ style: Style = [], link: String? = nil) {
    self.runs = string.isEmpty ? [] : [Run(string, style, link: link)]
  }

  /// The words without their styles.
  public var string: String { runs.map(\.string).joined() }

  public var isEmpty: Bool { runs.allSatisfy { $0.string.isEmpty } }

  /// The same words, each with `style` added to its own.
  public func styled(_ style: Style) -> Text {
    Text(runs.map { Run($0.string, $0.style.union(style), link: $0.link) })
  }

  public static func + (a: Text, b: Text) -> Text { Text(a.runs + b.runs) }

  public static func += (a: inout Text, b: Text) { a.runs += b.runs }
}

extension Text: CustomStringConvertible {
  public var description: String { string }
}

extension Sequence where Element == Text {
  /// All of them in one, with `separator` between each two.
  public func joined(separator: Text) -> Text {
    var result = Text()
    for (index, text) in enumerated() {
      if index > 0 { result += separator }
      result += text
    }
    return result
  }
}

extension Text: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value) }

  public init(stringInterpolation: Interpolation) { self.init(stringInterpolation.runs) }

  public struct Interpolation: StringInterpolationProtocol {
    var runs: [Run] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      runs.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(Run(literal)) }
    }

    /// `\(name, .code)`
    public mutating func appendInterpolation(_ value: some CustomStringConvertible, _ style: Style = []) {
      runs.append(Run(value.description, style))
    }

    /// `\(text, .strong)`
    public mutating func appendInterpolation(_ text: Text, _ style: Style = []) {
      runs += text.styled(style).runs
    }

    /// `\(0.236, .strong, format: .significant(2))`: a number as people read it, with three digits by default.
    package mutating func appendInterpolation(
      _ number: Double, _ style: Style = [], format: NumberFormat = .significant(3)
    ) {
      runs.append(Run(format.string(number), style))
    }

    /// `\("He et al. 2015", link: "https://…")`
    public mutating func appendInterpolation(_ string: String, link: String) {
      runs.append(Run(string, link: link))
    }
  }
}
