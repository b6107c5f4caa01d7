/// A stretch of the text and the terminal's colour attributes for it ("1;34").
package struct Highlight: Hashable {
  package var range: Range<Int>
  package var attributes: String

  package init(_ range: Range<Int>, _ attributes: String) {
    self.range = range
    self.attributes = attributes
  }
}
