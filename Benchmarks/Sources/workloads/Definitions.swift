import Engine
import Glibc

/// The same numbers as `peers/definitions.py`, so that losses can be compared.
enum Definitions {
  static let steps = 100

  /// SplitMix64: the i-th number depends on the seed and i alone.
  static func bits(seed: UInt64, count: Int) -> [UInt64] {
    (1...UInt64(count)).map { index in
      var z = seed &* 0xD134_2543_DE82_EF95 &+ index &* 0x9E37_79B9_7F4A_7C15
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// From 0 to 1, 1 excluded.
  static func uniform(seed: UInt64, count: Int) -> [Double] {
    bits(seed: seed, count: count).map { Double($0 >> 11) * 0x1p-53 }
  }

  /// Standard normal, rounded to float32: one by Box and Muller from each pair of uniforms.
  static func normal(seed: UInt64, count: Int) -> [Double] {
    let pairs = uniform(seed: seed, count: 2 * count)
    return (0..<count).map { index in
      Double(Float(sqrt(-2 * log1p(-pairs[2 * index])) * cos(2 * .pi * pairs[2 * index + 1])))
    }
  }

  /// Weights [out, in], uniform within √(6 / (in + out)), the k-th from seed 100 + k; biases 0; scales 1, shifts 0.
  static func glorot(_ network: NetworkDescription, inputs: Int) throws -> NetworkState {
    let input = SampleShape(width: inputs)
    var state = try NetworkState.initial(network, input: input, seed: 1)
    var place: UInt64 = 0
    for index in state.parameters.indices {
      let shape = state.parameters[index].shape
      guard shape.count == 2 else { continue }
      let (rows, columns) = (shape[0], shape[1])
      let limit = sqrt(6 / Double(rows + columns))
      let drawn = uniform(seed: 100 + place, count: rows * columns)
      for row in 0..<rows {
        for column in 0..<columns {
          state.parameters[index].values[row * columns + column] =
            Double(Float((2 * drawn[column * rows + row] - 1) * limit))
        }
      }
      place += 1
    }
    return state
  }

  /// 10 standard normal features; the label is 1 where the first is above 0.
  static func labelled(_ samples: Int) -> DataSet {
    let features = normal(seed: 1, count: samples * 10)
    return DataSet(
      "labelled(\(samples))", sampleShape: [10], features: features,
      labels: .values((0..<samples).map { features[$0 * 10] > 0 ? 1 : 0 }, width: 1))
  }

  /// 512 samples of 1024 standard normal features in ten classes.
  static func wide() -> DataSet {
    DataSet(
      "wide", sampleShape: [1024], features: normal(seed: 3, count: 512 * 1024),
      labels: .classes(bits(seed: 4, count: 512).map { Int($0 % 10) }, of: 10))
  }

  /// A million standard normal numbers.
  static func elements() -> [Float] { normal(seed: 5, count: 1_000_000).map { Float($0) } }
}
