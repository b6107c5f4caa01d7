extension Lexer {
  func newlines(in span: Span) -> Int {
    var count = 0
    var place = span.start
    while place < span.end {
      if self[place] == 0x0A || (self[place] == 0x0D && self[place + 1] != 0x0A) { count += 1 }
      place += 1
    }
    return count
  }

  /// Where the statement after a prompt begins, if there is a prompt.
  func endOfPrompt(at start: Int) -> Int? {
    var place = start
    func take(_ text: String) -> Bool {
      for (distance, byte) in text.utf8.enumerated() where self[place + distance] != byte { return false }
      place += text.utf8.count
      return true
    }
    func digits() -> Bool {
      let before = place
      while let byte = self[place], 0x30 <= byte, byte <= 0x39 { place += 1 }
      return place > before
    }
    if take("$ ") || take(">>> ") { return place }
    if take("In [") { return digits() && take("]: ") ? place : nil }
    guard take("["), digits(), take("] ") else { return nil }
    while self[place] == 0x20 { place += 1 }
    guard let next = character(at: place) else { return nil }
    let beginsValue =
      next.startsName || next.isDigit || next.is("(") || next.is("[") || next.is("\"") || next.is("'")
      || (next.is(".") && (character(at: place + next.length)?.isDigit ?? false))
    return beginsValue ? place : nil
  }
}
