extension LineEditor {
  /// The last argument of the statement before; once more, that of the one before it, in the place of the first.
  func insertLastArgument() -> UInt8 {
    var range = cursor..<cursor
    var end = history.entries.count
    if case .argument(let last, let index) = lastAction {
      (range, end) = (last, index)
      action = lastAction
    }
    let current = String(scalars[range])
    for index in history.entries[..<end].indices.reversed() {
      guard let argument = Self.lastArgument(of: history.entries[index]), argument != current else {
        continue
      }
      action = .argument(replace(range, with: argument), index: index)
      return Self.refresh
    }
    return Self.beep
  }

  /// What stands behind the last blank of a statement that is in no bracket and no text; `nil` for a comment.
  static func lastArgument(of statement: String) -> String? {
    var argument = ""
    var last: String?
    var depth = 0
    var quote: Character?
    for character in statement {
      if let inside = quote {
        if character == inside || character == "\n" { quote = nil }
      } else {
        switch character {
        case "\"", "'": quote = character
        case "“": quote = "”"
        case "‘": quote = "’"
        case "(", "[": depth += 1
        case ")", "]": depth = max(0, depth - 1)
        case "#" where depth == 0: return argument.isEmpty ? last : argument
        case let blank where blank.isWhitespace && depth == 0:
          if !argument.isEmpty { last = argument }
          argument = ""
          continue
        default: break
        }
      }
      argument.append(character)
    }
    return argument.isEmpty ? last : argument
  }

  /// The word before the cursor and the one at it change places, as in emacs.
  func transposeWords() -> UInt8 {
    let scalars = self.scalars
    func isLetter(_ index: Int) -> Bool { scalars.indices.contains(index) && Self.isLetter(scalars[index]) }
    var end = cursor
    // Into the word behind, or at the end of all back into the last.
    while end < scalars.count, !isLetter(end) { end += 1 }
    if end == scalars.count { while end > 0, !isLetter(end - 1) { end -= 1 } }
    while isLetter(end) { end += 1 }
    var start = end
    while isLetter(start - 1) { start -= 1 }
    var otherEnd = start
    while otherEnd > 0, !isLetter(otherEnd - 1) { otherEnd -= 1 }
    var other = otherEnd
    while isLetter(other - 1) { other -= 1 }
    guard other < otherEnd, start < end else { return Self.beep }
    let changed = Array(scalars[start..<end]) + scalars[otherEnd..<start] + scalars[other..<otherEnd]
    _ = replace(other..<end, with: String(changed))
    return Self.refresh
  }
}
