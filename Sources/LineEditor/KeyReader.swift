import CEditline
import Platform

/// Turns the bytes that a terminal sends into characters, with pasted text and F1 taken out as events of their own.
struct KeyReader {
  enum Event {
    case character(UInt32)
    case paste(String)
    case help
    /// A signal came; its flag says which.
    case signal
    case end
  }

  private var bytes: [UInt8] = []

  /// Whether a key waits to be read: then there is no time for drawing.
  var hasInput: Bool { !bytes.isEmpty || signals_has_input(STDIN_FILENO) }

  mutating func discard() { bytes = [] }

  mutating func next() -> Event {
    while true {
      if let event = decode() { return event }
      switch fill(milliseconds: -1) {
      case .some(let event): return event
      case .none: continue
      }
    }
  }

  /// Reads what there is; an event if that is a signal or the end.
  private mutating func fill(milliseconds: Int32) -> Event? {
    switch signals_wait(STDIN_FILENO, milliseconds) {
    case Int32(signals_signal.rawValue): return .signal
    case Int32(signals_timeout.rawValue): return nil
    default: break
    }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = Platform.read(STDIN_FILENO, &chunk, chunk.count)
    if count > 0 {
      bytes += chunk[..<count]
      return nil
    }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? .signal : .end
  }

  private static let escape: UInt8 = 0x1B
  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// F1 as xterm, the older rxvt and the Linux console send it.
  private static let helpKeys = ["\u{1B}OP", "\u{1B}[11~", "\u{1B}[[A"].map { Array($0.utf8) }

  private mutating func decode() -> Event? {
    guard let first = bytes.first else { return nil }
    if first == Self.escape, let event = special() { return event }
    return character(first)
  }

  /// The paste or help key at the head of the input, if it is one; a started sequence gets a moment to arrive whole.
  private mutating func special() -> Event? {
    let known = Self.helpKeys + [Self.pasteStart]
    while true {
      if bytes.starts(with: Self.pasteStart) { return paste() }
      for key in Self.helpKeys where bytes.starts(with: key) {
        bytes.removeFirst(key.count)
        return .help
      }
      guard known.contains(where: { $0.count > bytes.count && $0.starts(with: bytes) }) else { return nil }
      let before = bytes.count
      if let event = fill(milliseconds: 40) { return event }
      if bytes.count == before { return nil }
    }
  }

  private mutating func paste() -> Event {
    var searched = Self.pasteStart.count
    while true {
      if let end = find(Self.pasteEnd, from: searched) {
        let pasted = Array(bytes[Self.pasteStart.count..<end])
        bytes.removeFirst(end + Self.pasteEnd.count)
        return .paste(Self.clean(pasted))
      }
      searched = max(Self.pasteStart.count, bytes.count - Self.pasteEnd.count)
      if let event = fill(milliseconds: -1) {
        if case .signal = event, !signals_interrupt_requested() { continue }
        return event
      }
    }
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= pattern.count, start <= bytes.count - pattern.count else { return nil }
    return (start...(bytes.count - pattern.count)).first { bytes[$0...].starts(with: pattern) }
  }

  /// Newlines are newlines whatever they were, tabs become blanks, other control characters go.
  static func clean(_ pasted: [UInt8]) -> String {
    var result = ""
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: pasted, as: UTF8.self).unicodeScalars {
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
    return result
  }

  private mutating func character(_ first: UInt8) -> Event? {
    let length =
      first < 0x80 ? 1 : first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    while bytes.count < length {
      let before = bytes.count
      if let event = fill(milliseconds: 100) { return event }
      if bytes.count == before { break }
    }
    let encoded = Array(bytes.prefix(length))
    let scalars = String(decoding: encoded, as: UTF8.self).unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else {
      bytes.removeFirst()
      return .character(0xFFFD)
    }
    bytes.removeFirst(encoded.count)
    // The keys that stand for events here aren't characters that anybody types.
    return .character(PrivateKey.all.contains(scalar.value) ? 0xFFFD : scalar.value)
  }
}

/// Characters that no keyboard sends, by which events reach commands of their own whatever the key map.
enum PrivateKey {
  static let accept: UInt32 = 0x91
  static let paste: UInt32 = 0x92
  static let help: UInt32 = 0x93
  static let all: Set<UInt32> = [accept, paste, help]
}
