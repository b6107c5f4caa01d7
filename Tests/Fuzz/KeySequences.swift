@testable import LineEditor

extension Target {
  /// What a terminal sends, and the text that is edited with it.
  static let keys = Target(
    name: "keys", length: 200,
    words: [
      "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[3~", "\u{1B}[3;2~", "\u{1B}[200~",
      "\u{1B}[201~",
      "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;?\u{1B}\\", "\u{1B}[<0;10;10M", "\u{1B}[M !!",
      "\u{1B}[13;2u", "\u{1B}[27;5;9~",
      "\u{1B}[97;5:3u", "\u{1B}[57399u", "\u{1B}[[A", "\u{1B}P1$r\u{1B}\\", "\u{1B}\r", "\u{1B}\u{1B}[A",
      "\u{1B}[20;10R", "\u{1B}[?62c",
      "\0", "\r", "\n", "\t", "\u{7F}", "\u{12}", "\u{9B}", "é", "漢", "👩‍🔬", "e\u{301}", "\u{202E}", "(", ")",
      "[", "\"", "'",
      "probe net", "\u{1B}[4294967296~", "\u{1B}[99999999999999999999;1A", ";", ":", "$", "u", "~",
    ], read: KeySequences.read)
}

/// The same keys come of the same bytes however they arrive, and what is drawn of the text stays within the screen.
enum KeySequences {
  static func read(_ bytes: [UInt8]) {
    var dice = Dice(of: bytes)
    let keys = decoded(bytes) { bytes.count }
    demand(decoded(bytes) { 1 } == keys, "other keys when a byte comes at a time")
    demand(decoded(bytes) { 1 + dice.below(5) } == keys, "other keys when the bytes come in parts")
    var text: [UInt32] = []
    for key in keys {
      switch key {
      case .character(let code) where code >= 32 && code != 127: text.append(code)
      case .character(10), .character(13), .alt(13): text.append(10)
      case .paste(let pasted):
        for scalar in pasted.unicodeScalars {
          demand(
            scalar == "\n" || scalar.value >= 32 && !(127..<160).contains(scalar.value),
            "a control character is pasted")
          text.append(scalar.value)
        }
      case .named(.backspace, _), .character(127): _ = text.popLast()
      default: continue
      }
    }
    // Drawing takes most of the time.
    if dice.once(in: 4) { draw(text, &dice) }
  }

  private static func decoded(_ bytes: [UInt8], _ length: () -> Int) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = rest.prefix(max(1, length()))
      keys += decoder.decode(part)
      rest = rest.dropFirst(part.count)
    }
    keys += decoder.timeOut()
    guard case .nothing = decoder.pending else {
      fatalError("something is pending that nothing more comes of")
    }
    return keys
  }

  /// The text drawn over libedit's, and a menu below, on screens down to a single column.
  private static func draw(_ text: [UInt32], _ dice: inout Dice) {
    let columns = dice.pick([1, 2, 3, 7, 20, 80])
    let prompt = dice.below(min(columns + 2, 9))
    let layout = Layout(text[...], startColumn: prompt, columns: columns)
    demand(layout.positions.count == text.count + 1, "a character without a place")
    for (index, place) in layout.positions.enumerated() where index > 0 {
      demand((0..<columns).contains(place.column), "column \(place.column) of \(columns)")
    }
    let cursor = dice.below(text.count + 1)
    if let (one, other) = bracketPartner(in: text, cursor: cursor) {
      demand(text.indices.contains(one) && text.indices.contains(other), "a bracket beyond the text")
    }
    let typed = String(text)
    var overlay = Overlay()
    _ = overlay.draw(
      Overlay.Scene(
        text: text, cursor: cursor, promptWidth: prompt, rightPromptWidth: dice.below(9), columns: columns,
        rows: dice.pick([1, 2, 24]), attributes: text.map { $0 & 1 == 0 ? "1" : nil },
        ghost: dice.once(in: 2) ? "probe net" : typed))
    _ = overlay.erase()
    let end = typed.utf8.count
    let candidates = [typed, "probe", "net"].map { Completion.Candidate($0, typed) }
    var menu = Menu(Completion(replacing: end..<end, with: candidates), in: typed)
    for _ in 0..<3 {
      let chosen = menu.move(by: dice.pick([-1, 1]))
      demand(chosen.cursor <= chosen.text.unicodeScalars.count, "the cursor is beyond the text")
      let rows = 1 + dice.below(4)
      let lines = menu.lines(columns: columns, rows: rows, dimmed: dice.once(in: 2) ? "90" : nil)
      demand(lines.count <= max(2, rows), "\(lines.count) lines of \(rows)")
    }
  }
}
