/// Breaks lines at blanks, and between the characters of scripts that are written without them.
struct Wrapping {
  private struct Atom {
    var pieces: [(Character, Paint)] = []
    var width = 0
    /// Whether a blank stood before it.
    var spaced: Paint?
    var endsLine = false
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
      for (character, paint) in atom.pieces {
        // A word longer than the line breaks anywhere.
        if line.width + DisplayWidth.of(character) > width, !isFresh {
          lines.append(line)
          line = start()
        }
        line.append(String(character), paint)
        isFresh = false
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

  private static func atoms(_ source: Line) -> [Atom] {
    var atoms: [Atom] = []
    var current = Atom()
    var last: Character?
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
          last = nil
        } else if character == " " {
          close()
          current.spaced = stretch.paint
          last = nil
        } else {
          if let last, breaks(between: last, character) { close() }
          current.pieces.append((character, stretch.paint))
          current.width += DisplayWidth.of(character)
          last = character
        }
      }
    }
    close()
    return atoms
  }

  /// Ideographs and kana may be parted, but no closing mark begins a line and no opening one ends it.
  private static func breaks(between a: Character, _ b: Character) -> Bool {
    guard isIdeographic(a) || isIdeographic(b) else { return false }
    return !notAtStart.contains(b) && !notAtEnd.contains(a)
  }

  private static func isIdeographic(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return (0x2E80...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0xFF01...0xFF60).contains(value) || (0x20000...0x3FFFD).contains(value)
  }

  private static let notAtStart: Set<Character> = Set("，。、；：？！）】》」』〉〕…·”’,.;:?!)]}%％～ー々ぁぃぅぇぉっゃゅょ")
  private static let notAtEnd: Set<Character> = Set("（【《「『〈〔“‘([{")
}
