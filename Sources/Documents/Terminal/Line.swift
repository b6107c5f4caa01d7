/// One line of a terminal before it becomes escape sequences.
///
/// What goes into it has its hidden characters shown, whoever appends it: nothing reaches a terminal but through one.
struct Line: Hashable {
  struct Stretch: Hashable {
    var string: String
    var paint: Paint
  }

  private(set) var stretches: [Stretch] = []
  private(set) var width = 0

  init() {}

  init(_ string: String, _ paint: Paint = Paint()) { append(string, paint) }

  init(_ string: String, _ style: Text.Style) { append(string, Paint(style)) }

  mutating func append(_ string: String, _ paint: Paint = Paint()) {
    guard !string.isEmpty else { return }
    let string = Characters.safe(string, unicode: true)
    width += DisplayWidth.of(string)
    if stretches.last?.paint == paint {
      stretches[stretches.count - 1].string += string
    } else {
      stretches.append(Stretch(string: string, paint: paint))
    }
  }

  mutating func append(_ other: Line) {
    for stretch in other.stretches { append(stretch.string, stretch.paint) }
  }

  mutating func pad(to width: Int) {
    if width > self.width { append(String(repeating: " ", count: width - self.width)) }
  }

  func adding(_ style: Text.Style) -> Line {
    if style.isEmpty { return self }
    var line = Line()
    for stretch in stretches {
      var paint = stretch.paint
      paint.style.formUnion(style)
      line.append(stretch.string, paint)
    }
    return line
  }

  func aligned(_ alignment: Table.Alignment, in width: Int) -> Line {
    let available = max(0, width - self.width)
    let before =
      switch alignment {
      case .leading: 0
      case .trailing: available
      case .center: available / 2
      }
    var line = Line(String(repeating: " ", count: before))
    line.append(self)
    line.pad(to: width)
    return line
  }

  /// Cut to `width`, with `ellipsis` where something is left out.
  func truncated(to width: Int, ellipsis: String) -> Line {
    if self.width <= width { return self }
    let mark = DisplayWidth.of(ellipsis) <= width ? ellipsis : ""
    let available = width - DisplayWidth.of(mark)
    var line = Line()
    cut: for stretch in stretches {
      for character in stretch.string {
        if line.width + DisplayWidth.of(character) > available { break cut }
        line.append(String(character), stretch.paint)
      }
    }
    line.append(mark, Paint(.dim))
    return line
  }

  /// Without the blanks at its end that no colour shows.
  var trimmed: Line {
    var kept = stretches
    while let last = kept.last, last.paint.background == nil {
      let string = last.string
      guard let end = string.lastIndex(where: { $0 != " " }) else {
        kept.removeLast()
        continue
      }
      kept[kept.count - 1].string = String(string[...end])
      break
    }
    var line = Line()
    for stretch in kept { line.append(stretch.string, stretch.paint) }
    return line
  }

  var string: String { stretches.map(\.string).joined() }
}
