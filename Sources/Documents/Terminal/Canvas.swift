/// A field of characters to draw on, in points finer than a character: 2 × 4 of them where braille can be shown.
struct Canvas {
  enum Layer: Int, Comparable {
    case none, region, band, line, marker

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Cell {
    var bits: UInt8 = 0
    var character: Character?
    var layer = Layer.none
    var series = 0
    var isDim = false
  }

  let columns: Int
  let rows: Int
  let unicode: Bool
  private var cells: [Cell]

  init(columns: Int, rows: Int, unicode: Bool) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    self.unicode = unicode
    cells = Array(repeating: Cell(), count: self.columns * self.rows)
  }

  /// Points across and up.
  var width: Int { unicode ? columns * 2 : columns }
  var height: Int { unicode ? rows * 4 : rows }

  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
  /// By series, where a character is the finest there is.
  static let letters: [Character] = ["*", "o", "x", "#", "@", "%", "&", "$"]
  static let markers: [Character] = ["●", "■", "▲", "◆", "○", "□", "△", "◇"]

  static let hollowMarkers: [Character] = ["○", "□", "△", "◇", "◦", "▫", "▵", "⋄"]

  static func marker(_ series: Int, unicode: Bool, hollow: Bool = false) -> Character {
    let all = unicode ? (hollow ? hollowMarkers : markers) : letters
    return all[((series % all.count) + all.count) % all.count]
  }

  /// A point counted from the lower left.
  mutating func point(_ x: Int, _ y: Int, series: Int, _ layer: Layer, letter: Character? = nil) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    let top = height - 1 - y
    let index = unicode ? (top / 4) * columns + x / 2 : top * columns + x
    if cells[index].layer > layer { return }
    if cells[index].layer < layer { cells[index] = Cell() }
    cells[index].layer = layer
    cells[index].series = series
    cells[index].isDim = layer == .band || layer == .region
    if unicode {
      cells[index].bits |= Self.bits[top % 4][x % 2]
    } else {
      cells[index].character = letter ?? Self.marker(series, unicode: false)
    }
  }

  /// A whole character, counted from the upper left.
  mutating func set(_ character: Character, column: Int, row: Int, series: Int, _ layer: Layer) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    let index = row * columns + column
    guard cells[index].layer <= layer else { return }
    cells[index] = Cell(
      character: character, layer: layer, series: series, isDim: layer == .band || layer == .region)
  }

  func line(_ row: Int, background: (Int) -> Paint.Color? = { _ in nil }) -> Line {
    var line = Line()
    for column in 0..<columns {
      let cell = cells[row * columns + column]
      let paint = Paint(
        cell.isDim ? .dim : [], foreground: cell.layer == .none ? nil : .series(cell.series),
        background: background(column))
      if let character = cell.character {
        line.append(String(character), paint)
      } else if cell.bits != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(cell.bits)) {
        line.append(String(Character(scalar)), paint)
      } else {
        line.append(" ", Paint(background: background(column)))
      }
    }
    return line
  }
}
