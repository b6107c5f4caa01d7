/// A key as it was pressed, or text that was pasted, whatever bytes the terminal sent for it.
enum Key: Hashable {
  /// A character, or what Ctrl makes of one: 0 to 31.
  case character(UInt32)
  /// A character with Alt, or with Esc before it.
  case alt(UInt32)
  case named(Name, Modifiers)
  case paste(String)

  enum Name: Hashable {
    case up, down, right, left, home, end, pageUp, pageDown, insert, delete
    case enter, tab, backspace, escape
    case function(Int)
  }

  struct Modifiers: OptionSet, Hashable {
    let rawValue: Int
    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)

    /// As terminals count them: one more than the bits. Super, Caps Lock and the like change no key's meaning.
    init(parameter: Int) { rawValue = (max(1, parameter) - 1) & 7 }
    init(rawValue: Int) { self.rawValue = rawValue }
  }

  static func named(_ name: Name) -> Key { .named(name, []) }

  /// The key that has a number of its own, as the kitty protocol and modifyOtherKeys send it; `nil`: none that types
  /// anything.
  init?(code: UInt32, shifted: UInt32?, _ modifiers: Modifiers) {
    let name: Name? =
      switch code {
      case 9: .tab
      case 13, 57414: .enter
      case 27: .escape
      case 8, 127: .backspace
      case 57417: .left
      case 57418: .right
      case 57419: .up
      case 57420: .down
      case 57421: .pageUp
      case 57422: .pageDown
      case 57423: .home
      case 57424: .end
      case 57425: .insert
      case 57426: .delete
      case 57376...57398: .function(Int(code) - 57363)
      default: nil
      }
    if let name {
      self = Key(name, modifiers)
      return
    }
    var code = code
    if (57399...57416).contains(code) {
      // The keypad.
      code = Array("0123456789./*-+\u{0}=,".unicodeScalars)[Int(code) - 57399].value
    }
    guard code >= 32, !(57344...63743).contains(code), let scalar = Unicode.Scalar(code) else { return nil }
    if modifiers.contains(.control) {
      guard let control = Self.control(scalar) else { return nil }
      self = modifiers.contains(.alt) ? .alt(control) : .character(control)
      return
    }
    if modifiers.contains(.shift) {
      let capital = Character(scalar).uppercased().unicodeScalars
      code = shifted ?? (capital.count == 1 ? capital.first?.value ?? code : code)
    }
    self = modifiers.contains(.alt) ? .alt(code) : .character(code)
  }

  /// A named key; those that have always been characters are these where they can be.
  init(_ name: Name, _ modifiers: Modifiers) {
    let code: UInt32? =
      switch name {
      case .enter: 13
      case .tab: 9
      case .backspace: 127
      default: nil
      }
    switch (code, modifiers) {
    case (let code?, []): self = .character(code)
    case (let code?, .alt): self = .alt(code)
    case (_, let modifiers): self = .named(name, modifiers)
    }
  }

  /// What Ctrl makes of a character.
  private static func control(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "a"..."z", "@"..."_": scalar.value & 0x1F
    case " ", "2": 0
    case "3"..."7": scalar.value - 24
    case "/": 31
    case "8", "?": 127
    default: nil
    }
  }

  /// How libedit's own table, and with it a user's editrc, spells the key.
  var sequence: String? {
    guard case .named(let name, let modifiers) = self else { return nil }
    let number = modifiers.rawValue + 1
    func letter(_ final: String) -> String { number == 1 ? "\u{1B}[\(final)" : "\u{1B}[1;\(number)\(final)" }
    func tilde(_ code: Int) -> String { number == 1 ? "\u{1B}[\(code)~" : "\u{1B}[\(code);\(number)~" }
    switch name {
    case .up: return letter("A")
    case .down: return letter("B")
    case .right: return letter("C")
    case .left: return letter("D")
    case .home: return letter("H")
    case .end: return letter("F")
    case .insert: return tilde(2)
    case .delete: return tilde(3)
    case .pageUp: return tilde(5)
    case .pageDown: return tilde(6)
    case .tab: return modifiers == .shift ? "\u{1B}[Z" : nil
    case .function(let number) where (1...4).contains(number) && modifiers.isEmpty:
      return "\u{1B}O" + ["P", "Q", "R", "S"][number - 1]
    case .function(let number): return Self.functionCodes.first { $0.value == number }.map { tilde($0.key) }
    case .enter, .backspace, .escape: return nil
    }
  }

  /// The function keys by the numbers with which `CSI … ~` sends them.
  static let functionCodes: [Int: Int] = {
    var codes: [Int: Int] = [:]
    let numbers = Array(11...15) + Array(17...21) + [23, 24, 25, 26, 28, 29] + Array(31...34)
    for (index, code) in numbers.enumerated() { codes[code] = index + 1 }
    return codes
  }()
}
