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
    var scalars = self.scalars
    guard cursor < scalars.count else { return Self.beep }
    var end = cursor + 1
    while end < scalars.count, scalars[end] != 10, Layout.width(scalars[end]) == 0 { end += 1 }
    let cursor = self.cursor
    scalars.removeSubrange(cursor..<end)
    replace(String(scalars), cursor: cursor)
    return Self.refresh
  }

  /// What was taken away last.
  func yank() -> UInt8 {
    guard !killed.isEmpty else { return Self.beep }
    insert(killed)
    return Self.refresh
  }

  func move(to place: Int) -> UInt8 {
    guard let editor else { return Self.beep }
    editline_move_cursor(editor, place - cursor)
    return Self.moved
  }

  private func kill(_ range: Range<Int>) -> UInt8 {
    guard !range.isEmpty else { return Self.beep }
    var scalars = self.scalars
    killed = String(scalars[range])
    scalars.removeSubrange(range)
    replace(String(scalars), cursor: range.lowerBound)
    return Self.refresh
  }

  private static func isBlank(_ scalar: UInt32) -> Bool { scalar == 32 || scalar == 10 || scalar == 0x3000 }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    guard let unicode = Unicode.Scalar(scalar) else { return false }
    return scalar == 0x5F || Character(unicode).isLetter || Character(unicode).isNumber
  }
}
