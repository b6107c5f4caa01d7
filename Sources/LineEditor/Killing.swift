import CEditline

/// Moving to the ends of a line, and taking parts of it away: libedit's own commands know one line alone, and would go
/// to the ends of a statement of several.
extension LineEditor {
  /// The line that the cursor is in.
  var line: Range<Int> {
    let scalars = self.scalars
    let cursor = self.cursor
    let start = scalars[..<cursor].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let end = scalars[cursor...].firstIndex(of: 10) ?? scalars.count
    return start..<end
  }

  /// What is before the cursor in its line; at the line's start the newline before it.
  func killToStart() -> UInt8 {
    let start = line.lowerBound
    return kill((cursor == start ? max(0, start - 1) : start)..<cursor)
  }

  func killToEnd() -> UInt8 {
    let end = line.upperBound
    return kill(cursor..<(cursor == end ? min(scalars.count, end + 1) : end))
  }

  /// Where the word before the cursor begins: behind a blank, or behind what is neither letter nor digit.
  func startOfWord(toBlank: Bool) -> Int {
    let scalars = self.scalars
    var start = cursor
    func isPart(_ scalar: UInt32) -> Bool { toBlank ? !Self.isBlank(scalar) : Self.isLetter(scalar) }
    while start > 0, !isPart(scalars[start - 1]) { start -= 1 }
    while start > 0, isPart(scalars[start - 1]) { start -= 1 }
    return start
  }

  /// Where the word behind the cursor ends.
  var endOfWord: Int {
    let scalars = self.scalars
    var end = cursor
    while end < scalars.count, !Self.isLetter(scalars[end]) { end += 1 }
    while end < scalars.count, Self.isLetter(scalars[end]) { end += 1 }
    return end
  }

  func killWordBefore(toBlank: Bool) -> UInt8 { kill(startOfWord(toBlank: toBlank)..<cursor) }
  func killWordAfter() -> UInt8 { kill(cursor..<endOfWord) }

  /// The character under the cursor, with all that is drawn upon it.
  func deleteNext() -> UInt8 {
    let scalars = self.scalars
    guard cursor < scalars.count else { return Self.beep }
    var end = cursor + 1
    while end < scalars.count, scalars[end] != 10, Layout.width(scalars[end]) == 0 { end += 1 }
    _ = replace(cursor..<end, with: "")
    return Self.refresh
  }

  /// What was taken away last.
  func yank() -> UInt8 {
    guard let last = kills.first else { return Self.beep }
    insert(last)
    action = .yank(cursor - last.unicodeScalars.count..<cursor, kill: 0)
    return Self.refresh
  }

  /// What was taken away before, in place of what has just been inserted.
  func yankEarlier() -> UInt8 {
    guard case .yank(let range, let index) = lastAction, kills.count > 1 else { return Self.beep }
    let next = (index + 1) % kills.count
    action = .yank(replace(range, with: kills[next]), kill: next)
    return Self.refresh
  }

  func move(to place: Int) -> UInt8 {
    guard let editor else { return Self.beep }
    editline_move_cursor(editor, place - cursor)
    return Self.moved
  }

  /// Takes a stretch away; one after the other makes one text of them.
  private func kill(_ range: Range<Int>) -> UInt8 {
    if case .kill = lastAction { action = .kill }
    guard !range.isEmpty else { return Self.beep }
    let text = String(scalars[range])
    if case .kill = lastAction, let last = kills.first {
      kills[0] = range.lowerBound < cursor ? text + last : last + text
    } else {
      kills.insert(text, at: 0)
      if kills.count > Self.mostKills { kills.removeLast() }
    }
    action = .kill
    _ = replace(range, with: "")
    return Self.refresh
  }

  private static let mostKills = 60

  private static func isBlank(_ scalar: UInt32) -> Bool { scalar == 32 || scalar == 10 || scalar == 0x3000 }

  static func isLetter(_ scalar: UInt32) -> Bool {
    guard let unicode = Unicode.Scalar(scalar) else { return false }
    return scalar == 0x5F || Character(unicode).isLetter || Character(unicode).isNumber
  }
}
