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
    if style.contains(.dim) { codes.append("2") }
    if style.contains(.emphasis) { codes.append("3") }
    if paint.link.flatMap(Link.absolute) != nil { codes.append("4") }
    if let color = paint.foreground {
      codes.append(self.color(color, isBackground: false))
    } else if case .heat(let place)? = paint.background, self.style.color >= .indexed256 {
      // Figures on a coloured field are black or white, whichever shows.
      codes.append(code(Palette.ink(on: Palette.heat(place)), isBackground: false))
    } else if let role = roles.first(where: { style.contains($0.style) }) {
      codes.append(role.code(self.style))
    }
    if let color = paint.background { codes.append(self.color(color, isBackground: true)) }
    return codes
  }

  /// By what they mean, the gravest first.
  private var roles: [(style: Text.Style, code: (TerminalStyle) -> String)] {
    func role(_ rgb: RGB, _ ansi: Int) -> (TerminalStyle) -> String {
      { $0.color == .ansi16 ? "3\(ansi)" : Encoding(style: $0).code(rgb, isBackground: false) }
    }
    let dark = style.background == .dark
    let light = style.background == .light
    return [
      (.bad, role(dark ? RGB(0xFF7F50) : Palette.vermilion, 1)),
      (.warning, role(dark ? Palette.orange : light ? RGB(0x9A6A00) : RGB(0xC48A00), 3)),
      (.good, role(dark ? RGB(0x2BC49A) : Palette.green, 2)),
      (.accent, role(dark ? Palette.sky : light ? Palette.blue : RGB(0x2B8CC9), 6)),
      (.code, role(dark ? RGB(0x9CC7E8) : light ? RGB(0x1F5F8B) : RGB(0x3F8FBF), 6)),
    ]
  }

  private func color(_ color: Paint.Color, isBackground: Bool) -> String {
    switch color {
    case .series(let index):
      if style.color == .ansi16 {
        let number = Palette.ansi[((index % Palette.ansi.count) + Palette.ansi.count) % Palette.ansi.count]
        return "\(isBackground ? 4 : 3)\(number)"
      }
      return code(Palette.series(index, style.background), isBackground: isBackground)
    case .heat(let place):
      if style.color == .ansi16 {
        let number = [4, 6, 2, 3][min(Int(clamping: place * 4), 3)]
        return "\(isBackground ? 4 : 3)\(number)"
      }
      return code(Palette.heat(place), isBackground: isBackground)
    }
  }

  private func code(_ rgb: RGB, isBackground: Bool) -> String {
    let kind = isBackground ? "48" : "38"
    if style.color == .truecolor { return "\(kind);2;\(rgb.red);\(rgb.green);\(rgb.blue)" }
    return "\(kind);5;\(Self.indexed(rgb))"
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
