/// Something to time: made ready, then done again and again.
struct Work {
  let name: String
  var variant = ""
  var unit = "ms"
  /// How the work is called in a table, where there are several ways to do the same.
  var way = "gradlab"
  /// Seconds in one unit.
  var scale = 1e-3
  /// How often it is timed at least.
  var leastRuns = 5
  /// Gives what is timed; that gives figures which prove that the work was done.
  let prepare: (_ threads: Int) throws -> () throws -> [String: Double]
}

/// What the figures have to be, and how far off they may be, relative.
struct Expectation {
  let value: Double
  let tolerance: Double
}

struct WrongResult: Error, CustomStringConvertible { let description: String }

extension Work {
  /// As in `peers/expected.json`, which numpy made in float64; two gradients below are there too, underflow in the
  /// peers' float32 sums, and are asked of ours alone.
  static let expectations: [String: [String: Expectation]] = [
    "w1": ["loss": Expectation(value: 0.121539680893, tolerance: 0.005)],
    "w2 D10": [
      "loss": Expectation(value: 0.716973884871, tolerance: 0.001),
      "gradient_first": Expectation(value: 9.59640428645e-09, tolerance: 0.001),
      "gradient_last": Expectation(value: 0.0566040066758, tolerance: 0.001),
    ],
    "w2 D50": [
      "loss": Expectation(value: 0.701353957349, tolerance: 0.001),
      "gradient_last": Expectation(value: 0.0332957323484, tolerance: 0.001),
    ],
    "w2 D200": [
      "loss": Expectation(value: 0.696889087521, tolerance: 0.001),
      "gradient_last": Expectation(value: 0.02235742621, tolerance: 0.001),
    ],
    "w3": ["loss": Expectation(value: 2.42739244346, tolerance: 1e-4)],
    "w4": ["loss": Expectation(value: 0.000461091861, tolerance: 0.3)],
    "w5 tanh": ["sum": Expectation(value: -4.36297664264, tolerance: 1e-5)],
    "w5 sigmoid": ["sum": Expectation(value: 500.421118586, tolerance: 1e-5)],
    "w5 exp": ["sum": Expectation(value: 1540.09739326, tolerance: 1e-5)],
    "w8": [
      "loss_2_sigmoid_1": Expectation(value: 0.360514779391, tolerance: 1e-3),
      "loss_8_tanh_2": Expectation(value: 0.000270036813572, tolerance: 0.01),
      "loss_4_relu_3": Expectation(value: 0.00899519565070, tolerance: 0.01),
      "loss_4_gelu_5": Expectation(value: 0.00490475485019, tolerance: 0.01),
    ],
  ]

  var key: String { variant.isEmpty ? name : "\(name) \(variant)" }

  func check(_ figures: [String: Double]) throws {
    for (figure, expected) in Self.expectations[key] ?? [:] {
      guard let found = figures[figure] else { throw WrongResult(description: "\(key): no \(figure)") }
      guard abs(found - expected.value) <= expected.tolerance * abs(expected.value) else {
        throw WrongResult(description: "\(key): \(figure) is \(found), expected \(expected.value)")
      }
    }
  }
}
