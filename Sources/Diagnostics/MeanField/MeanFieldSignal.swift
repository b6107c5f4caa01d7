import Engine

extension MeanFieldSignal {
  /// The samples themselves.
  init(_ data: DataSet) {
    let moments = Moments(data.features, rows: data.count, columns: data.sampleSize)
    self.init(
      mean: moments.mean, square: moments.square, own: moments.own, isNormal: false, units: data.sampleSize)
  }
}

/// One step of the way, with what it does to the square of a gradient that comes back through it.
indirect enum MeanFieldStep {
  /// A weight matrix: the place where a layer's error signal is read, then `units` rows of weights of this variance.
  case weights(layer: Int, units: Int, variance: Double)
  case scale(Double)
  /// The way around adds to what comes back through.
  case residual([MeanFieldStep])

  /// The square of the gradient before the steps, for 1 after them; notes it at each weight matrix in `signals`.
  static func back(_ steps: [MeanFieldStep], _ square: Double, _ signals: inout [Int: Double]) -> Double {
    var square = square
    for step in steps.reversed() {
      switch step {
      case .weights(let layer, let units, let variance):
        signals[layer] = square
        square *= Double(units) * variance
      case .scale(let factor): square *= factor
      case .residual(let inner): square += back(inner, square, &signals)
      }
    }
    return square
  }
}
