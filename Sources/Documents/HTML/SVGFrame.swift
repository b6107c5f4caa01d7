/// A chart's drawing in the making: its lines stretch with the width that it is given, its text does not.
///
/// Places across are shares of the width, those down are pixels. A page lets it be as wide as its column and sets the
/// captions and the legend as text of the page; a file draws it at a width of its own.
struct SVGFrame {
  /// One name of the legend, behind a line or a mark of its series.
  struct Entry {
    var key: String
    var label: String
  }

  /// The room for names on the left, of which the style sheet knows steps.
  var left = 0.0
  var height = 0.0
  /// The room for names below.
  let below = 22.0
  var body = ""
  var up = ""
  var across = ""
  var legend: [Entry] = []
  /// The ends of a scale of colours.
  var scale: (from: String, to: String, caption: String)?
  /// The numbers behind the drawing, for who asks for the value at a place.
  var values: JSON = .null

  static let right = 16.0
  static let leftStep = 20.0
  static let mostLeft = 160.0
  /// The width of a letter of a tick, about.
  static let letter = 6.6
  /// The narrowest column that a drawing is made for, and that of a file.
  static let (narrow, wide) = (320.0, 640.0)

  /// The room that names on the left take, and a little more.
  static func left(of names: [String]) -> Double {
    let longest = Double(names.map { DisplayWidth.of($0) }.max() ?? 0)
    return min(((longest * letter + 12) / leftStep).rounded(.up) * leftStep, mostLeft)
  }

  /// What is drawn in thousandths of the width.
  func stretched(_ paths: String) -> String {
    paths.isEmpty
      ? ""
      : "<svg class=\"stretched\" viewBox=\"0 0 1000 \(SVG.number(height))\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\">\(paths)</svg>"
  }

  /// Names below, at places from 0 to 1 in equal steps: those without room in a narrow column are of the class `wide`.
  mutating func nameAcross(_ names: [(place: Double, label: String)], ticks: Bool) {
    let longest = Double(names.map { DisplayWidth.of($0.label) }.max() ?? 0) * Self.letter + 8
    let step = names.count > 1 ? (names[names.count - 1].place - names[0].place) / Double(names.count - 1) : 1
    func every(_ width: Double) -> Int {
      max(Int(clamping: (longest / max(step * (width - left - Self.right), 1)).rounded(.up)), 1)
    }
    let ofWide = every(Self.wide)
    let ofNarrow = (every(Self.narrow) + ofWide - 1) / ofWide * ofWide
    for (index, name) in names.enumerated() where index % ofWide == 0 {
      let only = index % ofNarrow == 0 ? "" : " wide"
      let x = SVG.share(name.place)
      if ticks {
        body +=
          "<line x1=\"\(x)\" x2=\"\(x)\" y1=\"\(SVG.number(height))\" y2=\"\(SVG.number(height + 5))\" class=\"axis\"/>"
      }
      body += SVG.text(name.label, x, height + 17, "class=\"tick\(only)\" text-anchor=\"middle\"")
    }
  }

  // MARK: In a page

  /// - Parameter head: the rest of the tag of the drawing, with what it begins with.
  func html(_ head: String) -> String {
    var out = up.isEmpty ? "" : "<p class=\"caption\">\(HTML.escape(up))</p>\n"
    out +=
      "<svg class=\"drawing l\(SVG.number(left))\" width=\"\(SVG.number(Self.wide - left - Self.right))\" height=\"\(SVG.number(height))\" \(head)\(body)</svg>\n"
    if !across.isEmpty { out += "<p class=\"caption across\">\(HTML.escape(across))</p>\n" }
    if let scale {
      let words = [scale.from, "\(scale.to) \(scale.caption)"].map { "<span>\(HTML.escape($0))</span>" }
      out +=
        "<p class=\"caption scale\">\(words[0])<svg width=\"200\" height=\"10\" aria-hidden=\"true\">\(colors)</svg>\(words[1])</p>\n"
    }
    if !legend.isEmpty {
      let entries = legend.map { "<li>\(key($0, "aria-hidden=\"true\""))\(HTML.escape($0.label))</li>" }
      out += "<ul class=\"legend\">\(entries.joined())</ul>\n"
    }
    return out
  }

  private func key(_ entry: Entry, _ attributes: String) -> String {
    "<svg class=\"key\" width=\"24\" height=\"12\" \(attributes)>\(entry.key)</svg>"
  }

  private var colors: String {
    (0..<40).map { step in
      SVG.rectangle(
        Double(step) * 5, 0, 5.3, 10, "fill=\"\(Palette.heat(Double(step) / 39).hex)\"")
    }.joined()
  }

  // MARK: In a file

  /// The same as elements of a drawing as wide as `wide`, from a height on.
  ///
  /// - Returns: with the height below it.
  func elements(from top: Double) -> (text: String, below: Double) {
    var (out, y) = ("", top)
    if !up.isEmpty {
      out += SVG.text(up, 4, y + 12, "class=\"caption\"")
      y += 22
    } else {
      y += 8
    }
    let width = Self.wide - left - Self.right
    out +=
      "<svg x=\"\(SVG.number(left))\" y=\"\(SVG.number(y))\" width=\"\(SVG.number(width))\" height=\"\(SVG.number(height))\" overflow=\"visible\">\(body)</svg>"
    y += height + below
    if !across.isEmpty {
      out += SVG.text(across, left + width / 2, y + 12, "class=\"caption\" text-anchor=\"middle\"")
      y += 20
    }
    if let scale {
      let from = Double(DisplayWidth.of(scale.from)) * Self.letter + 8
      out += SVG.text(scale.from, left, y + 14, "class=\"caption\"")
      out +=
        "<svg x=\"\(SVG.number(left + from))\" y=\"\(SVG.number(y + 5))\" width=\"200\" height=\"10\">\(colors)</svg>"
      out += SVG.text("\(scale.to) \(scale.caption)", left + from + 208, y + 14, "class=\"caption\"")
      y += 24
    }
    let longest = Double(legend.map { DisplayWidth.of($0.label) }.max() ?? 0) * 6.8 + 44
    let perRow = min(max(Int(clamping: (Self.wide - left) / longest), 1), 4)
    for (index, entry) in legend.enumerated() {
      let x = left + Double(index % perRow) * (Self.wide - left) / Double(perRow)
      let down = y + Double(index / perRow) * 20
      out += key(entry, "x=\"\(SVG.number(x))\" y=\"\(SVG.number(down + 4))\"")
      out += SVG.text(entry.label, x + 30, down + 14, "class=\"label\"")
    }
    y += Double((legend.count + perRow - 1) / perRow) * 20
    return (out, y)
  }
}
