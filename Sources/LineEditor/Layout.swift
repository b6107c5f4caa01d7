import CEditline

/// Where each character of an edited text stands on the screen: libedit's own rules, by which a character that does
/// not fit on a row goes to the next, a newline starts a row, and a control character is drawn as two.
struct Layout {
  struct Position: Hashable {
    var row: Int
    var column: Int
  }

  /// The position of each character, and last of the place behind them all.
  let positions: [Position]

  init(_ text: ArraySlice<UInt32>, startColumn: Int, columns: Int) {
    var positions: [Position] = []
    positions.reserveCapacity(text.count + 1)
    // A prompt that is wider than the screen has rows of its own.
    var at = Position(row: startColumn / columns, column: startColumn % columns)
    func advance(_ width: Int) {
      at.column += width
      if at.column >= columns { at = Position(row: at.row + 1, column: 0) }
    }
    for scalar in text {
      let width = Self.width(scalar)
      if scalar != 10, at.column + width > columns { at = Position(row: at.row + 1, column: 0) }
      positions.append(at)
      switch scalar {
      case 10: at = Position(row: at.row + 1, column: 0)
      case 9: repeat { advance(1) } while at.column % 8 != 0
      case 0..<32, 127: for _ in 0..<2 { advance(1) }
      default: advance(width)
      }
    }
    positions.append(at)
    self.positions = positions
  }

  var end: Position { positions[positions.count - 1] }

  /// The columns of a character that is drawn as itself.
  static func width(_ scalar: UInt32) -> Int {
    scalar >= 32 && scalar < 127 ? 1 : Int(editline_width(scalar))
  }

  /// The columns that a text takes, escape sequences left out.
  static func width(of text: String) -> Int {
    var total = 0
    var isInEscape = false
    for scalar in text.unicodeScalars {
      if isInEscape {
        isInEscape = !(("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar))
      } else if scalar == "\u{1B}" {
        isInEscape = true
      } else {
        total += width(scalar.value)
      }
    }
    return total
  }
}
