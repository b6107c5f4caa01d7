import Messages

/// Turns the bytes that a terminal sends into keys, a byte at a time: escape sequences are understood, or swallowed
/// whole where they stand for no key, like the terminal's reports and the mouse.
///
/// It reads no clock. Whoever feeds it asks what is `pending` and, where nothing more comes, says `timeOut()`.
struct KeyDecoder {
  /// What has begun.
  enum Pending {
    case nothing
    /// Esc: a key, or the beginning of a sequence.
    case escape
    case character, sequence
    case paste
  }

  private enum State {
    case ground
    case character(length: Int)
    case escape
    /// `ESC [`, parameters so far in `collected`.
    case control
    /// `ESC O`
    case single
    /// OSC, DCS, APC, PM, SOS up to BEL or ESC \.
    case string(count: Int, escaped: Bool)
    /// The bytes that follow `ESC [ M`: button, column, row.
    case mouse(left: Int)
    /// The letter after `ESC [ [`, by which the Linux console sends F1 to F5.
    case console
    case paste
  }

  private var state = State.ground
  private var collected: [UInt8] = []
  /// Whether another Esc came before the sequence: Alt, as some terminals send it.
  private var hasAlt = false
  /// The byte after Esc that a sequence begins with; alone it is that character with Alt.
  private var introducer: UInt8 = 0

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// Answers are far shorter; what is longer is no answer.
  private static let longestString = 1 << 20
  private static let longestControl = 256

  var pending: Pending {
    switch state {
    case .ground: .nothing
    case .character: .character
    case .escape: .escape
    case .paste: .paste
    default: .sequence
    }
  }

  mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
    var keys: [Key] = []
    for byte in bytes { feed(byte, &keys) }
    return keys
  }

  /// What has begun is all there is.
  mutating func timeOut() -> [Key] {
    defer { reset() }
    switch state {
    case .ground, .paste, .mouse, .console: return []
    case .character: return [.character(0xFFFD)]
    case .escape: return [.named(.escape)]
    case .control, .single, .string(count: 0, _):
      return collected.isEmpty ? [.alt(UInt32(introducer))] : []
    case .string: return []
    }
  }

  private mutating func reset() {
    state = .ground
    collected = []
    hasAlt = false
  }

  private mutating func feed(_ byte: UInt8, _ keys: inout [Key]) {
    switch state {
    case .ground: begin(byte, &keys)
    case .character(let length): continueCharacter(byte, length, &keys)
    case .escape: afterEscape(byte, &keys)
    case .control:
      if byte == UInt8(ascii: "["), collected.isEmpty {
        state = .console
      } else if (0x20...0x3F).contains(byte), collected.count < Self.longestControl {
        collected.append(byte)
        if isShiftedInRxvt { finishControl(byte, &keys) }
      } else if (0x40...0x7E).contains(byte) {
        finishControl(byte, &keys)
      } else {
        abandon(for: byte, &keys)
      }
    case .single:
      if (0x30...0x3B).contains(byte), collected.count < 8 {
        collected.append(byte)
      } else if (0x20...0x7E).contains(byte) {
        finish(Self.single(byte, modifier: parameters.last?.first ?? 1), &keys)
      } else {
        abandon(for: byte, &keys)
      }
    case .console:
      let isFunction = (0x41...0x45).contains(byte)
      finish(isFunction ? .named(.function(Int(byte) - 0x40)) : nil, &keys)
    case .mouse(let left):
      if left > 1 { state = .mouse(left: left - 1) } else { reset() }
    case .string(let count, let escaped):
      if escaped {
        if byte == UInt8(ascii: "\\") { return reset() }
        // A sequence of its own cuts the string off.
        reset()
        state = .escape
        feed(byte, &keys)
      } else if byte == Self.escape {
        state = .string(count: count + 1, escaped: true)
      } else if byte == 7 || count >= Self.longestString {
        reset()
      } else if byte < 0x20 {
        abandon(for: byte, &keys)
      } else {
        state = .string(count: count + 1, escaped: false)
      }
    case .paste:
      collected.append(byte)
      guard byte == Self.pasteEnd.last, collected.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] else {
        return
      }
      let pasted = collected.dropLast(Self.pasteEnd.count)
      finish(.paste(Self.clean(pasted)), &keys)
    }
  }

  private mutating func finish(_ key: Key?, _ keys: inout [Key]) {
    if let key {
      if hasAlt, case .named(let name, let modifiers) = key {
        keys.append(.named(name, modifiers.union(.alt)))
      } else {
        keys.append(key)
      }
    }
    reset()
  }

  /// A sequence that a byte cannot belong to is dropped; the byte begins something new.
  private mutating func abandon(for byte: UInt8, _ keys: inout [Key]) {
    reset()
    begin(byte, &keys)
  }

  // MARK: Characters

  private mutating func begin(_ byte: UInt8, _ keys: inout [Key]) {
    switch byte {
    case Self.escape: state = .escape
    case 0..<0x80: keys.append(.character(UInt32(byte)))
    case 0xC2..<0xE0: beginCharacter(byte, 2)
    case 0xE0..<0xF0: beginCharacter(byte, 3)
    case 0xF0..<0xF5: beginCharacter(byte, 4)
    default: keys.append(.character(0xFFFD))
    }
  }

  private mutating func beginCharacter(_ byte: UInt8, _ length: Int) {
    collected = [byte]
    state = .character(length: length)
  }

  private mutating func continueCharacter(_ byte: UInt8, _ length: Int, _ keys: inout [Key]) {
    guard byte & 0xC0 == 0x80 else {
      keys.append(.character(0xFFFD))
      return abandon(for: byte, &keys)
    }
    collected.append(byte)
    guard collected.count == length else { return }
    let scalars = String(decoding: collected, as: UTF8.self).unicodeScalars
    let hadAlt = hasAlt
    reset()
    guard let scalar = scalars.first, scalars.count == 1 else { return keys.append(.character(0xFFFD)) }
    // No keyboard sends a control character of the second set.
    guard !(0x80..<0xA0).contains(scalar.value) else { return }
    keys.append(hadAlt ? .alt(scalar.value) : .character(scalar.value))
  }

  // MARK: Sequences

  private mutating func afterEscape(_ byte: UInt8, _ keys: inout [Key]) {
    introducer = byte
    switch byte {
    case Self.escape: hasAlt = true
    case UInt8(ascii: "["): state = .control
    case UInt8(ascii: "O"): state = .single
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      state = .string(count: 0, escaped: false)
    case 0x80...:
      reset()
      hasAlt = true
      begin(byte, &keys)
      if case .ground = state { hasAlt = false }
    // Alt-Enter; some terminals send the other end of a line.
    case 10, 13: finish(.alt(13), &keys)
    default: finish(.alt(UInt32(byte)), &keys)
    }
  }

  /// The parameters, divided by semicolons, and their parts, divided by colons; what is missing is 0.
  private var parameters: [[Int]] {
    collected.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { parameter in
      parameter.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { digits in
        digits.reduce(0) { (0x30...0x39).contains($1) ? min($0, 1 << 24) * 10 + Int($1) - 0x30 : $0 }
      }
    }
  }

  /// `ESC [ 3 $`, which is Shift-Delete in rxvt and would elsewhere go on.
  private var isShiftedInRxvt: Bool {
    collected.last == UInt8(ascii: "$") && collected.count > 1
      && collected.dropLast().allSatisfy { (0x30...0x39).contains($0) }
  }

  private mutating func finishControl(_ final: UInt8, _ keys: inout [Key]) {
    if final == UInt8(ascii: "M"), collected.isEmpty {
      state = .mouse(left: 3)
      return
    }
    // What is private, or has a further byte before its last, is a report: of the mouse, of modes, of the keyboard.
    let isReport = collected.contains { (0x20...0x2F).contains($0) || (0x3C...0x3F).contains($0) }
    if isReport, final != UInt8(ascii: "$") { return finish(nil, &keys) }
    let parameters = self.parameters
    func parameter(_ index: Int, part: Int = 0) -> Int {
      index < parameters.count && part < parameters[index].count ? parameters[index][part] : 0
    }
    let modifiers = Key.Modifiers(parameter: parameter(1))
    // 3: the key was let go.
    if parameter(1, part: 1) == 3 { return finish(nil, &keys) }
    switch final {
    case UInt8(ascii: "~") where parameter(0) == 200:
      reset()
      state = .paste
    case UInt8(ascii: "~") where parameter(0) == 27:
      finish(Key(code: UInt32(parameter(2)), shifted: nil, modifiers), &keys)
    case UInt8(ascii: "~"): finish(Self.numbered(parameter(0), modifiers), &keys)
    // rxvt.
    case UInt8(ascii: "$"): finish(Self.numbered(parameter(0), .shift), &keys)
    case UInt8(ascii: "^"): finish(Self.numbered(parameter(0), .control), &keys)
    case UInt8(ascii: "@"): finish(Self.numbered(parameter(0), [.control, .shift]), &keys)
    case UInt8(ascii: "a")...UInt8(ascii: "d") where collected.isEmpty:
      finish(Self.single(final - 0x20, modifier: 2), &keys)
    case UInt8(ascii: "u"):
      let shifted = parameter(0, part: 1)
      finish(
        Key(code: UInt32(parameter(0)), shifted: shifted > 0 ? UInt32(shifted) : nil, modifiers), &keys)
    case UInt8(ascii: "Z"): finish(.named(.tab, .shift), &keys)
    // With R it is the place of the cursor rather than F3, and neither has a use here.
    case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "H"),
      UInt8(ascii: "P"), UInt8(ascii: "Q"), UInt8(ascii: "S"):
      finish(Self.single(final, modifier: modifiers.rawValue + 1), &keys)
    default: finish(nil, &keys)
    }
  }

  /// The keys that `CSI … ~` numbers.
  private static func numbered(_ code: Int, _ modifiers: Key.Modifiers) -> Key? {
    let name: Key.Name? =
      switch code {
      case 1, 7: .home
      case 2: .insert
      case 3: .delete
      case 4, 8: .end
      case 5: .pageUp
      case 6: .pageDown
      default: Key.functionCodes[code].map { .function($0) }
      }
    return name.map { .named($0, modifiers) }
  }

  /// The keys that have a letter, after `CSI` or `SS3`; the keypad's among them.
  private static func single(_ final: UInt8, modifier: Int) -> Key? {
    let modifiers = Key.Modifiers(parameter: modifier)
    switch final {
    case UInt8(ascii: "A"): return .named(.up, modifiers)
    case UInt8(ascii: "B"): return .named(.down, modifiers)
    case UInt8(ascii: "C"): return .named(.right, modifiers)
    case UInt8(ascii: "D"): return .named(.left, modifiers)
    case UInt8(ascii: "H"): return .named(.home, modifiers)
    case UInt8(ascii: "F"): return .named(.end, modifiers)
    case UInt8(ascii: "M"): return Key(.enter, modifiers)
    case UInt8(ascii: "I"): return Key(.tab, modifiers)
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return .named(.function(Int(final) - 0x4F), modifiers)
    // rxvt's arrows with Ctrl.
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return single(final - 0x20, modifier: 5)
    case UInt8(ascii: " "): return .character(32)
    case UInt8(ascii: "X"): return .character(0x3D)
    case UInt8(ascii: "j")...UInt8(ascii: "y"): return .character(UInt32(final) - 0x40)
    default: return nil
    }
  }

  /// Newlines are newlines whatever they were, tabs become blanks, other control characters go; what else is hidden is
  /// shown.
  static func clean(_ pasted: some Sequence<UInt8>) -> String {
    var result = ""
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: Array(pasted), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\r": result += "\n"
      case "\n": if previous != "\r" { result += "\n" }
      case "\t": result += "  "
      default:
        if scalar.value >= 32, !(127..<160).contains(scalar.value) { result.unicodeScalars.append(scalar) }
      }
      previous = scalar
    }
    while result.last == "\n" { result.removeLast() }
    return result.showingHidden
  }
}
