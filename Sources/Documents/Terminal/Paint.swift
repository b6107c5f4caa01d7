/// How a stretch of a line looks.
struct Paint: Hashable {
  enum Color: Hashable {
    case series(Int)
    /// From 0 to 1 along the ramp.
    case heat(Double)
  }

  var style: Text.Style = []
  var foreground: Color?
  var background: Color?
  var link: String?

  init(_ style: Text.Style = [], foreground: Color? = nil, background: Color? = nil, link: String? = nil) {
    self.style = style
    self.foreground = foreground
    self.background = background
    self.link = link
  }
}
