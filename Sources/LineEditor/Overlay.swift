import Messages

/// What is drawn over libedit's own picture of the line while it waits for a key: the text's colours, the partner of
/// a bracket, and the grey rest of a line from the history.
///
/// libedit draws what it holds in its buffer, plain, and knows nothing of this; what stands beyond the text's end is
/// taken away before it draws again.
struct Overlay {
  private var ghostWidth = 0
  private var hasPainted = false

  struct Scene {
    var text: [UInt32]
    var cursor: Int
    var promptWidth: Int
    var rightPromptWidth: Int
    var columns: Int
    var rows: Int
    /// The attributes of each character; empty: none has any.
    var attributes: [String?]
    /// The suggested rest of the line, and its attributes.
    var ghost: String
    var dimmed = "90"
  }

  /// What to write to have the scene on the screen.
  mutating func draw(_ scene: Scene) -> String {
    let layout = Layout(scene.text[...], startColumn: scene.promptWidth, columns: scene.columns)
    // A text that has scrolled is left as libedit draws it.
    guard layout.end.row < scene.rows - 1, scene.promptWidth < scene.columns else { return "" }
    var output = ""
    if hasPainted || scene.attributes.contains(where: { $0 != nil }) {
      output += paint(scene, layout)
      hasPainted = true
    }
    output += ghost(scene, layout)
    return output
  }

  /// What to write before libedit draws again.
  mutating func erase() -> String {
    guard ghostWidth > 0 else { return "" }
    defer { ghostWidth = 0 }
    return "\u{1B}7" + String(repeating: " ", count: ghostWidth) + "\u{1B}8"
  }

  private func paint(_ scene: Scene, _ layout: Layout) -> String {
    let cursor = layout.positions[scene.cursor]
    var output = "\u{1B}7"
    if cursor.row > 0 { output += "\u{1B}[\(cursor.row)A" }
    var row = 0
    var expected: Layout.Position?
    var current: String?
    for (index, scalar) in scene.text.enumerated() {
      let at = layout.positions[index]
      // libedit shows a control character as what it is, and nothing of what else is hidden.
      guard let drawn = Unicode.Scalar(scalar), scalar != 10, !drawn.isHidden || drawn == "\u{200D}" else {
        expected = nil
        continue
      }
      if expected != at {
        if at.row > row { output += "\u{1B}[\(at.row - row)B" }
        row = at.row
        output += "\r" + (at.column > 0 ? "\u{1B}[\(at.column)C" : "")
      }
      let wanted = index < scene.attributes.count ? scene.attributes[index] : nil
      if wanted != current {
        output += wanted.map { "\u{1B}[0;\($0)m" } ?? "\u{1B}[0m"
        current = wanted
      }
      output.unicodeScalars.append(drawn)
      expected = layout.positions[index + 1].row == at.row ? layout.positions[index + 1] : nil
    }
    if current != nil { output += "\u{1B}[0m" }
    return output + "\u{1B}8"
  }

  private mutating func ghost(_ scene: Scene, _ layout: Layout) -> String {
    guard !scene.ghost.isEmpty, scene.cursor == scene.text.count else { return "" }
    let end = layout.end
    var room = scene.columns - end.column - 1
    // libedit keeps a right prompt where one column stays free before it.
    if end.row == 0, scene.rightPromptWidth > 0, scene.columns - end.column - scene.rightPromptWidth > 1 {
      room -= scene.rightPromptWidth + 1
    }
    var shown = ""
    var width = 0
    for scalar in scene.ghost.unicodeScalars {
      let next = Layout.width(scalar.value)
      if scalar.value < 32 || scalar.isHidden || width + next > room { break }
      shown.unicodeScalars.append(scalar)
      width += next
    }
    guard width > 0 else { return "" }
    ghostWidth = width
    return "\u{1B}7\u{1B}[\(scene.dimmed)m\(shown)\u{1B}[0m\u{1B}8"
  }
}

/// The place of the bracket that belongs to the one before or under the cursor; brackets in texts don't count.
func bracketPartner(in text: [UInt32], cursor: Int) -> (Int, Int)? {
  let open: [UInt32: UInt32] = [0x28: 0x29, 0x5B: 0x5D]
  var stack: [(UInt32, Int)] = []
  var quote: UInt32?
  var pairs: [Int: Int] = [:]
  for (index, scalar) in text.enumerated() {
    if let inside = quote {
      if scalar == inside || scalar == 10 { quote = nil }
    } else if scalar == 0x22 || scalar == 0x27 {
      quote = scalar
    } else if let closing = open[scalar] {
      stack.append((closing, index))
    } else if let last = stack.last, last.0 == scalar {
      stack.removeLast()
      pairs[last.1] = index
      pairs[index] = last.1
    }
  }
  for at in [cursor - 1, cursor] {
    if let partner = pairs[at] { return (at, partner) }
  }
  return nil
}
