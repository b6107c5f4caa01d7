/// Words with styles, written as a string literal: `"the slope is \(0.236, .strong)"`.
public struct Text: Hashable, Sendable {
  /// A stretch in one style.
  public struct Run: Hashable, Sendable {
    /// The words as they are shown.
    public var string: String
    /// What they mean.
    public var style: Style
    /// The address that it leads to.
    public var link: String?
    /// The file of a picture in place of the words, which then say what it shows.
    public var picture: String?

    /// A stretch of words.
    public init(_ string: String, _ style: Style = [], link: String? = nil, picture: String? = nil) {
      self.string = string
      self.style = style
      self.link = link
      self.picture = picture
    }
  }

  /// What a stretch means; a renderer chooses how that looks.
  public struct Style: OptionSet, Hashable, Sendable {
    /// One bit for each meaning.
    public let rawValue: UInt16

    /// The style of these bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// What matters most.
    public static let strong = Style(rawValue: 1)
    /// A word that is stressed or introduced.
    public static let emphasis = Style(rawValue: 2)
    /// What one would type, or a formula.
    public static let code = Style(rawValue: 4)
    /// Of less weight than the rest.
    public static let dim = Style(rawValue: 8)
    /// As it should be.
    public static let good = Style(rawValue: 16)
    /// As it should not be.
    public static let bad = Style(rawValue: 32)
    /// To be looked at.
    public static let warning = Style(rawValue: 64)
    /// Stands out without a judgement.
    public static let accent = Style(rawValue: 128)
  }

  /// The stretches, in order.
  public var runs: [Run]

  /// The text of these stretches.
  public init(_ runs: [Run] = []) {
    self.runs = runs
  }

  /// The text of these words; empty for none.
  public init(_ string: String, _ style: Style = [], link: String? = nil) {
    self.runs = string.isEmpty ? [] : [Run(string, style, link: link)]
  }

  /// The words without their styles.
  public var string: String { runs.map(\.string).joined() }

  /// Whether there are no words in it.
  public var isEmpty: Bool { runs.allSatisfy { $0.string.isEmpty && $0.picture == nil } }

  /// The same words, each with `style` added to its own.
  public func styled(_ style: Style) -> Text {
    Text(runs.map { Run($0.string, $0.style.union(style), link: $0.link, picture: $0.picture) })
  }

  /// The words of both.
  public static func + (a: Text, b: Text) -> Text { Text(a.runs + b.runs) }

  /// Adds words at the end.
  public static func += (a: inout Text, b: Text) { a.runs += b.runs }
}

extension Text: CustomStringConvertible {
  /// The words without their styles.
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
  /// `"the slope"`
  public init(stringLiteral value: String) { self.init(value) }

  /// `"the slope is \(0.236, .strong)"`
  public init(stringInterpolation: Interpolation) { self.init(stringInterpolation.runs) }

  /// Collects the stretches of a literal.
  public struct Interpolation: StringInterpolationProtocol {
    var runs: [Run] = []

    /// Nothing yet.
    public init(literalCapacity: Int, interpolationCount: Int) {
      runs.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Words as they stand, without a style.
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
