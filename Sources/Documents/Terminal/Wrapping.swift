/// Breaks lines at blanks, and between the characters of scripts that are written without them.
struct Wrapping {
  /// What stays on one line.
  private struct Atom {
    var pieces: [(character: Character, paint: Paint)] = []
    var width = 0
    /// Whether a blank stood before it.
    var spaced: Paint?
    var endsLine = false

    mutating func append(_ character: Character, _ paint: Paint) {
      pieces.append((character, paint))
      width += DisplayWidth.of(character)
    }
  }

  /// The lines of `width` columns at most; `hanging` is how far the second and later ones are moved in.
  static func wrap(_ source: Line, width: Int, hanging: Int = 0) -> [Line] {
    if source.width <= width, !source.string.contains("\n") { return [source] }
    let hanging = hanging < width ? hanging : 0
    var lines: [Line] = []
    var line = Line()
    func start() -> Line { Line(String(repeating: " ", count: hanging)) }
    var isFresh = true
    for atom in atoms(source) {
      let gap = isFresh || atom.spaced == nil ? 0 : 1
      if !isFresh, line.width + gap + atom.width > width {
        lines.append(line)
        line = start()
        isFresh = true
      } else if gap == 1, let paint = atom.spaced {
        line.append(" ", paint)
      }
      // A word longer than the line breaks anywhere.
      var rest = atom.pieces[...]
      while !rest.isEmpty {
        let count = fitting(rest, in: width - line.width)
        for (character, paint) in rest.prefix(count) { line.append(String(character), paint) }
        rest = rest.dropFirst(count)
        isFresh = false
        if !rest.isEmpty {
          lines.append(line)
          line = start()
        }
      }
      if atom.endsLine {
        lines.append(line)
        line = start()
        isFresh = true
      }
    }
    if !isFresh || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// How many characters go on a line, one at least: no mark of Chinese begins the next.
  private static func fitting(_ pieces: ArraySlice<(character: Character, paint: Paint)>, in width: Int)
    -> Int
  {
    var (taken, count) = (0, 0)
    for piece in pieces {
      taken += DisplayWidth.of(piece.character)
      if taken > width { break }
      count += 1
    }
    if count == pieces.count { return count }
    var whole = count
    while whole > 0, LineBreaking.isNeverFirst(pieces[pieces.startIndex + whole].character) { whole -= 1 }
    return max(whole > 0 ? whole : count, 1)
  }

  private static func atoms(_ source: Line) -> [Atom] {
    var atoms: [Atom] = []
    var current = Atom()
    var last: Character?
    var blank: Paint?
    func close() {
      if !current.pieces.isEmpty { atoms.append(current) }
      current = Atom()
    }
    for stretch in source.stretches {
      for character in stretch.string {
        if character == "\n" {
          current.endsLine = true
          atoms.append(current)
          current = Atom()
          (last, blank) = (nil, nil)
        } else if character == " " {
          blank = stretch.paint
        } else {
          if let paint = blank {
            if let last, LineBreaking.holdsTogether(last, character) {
              current.append(" ", paint)
            } else {
              close()
              current.spaced = paint
            }
          } else if let last, LineBreaking.mayBreak(between: last, character) {
            close()
          }
          current.append(character, stretch.paint)
          (last, blank) = (character, nil)
        }
      }
    }
    close()
    return atoms
  }
}

extension String {
  /// The text as lines of so many columns at most, broken as those of documents are.
  package func wrapped(to width: Int) -> [String] { Wrapping.wrap(Line(self), width: width).map(\.string) }
}
