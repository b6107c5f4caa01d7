import CKernels

/// A matrix whose rows (or columns, whichever are fewer) are orthogonal and of length `gain`.
struct OrthogonalWeights: InitializerRule {
  let gain: Double

  var isOrthogonal: Bool { true }

  /// The mean square of an entry: each of the short side's vectors has length `gain`.
  func variance(fanIn: Int, fanOut: Int) -> Double { gain * gain / Double(max(fanIn, fanOut)) }

  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double] {
    // Orthonormalising normal vectors gives every orthogonal matrix the same chance.
    let count = min(rows, columns)
    let length = max(rows, columns)
    var vectors = stream.normals(count * length, deviation: 1)
    gradlab_orthonormalize(&vectors, count, length)
    guard rows <= columns else {
      return Array(unsafeUninitializedCapacity: rows * columns) { result, filled in
        for row in 0..<rows {
          for column in 0..<columns {
            result.initializeElement(at: row * columns + column, to: gain * vectors[column * length + row])
          }
        }
        filled = rows * columns
      }
    }
    return gain == 1 ? vectors : vectors.map { gain * $0 }
  }
}

extension Registries {
  package static let orthogonal = Entry<any InitializerRule>(
    "orthogonal",
    summary:
      "A rotation times gain: a square layer's weights stretch every direction alike, whatever its activation does then.",
    formula: "W Wᵀ = gain² · I (Wᵀ W for more units than inputs)", source: "Saxe, McClelland & Ganguli 2014",
    parameters: [
      Parameter(
        "gain", [.number], default: 1, range: .from(0), "length of each row")
    ],
    examples: ["orthogonal", "orthogonal(1.4)"]
  ) { OrthogonalWeights(gain: $0.number("gain")) }
}
