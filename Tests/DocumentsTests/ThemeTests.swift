import Testing

@testable import Documents

/// Colours held to the contrast of WCAG 2.2 on the backgrounds that they are for.
@Suite struct ThemeTests {
  /// From the sources of xterm, VTE (GNOME Terminal) and Windows Terminal (Campbell): what a terminal begins with.
  static let palettes: [(name: String, colors: [Int])] = [
    (
      "xterm",
      [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000,
        0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
      ]
    ),
    (
      "VTE",
      [
        0x171421, 0xC01C28, 0x26A269, 0xA2734C, 0x12488B, 0xA347BA, 0x2AA1B3, 0xD0CFCC, 0x5E5C64, 0xF66151,
        0x33D17A, 0xE9AD0C, 0x2A7BDE, 0xC061CB, 0x33C7DE, 0xFFFFFF,
      ]
    ),
    (
      "Windows Terminal",
      [
        0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC, 0x767676, 0xE74856,
        0x16C60C, 0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2,
      ]
    ),
  ]

  /// Those of the three terminals, Solarized's, One Dark's and Ubuntu's; then those of our own pages.
  static func backgrounds(_ background: TerminalStyle.Background) -> [Int] {
    switch background {
    case .dark: [0x000000, 0x171421, 0x0C0C0C, 0x1E1E1E, 0x002B36, 0x282C34, 0x300A24, 0x16181C, 0x22252B]
    case .light: [0xFFFFFF, 0xF2F2F2, 0xFDF6E3, 0xFAFAFA, 0xF4F5F7]
    case .unknown: [0x000000, 0xFFFFFF]
    }
  }

  static let known: [TerminalStyle.Background] = [.dark, .light, .unknown]

  /// What a terminal shows for parameters of SGR: its colour of text where they name none.
  static func color(_ codes: String?, _ palette: [Int], text: RGB) -> RGB {
    let numbers = (codes ?? "").split(separator: ";").compactMap { Int($0) }
    if let at = numbers.firstIndex(of: 38) {
      return numbers[at + 1] == 5
        ? RGB(indexed: numbers[at + 2])
        : RGB(red: numbers[at + 2], green: numbers[at + 3], blue: numbers[at + 4])
    }
    for number in numbers {
      if (30...37).contains(number) { return RGB(palette[number - 30]) }
      if (90...97).contains(number) { return RGB(palette[number - 82]) }
    }
    return text
  }

  @Test(
    "Text in any role reaches 4.5 : 1 in truecolor and in 256 colours", arguments: ColorRole.allCases, known)
  func roles(role: ColorRole, background: TerminalStyle.Background) {
    for depth in [TerminalStyle.ColorDepth.indexed256, .truecolor] {
      let style = TerminalStyle(color: depth, background: background)
      let color = Self.color(style.attributes(role), [], text: Palette.black)
      for under in Self.backgrounds(background) {
        let contrast = RGB.contrast(color, RGB(under))
        #expect(contrast >= 4.5, "\(role) \(color.hex) on \(RGB(under).hex): \(contrast)")
      }
    }
  }

  @Test(
    "In sixteen colours it does in the palettes that terminals come with", arguments: palettes.indices, known)
  func sixteen(palette: Int, background: TerminalStyle.Background) {
    let (name, colors) = Self.palettes[palette]
    let style = TerminalStyle(color: .ansi16, background: background)
    for role in ColorRole.allCases where role != .ghost {
      guard background != .unknown else {
        #expect(Self.color(style.attributes(role), colors, text: RGB(0x123456)) == RGB(0x123456))
        continue
      }
      let under = background == .dark ? [0x000000, colors[0]] : [0xFFFFFF, colors[15]]
      for under in under.map(RGB.init(_:)) {
        let text = Palette.ink(on: under)
        let contrast = RGB.contrast(Self.color(style.attributes(role), colors, text: text), under)
        #expect(contrast >= 4.5, "\(name): \(role) on \(under.hex): \(contrast)")
      }
    }
  }

  @Test("Lines and marks of charts reach 3 : 1, in every depth of colour", arguments: known)
  func series(background: TerminalStyle.Background) {
    for index in 0..<7 {
      let color = Palette.series(index, background)
      for shown in [color, RGB(indexed: Encoding.indexed(color))] {
        for under in Self.backgrounds(background) {
          let contrast = RGB.contrast(shown, RGB(under))
          #expect(contrast >= 3, "\(shown.hex) on \(RGB(under).hex): \(contrast)")
        }
      }
    }
    for number in Palette.ansi(background) {
      for (name, colors) in Self.palettes {
        let under =
          switch background {
          case .dark: [0x000000, colors[0]]
          case .light: [0xFFFFFF, colors[15]]
          case .unknown: [0x000000, 0xFFFFFF]
          }
        for under in under {
          let contrast = RGB.contrast(RGB(colors[number]), RGB(under))
          #expect(contrast >= 3, "\(name) \(number) on \(RGB(under).hex): \(contrast)")
        }
      }
    }
  }

  @Test("A figure on a field of a heat map reaches 4.5 : 1 anywhere along the ramp", arguments: 0...100)
  func heat(percent: Int) throws {
    let place = Double(percent) / 100
    for depth in [TerminalStyle.ColorDepth.indexed256, .truecolor] {
      var line = Line()
      line.append("1", Paint(background: .heat(place)))
      let text = Encoding(style: TerminalStyle(color: depth)).text(line)
      let codes = String(text.dropFirst(2).prefix { $0 != "m" })
      let split = try #require(codes.firstRange(of: ";48;"))
      let ink = Self.color(String(codes[..<split.lowerBound]), [], text: Palette.black)
      let under = Self.color("38;" + codes[split.upperBound...], [], text: Palette.black)
      #expect(RGB.contrast(ink, under) >= 4.5, "\(codes)")
    }
    #expect(RGB.contrast(Palette.ink(on: Palette.heat(place)), Palette.heat(place)) >= 4.5)
  }

  // The examples of WCAG and of its working group's calculators.
  @Test(
    "Contrast is that of WCAG",
    arguments: [
      (0x000000, 0xFFFFFF, 21.0), (0x777777, 0xFFFFFF, 4.48), (0x767676, 0xFFFFFF, 4.54),
      (0xFF0000, 0xFFFFFF, 4.0),
      (0x0000FF, 0xFFFFFF, 8.59),
    ])
  func contrast(a: Int, b: Int, ratio: Double) {
    #expect(abs(RGB.contrast(RGB(a), RGB(b)) - ratio) < 0.01)
  }

  @Test(
    "The background is dark or light by its colour, and by COLORFGBG",
    arguments: [
      ("15;0", TerminalStyle.Background.dark), ("0;15", .light), ("0;default;15", .light), ("12;8", .dark),
      ("0;7", .light), ("default", .unknown), ("", .unknown), ("0;99", .unknown),
    ])
  func backgrounds(variable: String, background: TerminalStyle.Background) {
    #expect(TerminalStyle.Background(colorfgbg: variable) == background)
    #expect(TerminalStyle.Background(color: 0x282C34) == .dark)
    #expect(TerminalStyle.Background(color: 0xFDF6E3) == .light)
  }
}
