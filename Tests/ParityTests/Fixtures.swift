import Foundation

/// The files of figures beside the tests.
enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  static func read<Figures: Decodable>(_ path: String, as type: Figures.Type = Figures.self) throws -> Figures
  {
    try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: path)))
  }

  /// The names of the files with an ending in a folder, without the ending, in alphabetical order.
  static func names(in path: String, ending: String = ".json") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path())
      .filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
  }
}

/// Numbers in nested lists of one shape: a scalar has none.
struct Tensor: Decodable {
  var shape: [Int] = []
  var values: [Double] = []

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      values = [number]
    } else if let row = try? container.decode([Double].self) {
      (shape, values) = ([row.count], row)
    } else {
      let parts = try container.decode([Tensor].self)
      let inner = parts.first?.shape ?? []
      guard parts.allSatisfy({ $0.shape == inner }) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "rows of different shapes")
      }
      (shape, values) = ([parts.count] + inner, parts.flatMap(\.values))
    }
  }

  var largest: Double { values.reduce(0) { max($0, abs($1)) } }
}
