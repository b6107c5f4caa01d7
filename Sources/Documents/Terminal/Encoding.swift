/// Lines as text with escape sequences, as far as the terminal knows them.
struct Encoding {
  let style: TerminalStyle

  func text(_ line: Line) -> String {
    let line = line.trimmed
    guard style.color != .none || style.links else { return line.string }
    var out = ""
    for stretch in line.stretches {
      let codes = style.color == .none ? [] : self.codes(stretch.paint)
      let link = style.links ? stretch.paint.link.flatMap(Link.absolute) : nil
      if let link { out += "\u{1b}]8;;\(link)\u{1b}\\" }
      if !codes.isEmpty { out += "\u{1b}[\(codes.joined(separator: ";"))m" }
      out += stretch.string
      if !codes.isEmpty { out += "\u{1b}[0m" }
      if link != nil { out += "\u{1b}]8;;\u{1b}\\" }
    }
    return out
  }

  private func codes(_ paint: Paint) -> [String] {
    var codes: [String] = []
    let style = paint.style
    if style.contains(.strong) { codes.append("1") }
    // Of a picture; what is read has a colour of its own for it.
    if style.contains(.dim), paint.foreground != nil { codes.append("2") }
    if style.contains(.emphasis) { codes.append("3") }
    if paint.link.flatMap(Link.absolute) != nil { codes.append("4") }
    if let color = paint.foreground {
      codes.append(self.color(color, isBackground: false))
    } else if case .heat(let place)? = paint.background, self.style.color >= .indexed256 {
      codes.append(code(Palette.ink(on: shown(Palette.heat(place))), isBackground: false))
    } else if let role = Self.roles.first(where: { style.contains($0.style) }) {
      codes += self.codes(role.role)
    }
    if let color = paint.background { codes.append(self.color(color, isBackground: true)) }
    return codes
  }

  /// By what they mean, the gravest first.
  private static let roles: [(style: Text.Style, role: ColorRole)] = [
    (.bad, .bad), (.warning, .warning), (.good, .good), (.accent, .accent), (.code, .code), (.dim, .dim),
  ]

  func codes(_ role: ColorRole) -> [String] {
    let theme = Theme.of(role)
    switch (style.color, style.background) {
    case (.none, _): return []
    case (.ansi16, .dark): return theme.attributes + Self.ansi(theme.ansiOnDark)
    case (.ansi16, .light): return theme.attributes + Self.ansi(theme.ansiOnLight)
    case (.ansi16, .unknown): return theme.attributes + (role == .ghost ? Self.ansi(8) : [])
    default: return theme.attributes + [code(theme.color(on: style.background), isBackground: false)]
    }
  }

  private static func ansi(_ number: Int?, isBackground: Bool = false) -> [String] {
    guard let number else { return [] }
    return ["\((number < 8 ? 30 : 82) + (isBackground ? 10 : 0) + number)"]
  }

  private func color(_ color: Paint.Color, isBackground: Bool) -> String {
    switch color {
    case .series(let index):
      if style.color == .ansi16 {
        let numbers = Palette.ansi(style.background)
        let number = numbers[((index % numbers.count) + numbers.count) % numbers.count]
        return Self.ansi(number, isBackground: isBackground).joined()
      }
      return code(Palette.series(index, style.background), isBackground: isBackground)
    case .heat(let place):
      return code(Palette.heat(place), isBackground: isBackground)
    }
  }

  private func code(_ rgb: RGB, isBackground: Bool) -> String {
    let kind = isBackground ? "48" : "38"
    if style.color == .truecolor { return "\(kind);2;\(rgb.red);\(rgb.green);\(rgb.blue)" }
    return "\(kind);5;\(Self.indexed(rgb))"
  }

  /// The colour as the terminal shows it.
  private func shown(_ rgb: RGB) -> RGB {
    style.color == .truecolor ? rgb : RGB(indexed: Self.indexed(rgb))
  }

  /// The nearest of the 6 × 6 × 6 colours or of the greys.
  static func indexed(_ rgb: RGB) -> Int {
    let levels = [0, 95, 135, 175, 215, 255]
    func nearest(_ value: Int) -> Int {
      levels.indices.min { abs(levels[$0] - value) < abs(levels[$1] - value) } ?? 0
    }
    func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
      (r - rgb.red) * (r - rgb.red) + (g - rgb.green) * (g - rgb.green) + (b - rgb.blue) * (b - rgb.blue)
    }
    let (r, g, b) = (nearest(rgb.red), nearest(rgb.green), nearest(rgb.blue))
    let grey = min(max((rgb.red + rgb.green + rgb.blue) / 3 - 3, 0) / 10, 23)
    let level = 8 + 10 * grey
    return distance(level, level, level) < distance(levels[r], levels[g], levels[b])
      ? 232 + grey : 16 + 36 * r + 6 * g + b
  }
}
