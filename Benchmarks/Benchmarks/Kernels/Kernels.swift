import Benchmark
import CKernels

/// The element-wise kernels over numbers that stay in the nearest cache, each checked against one value by hand.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .instructions], warmupIterations: 10, scalingFactor: .kilo, maxDuration: .seconds(2)
  )

  for (name, loop, at1) in [
    ("sigmoid", .sigmoid, 0.731_058_578_630_004_9), ("tanh", .tanh, 0.761_594_155_955_764_9),
    ("relu", .relu, 1), ("gelu", .gelu, 0.841_344_746_068_542_9),
    ("softplus", .softplus, 1.313_261_687_518_222_8),
  ] as [(String, ActivationLoop, Double)] {
    kernel("\(name), values and slopes, float", of: Float.self, at1: at1) {
      FloatKernels.activate(loop, $0, into: $1, count: $2, alpha: 1, scale: 1)
    }
  }
  for (name, single, double, at1) in [
    ("exp", FloatKernels.exponentials, DoubleKernels.exponentials, 2.718_281_828_459_045),
    ("sigmoid", FloatKernels.sigmoids, DoubleKernels.sigmoids, 0.731_058_578_630_004_9),
    ("tanh", FloatKernels.hyperbolicTangents, DoubleKernels.hyperbolicTangents, 0.761_594_155_955_764_9),
  ] as [(String, Function<Float>, Function<Double>, Double)] {
    kernel("\(name), float", of: Float.self, at1: at1) { single($0, $1, $2) }
    kernel("\(name), double", of: Double.self, at1: at1) { double($0, $1, $2) }
  }
}

typealias Function<Number> = @Sendable (UnsafePointer<Number>, UnsafeMutablePointer<Number>, Int) -> Void

/// 4096 numbers from 1 downwards in, as many out; the first result has to be the function's value at 1.
func kernel<Number: BinaryFloatingPoint & Sendable>(
  _ name: String, of type: Number.Type, at1 expected: Double,
  _ body: @escaping @Sendable (UnsafeMutablePointer<Number>, UnsafeMutablePointer<Number>, Int) -> Void
) {
  Benchmark(name) { benchmark in
    let count = 4096
    let start = (0..<count).map { Number(1 - Double($0) / 1024) }
    let x = UnsafeMutablePointer<Number>.allocate(capacity: count)
    let y = UnsafeMutablePointer<Number>.allocate(capacity: count)
    defer {
      x.deallocate()
      y.deallocate()
    }
    for _ in benchmark.scaledIterations {
      // Some kernels leave slopes where the input stood.
      x.update(from: start, count: count)
      body(x, y, count)
      blackHole(y[0])
    }
    precondition(
      abs(Double(y[0]) - expected) <= 4 * Double(Number.ulpOfOne) * abs(expected),
      "\(name) of 1 is \(y[0]), expected \(expected)")
  }
}
