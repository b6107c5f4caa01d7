/// What a stretch of text is, wherever it is shown in colour: in results, in the line that is typed, on a page.
package enum ColorRole: Hashable, Sendable, CaseIterable {
  // In results, the gravest first.
  case bad, warning, good, accent, code, dim
  // In the line that is typed.
  case prompt, verb, builtIn, reserved, text, number, comment
  /// What is offered and not typed yet.
  case ghost
}

/// The colours of the program, all of them but those of charts (`Palette`).
///
/// Each reaches a contrast of 4.5 : 1 (WCAG 2.2) on what it is made for: `dark` from black to One Dark's `#282C34`,
/// `light` from white to Solarized's `#FDF6E3`, `either` on black and on white alike, which leaves six colours of the
/// 256. All of them are among the 256, so that truecolor looks the same.
///
/// The first sixteen are the reader's own. Used are those that reach 4.5 : 1 in the palettes that xterm, VTE and Windows
/// Terminal come with: on a dark background 2, 6, 7, 9, 10, 11 and 14, on a light one 1, 4 and 5, and where the
/// background is not known none. A ghost alone is bright black there, so that it isn't taken for what was typed.
struct Theme {
  let dark: RGB
  let light: RGB
  let either: RGB
  /// Of the sixteen; `nil`: the terminal's own colour of text.
  let ansiOnDark: Int?
  let ansiOnLight: Int?
  /// Further attributes, whatever the background: "1" is bold, "3" slanted.
  var attributes: [String] = []

  static func of(_ role: ColorRole) -> Theme {
    switch role {
    case .bad: Theme(0xFF875F, 0xAF0000, 0xD700AF, 9, 1, ["1"])
    case .warning: Theme(0xFFAF5F, 0x875F00, 0xAF5F5F, 11, 5)
    case .good: Theme(0x5FD7AF, 0x005F00, 0x00875F, 10, 4)
    case .accent: Theme(0x5FAFFF, 0x005FAF, 0x5F5FFF, 14, 4)
    case .code: Theme(0x87AFD7, 0x005F87, 0x5F5FFF, 6, 4)
    case .dim: Theme(0xA8A8A8, 0x626262, 0x767676, 7, nil)
    case .prompt: Theme(0x5FD7D7, 0x005F87, 0x00875F, 14, 4, ["1"])
    case .verb: Theme(0x5FAFFF, 0x005FD7, 0x5F5FFF, 14, 4, ["1"])
    case .builtIn: Theme(0x5FD7D7, 0x005F5F, 0x00875F, 6, 4)
    case .reserved: Theme(0xD787D7, 0x8700AF, 0x875FD7, 9, 5)
    case .text: Theme(0x87D787, 0x005F00, 0x00875F, 2, 1)
    case .number: Theme(0xFFD75F, 0x875F00, 0xAF5F5F, 11, 5)
    case .comment: Theme(0x9E9E9E, 0x626262, 0x767676, 7, nil, ["3"])
    case .ghost: Theme(0x9E9E9E, 0x626262, 0x767676, 8, 8)
    }
  }

  private init(
    _ dark: Int, _ light: Int, _ either: Int, _ ansiOnDark: Int?, _ ansiOnLight: Int?,
    _ attributes: [String] = []
  ) {
    self.dark = RGB(dark)
    self.light = RGB(light)
    self.either = RGB(either)
    self.ansiOnDark = ansiOnDark
    self.ansiOnLight = ansiOnLight
    self.attributes = attributes
  }

  func color(on background: TerminalStyle.Background) -> RGB {
    switch background {
    case .dark: dark
    case .light: light
    case .unknown: either
    }
  }
}

extension TerminalStyle {
  /// The parameters of SGR by which a terminal of this style shows a role: `1;38;5;75`; `nil` where it shows it as it
  /// shows all text.
  package func attributes(_ role: ColorRole) -> String? {
    let codes = Encoding(style: self).codes(role)
    return codes.isEmpty ? nil : codes.joined(separator: ";")
  }
}

extension TerminalStyle.Background {
  /// Light or dark, by whether black or white shows better on it.
  ///
  /// - Parameter color: `0xRRGGBB`.
  package init(color: Int) { self = Palette.ink(on: RGB(color)) == Palette.white ? .dark : .light }

  /// By the variable COLORFGBG, which some terminals set: `15;0`, the last number being the background's.
  package init(colorfgbg: String) {
    switch colorfgbg.split(separator: ";").last.flatMap({ Int($0) }) {
    case (0...6)?, 8?: self = .dark
    case 7?, (9...15)?: self = .light
    default: self = .unknown
    }
  }
}
