/// A stretch of the text and the terminal's colour attributes for it ("1;34").
public struct Highlight: Hashable {
  public var range: Range<Int>
  public var attributes: String

  public init(_ range: Range<Int>, _ attributes: String) {
    self.range = range
    self.attributes = attributes
  }
}
