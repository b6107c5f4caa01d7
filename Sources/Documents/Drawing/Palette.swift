import Platform

/// A colour in red, green and blue from 0 to 255.
struct RGB: Hashable {
  var red: Int
  var green: Int
  var blue: Int

  init(_ hex: Int) {
    red = hex >> 16 & 255
    green = hex >> 8 & 255
    blue = hex & 255
  }

  init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// One of the 256 colours from 16 on, which are the same on every terminal: a cube of 6 × 6 × 6, then greys.
  init(indexed index: Int) {
    if index >= 232 {
      let level = 8 + 10 * (index - 232)
      self.init(red: level, green: level, blue: level)
    } else {
      let levels = [0, 95, 135, 175, 215, 255]
      let place = index - 16
      self.init(red: levels[place / 36], green: levels[place / 6 % 6], blue: levels[place % 6])
    }
  }

  var hex: String {
    let digits = String(red << 16 | green << 8 | blue, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The relative luminance of WCAG 2.2: 0 for black, 1 for white.
  var luminance: Double {
    func linear(_ channel: Int) -> Double {
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of WCAG 2.2, from 1 for no difference to 21 for black on white.
  static func contrast(_ a: RGB, _ b: RGB) -> Double {
    let (low, high) = (min(a.luminance, b.luminance), max(a.luminance, b.luminance))
    return (high + 0.05) / (low + 0.05)
  }
}

/// Colours that people with any kind of colour vision can tell apart (Okabe & Ito 2008), chosen by background.
enum Palette {
  static let orange = RGB(0xE69F00)
  static let sky = RGB(0x56B4E9)
  static let yellow = RGB(0xF0E442)
  static let blue = RGB(0x0072B2)
  static let vermilion = RGB(0xD55E00)
  static let purple = RGB(0xCC79A7)

  static let onDark = [sky, orange, RGB(0x2BC49A), purple, yellow, RGB(0xF0803C), RGB(0x6F9BFF)]
  static let onLight = [
    blue, vermilion, RGB(0x008F68), RGB(0xA8487F), RGB(0x9A6A00), RGB(0x2F7FB5), RGB(0x555555),
  ]
  /// Of a lightness that shows on both.
  static let onEither = [
    RGB(0x2B8CC9), vermilion, RGB(0x008F68), RGB(0xC873A3), RGB(0xC08700), RGB(0x7785FF), RGB(0x8A8A8A),
  ]

  static let black = RGB(0x000000)
  static let white = RGB(0xFFFFFF)

  /// Black or white, whichever shows better on a colour.
  static func ink(on color: RGB) -> RGB {
    RGB.contrast(white, color) > RGB.contrast(black, color) ? white : black
  }

  static func series(_ index: Int, _ background: TerminalStyle.Background) -> RGB {
    let colors =
      switch background {
      case .dark: onDark
      case .light: onLight
      case .unknown: onEither
      }
    return colors[((index % colors.count) + colors.count) % colors.count]
  }

  /// Of the sixteen colours that every terminal has, by their numbers, those that reach 3 : 1, as lines and marks
  /// should, in the palettes of xterm, VTE and Windows Terminal.
  static func ansi(_ background: TerminalStyle.Background) -> [Int] {
    switch background {
    case .dark: [14, 11, 10, 13, 9, 12]
    case .light: [4, 1, 5, 8]
    case .unknown: [12, 9, 13]
    }
  }

  /// From 0 to 1 along viridis (van der Walt & Smith 2015), whose lightness rises evenly.
  static func heat(_ place: Double) -> RGB {
    let stops = [
      0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725,
    ].map(RGB.init(_:))
    let position = min(max(place, 0), 1) * Double(stops.count - 1)
    let index = min(Int(clamping: position), stops.count - 2)
    let share = position - Double(index)
    func mix(_ a: Int, _ b: Int) -> Int { Int(clamping: (Double(a) + share * Double(b - a)).rounded()) }
    let (a, b) = (stops[index], stops[index + 1])
    return RGB(red: mix(a.red, b.red), green: mix(a.green, b.green), blue: mix(a.blue, b.blue))
  }
}
