import CKernels
import Foundation
import Testing
import Typed

@testable import Engine

@Suite struct KernelTests {
  static let activations = Registries.activations.entries.map(\.name)

  /// From −110 to 110, closer together around 0, with the places where a loop changes its form.
  static let places: [Double] =
    (-2200...2200).map { Double($0) / 20 } + (-4000...4000).map { Double($0) / 4001 }
    + [-0.625, 0.625, -745, 745, -1e4, 1e4, 0, -0.0].flatMap { [$0, $0.nextUp, $0.nextDown] }

  /// Where the argument of exp passes from one power of 2 to the next, where the 1 beside exp(|z|) drops out,
  /// where the error of tanh is largest, where numbers and results are below the normal range.
  static let seams: [Double] = {
    var places: [Double] = [.leastNormalMagnitude / 16, 1e-44, 3e-39, 720, 740.5, 744.5]
    for step in 0..<320 {
      let seam = (Double(step) + 0.5) * 0.34657359027997264
      places += [seam * (1 - 2e-7), seam, seam * (1 + 2e-7)]
    }
    for (start, end) in [(16.5, 16.8), (0.12, 0.54), (87, 106)] as [(Double, Double)] {
      places += (0..<2000).map { start + (end - start) * Double($0) / 2000 }
    }
    return places + places.map { -$0 }
  }()

  private func loop<S: Scalar>(_ kernel: ActivationKernel, _ z: [S]) -> (values: [S], slopes: [S]) {
    var slopes = z
    var values = z
    S.Kernels.activate(
      kernel.loop, &slopes, into: &values, count: z.count, alpha: kernel.alpha, scale: kernel.scale)
    return (values, slopes)
  }

  @Test("the loops over many values give what each activation is defined as", arguments: activations)
  func activationLoops(_ name: String) throws {
    let rule = try Typed.activation(name).product
    // Without a loop in C the definition itself is what runs.
    guard let kernel = rule.kernel else { return }
    let doubles = loop(kernel, Self.places)
    let floats = loop(kernel, Self.places.map { Float($0) })
    var wrong: [String] = []
    for (place, z) in Self.places.enumerated() {
      func check(_ what: String, _ found: Double, _ expected: Double, _ allowed: Double) {
        if !(abs(found - expected) <= allowed) { wrong.append("\(what)(\(z)): \(found) for \(expected)") }
      }
      let (value, slope) = (rule.value(z), rule.slope(z))
      // Where a slope passes through 0 its terms cancel: the error is relative to these.
      let terms = abs(slope) + exp(-abs(z) / 2)
      check("value", doubles.values[place], value, max(1e-12 * abs(value), 1e-307))
      check("slope", doubles.slopes[place], slope, max(2e-12 * abs(slope), 3e-15 * terms, 1e-307))
      let f = Double(Float(z))
      let (single, singleSlope) = (rule.value(f), rule.slope(f))
      let singleTerms = abs(singleSlope) + exp(-abs(f) / 2)
      check("float value", Double(floats.values[place]), single, max(2e-5 * abs(single), 1e-37))
      check(
        "float slope", Double(floats.slopes[place]), singleSlope,
        max(2e-5 * abs(singleSlope), 1e-6 * singleTerms, 1e-37))
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test("a function by itself has the same bits as with its slope")
  func values() throws {
    let z = Self.places.map { Float($0) }
    var values = z
    FloatKernels.sigmoids(z, into: &values, count: z.count)
    #expect(values == loop(ActivationKernel(loop: .sigmoid), z).values)
    FloatKernels.hyperbolicTangents(z, into: &values, count: z.count)
    #expect(values == loop(ActivationKernel(loop: .tanh), z).values)
  }

  #if arch(x86_64)
    /// The largest error in units in the last place; results that are no finite number of `S` aside.
    private func error<S: Scalar>(_ found: [S], at z: [S], _ exact: (Float80) -> Float80) -> Float80 {
      zip(found, z).reduce(0) { worst, pair in
        let exact = exact(Float80(Double(pair.1)))
        let rounded = S(Double(exact))
        guard rounded.isFinite else { return worst }
        let unit = Float80(Double(max(rounded.magnitude.ulp, .leastNonzeroMagnitude)))
        return max(worst, abs(Float80(Double(pair.0)) - exact) / unit)
      }
    }

    @Test(
      "exp, sigmoid and tanh are within 2 units in the last place, their slopes within 5, over their whole range"
    )
    func accuracy() throws {
      typealias Function = (Float80) -> Float80
      let functions: [(String, value: Function, slope: Function?)] = [
        ("exp", { x in exp(x) }, nil),
        ("sigmoid", { x in 1 / (1 + exp(-x)) }, { x in exp(-abs(x)) / pow(1 + exp(-abs(x)), 2) }),
        ("tanh", { x in tanh(x) }, { x in 4 * exp(-2 * abs(x)) / pow(1 + exp(-2 * abs(x)), 2) }),
      ]
      let doubles = Self.places + Self.seams
      let floats = doubles.map { Float($0) }
      for (name, value, slope) in functions {
        func check<S: Scalar>(_ z: [S]) {
          let kernel = try? Registries.activations[name]?().product.kernel
          let found = kernel.map { loop($0, z) } ?? (values: exponentials(z), slopes: [])
          let worst = error(found.values, at: z, value)
          #expect(worst <= 2, "\(name) in \(S.self): \(worst)")
          if let slope {
            let worst = error(found.slopes, at: z, slope)
            #expect(worst <= 5, "the slope of \(name) in \(S.self): \(worst)")
          }
        }
        check(doubles)
        check(floats)
      }
    }
  #endif

  private func exponentials<S: Scalar>(_ z: [S]) -> [S] {
    [S](unsafeUninitializedCapacity: z.count) { y, filled in
      if let base = y.baseAddress { S.Kernels.exponentials(z, into: base, count: z.count) }
      filled = z.count
    }
  }

  @Test("sigmoid and tanh keep their limits at infinity, the sign of 0, and what is not a number")
  func limits() throws {
    let z: [Float] = [-.infinity, .infinity, -.greatestFiniteMagnitude, -0.0, .nan]
    for (name, expected) in [("sigmoid", [0, 1, 0, 0.5]), ("tanh", [-1, 1, -1, -0.0])] as [(String, [Float])]
    {
      let kernel = try #require(try Typed.activation(name).product.kernel)
      let found = loop(kernel, z)
      #expect(found.values.prefix(4).map(\.bitPattern) == expected.map(\.bitPattern))
      #expect(found.slopes.prefix(3) == [0, 0, 0])
      #expect(found.values[4].isNaN && found.slopes[4].isNaN)
    }
  }

  @Test(
    "the sums of batch normalisation are what their definitions give, far from zero too",
    arguments: [(1, 1), (3, 5), (4, 8), (7, 33), (30, 100), (257, 10)])
  func batchSums(_ rows: Int, _ columns: Int) {
    checkBatchSums(Float.self, rows, columns, tolerance: 4e-6)
    checkBatchSums(Double.self, rows, columns, tolerance: 1e-14)
  }

  private func checkBatchSums<S: Scalar>(_ scalar: S.Type, _ rows: Int, _ columns: Int, tolerance: Double) {
    let stride = columns + 2
    let offset = S(50)
    let x = (0..<rows * stride).map { offset + S(($0 * 7919) % 1013) / 1024 }
    let dy = (0..<rows * stride).map { S(($0 * 104_729) % 997) / 1024 - S(0.5) }
    let (stored, slopes) = (Storage<S>(x.count), Storage<S>(dy.count))
    for place in x.indices { (stored.base[place], slopes.base[place]) = (x[place], dy[place]) }
    let (mean, variance, inverse) = (Storage<S>(columns), Storage<S>(columns), Storage<S>(columns))
    let (dScale, dShift) = (Storage<S>(columns), Storage<S>(columns))
    for column in 0..<columns { inverse.base[column] = 2 }
    S.Kernels.batchStatistics(
      stored.base, stride: stride, rows: rows, columns: columns, mean: mean.base, variance: variance.base)
    S.Kernels.batchSums(
      stored.base, gradient: slopes.base, stride: stride, rows: rows, columns: columns, mean: mean.base,
      inverse: inverse.base, intoScale: dScale.base, intoShift: dShift.base)
    for column in 0..<columns {
      let values = (0..<rows).map { Double(x[$0 * stride + column]) }
      let slopes = (0..<rows).map { Double(dy[$0 * stride + column]) }
      let average = values.reduce(0, +) / Double(rows)
      let spread = values.map { ($0 - average) * ($0 - average) }.reduce(0, +) / Double(rows)
      let product = zip(values, slopes).map { 2 * $1 * ($0 - Double(mean.base[column])) }.reduce(0, +)
      #expect(abs(Double(mean.base[column]) - average) <= 51 * tolerance)
      #expect(abs(Double(variance.base[column]) - spread) <= tolerance)
      #expect(abs(Double(dScale.base[column]) - product) <= tolerance * Double(rows))
      #expect(abs(Double(dShift.base[column]) - slopes.reduce(0, +)) <= tolerance * Double(rows))
    }
  }

  @Test(
    "the pullback of batch normalisation is what its definition gives", arguments: [(1, 1), (4, 8), (7, 33)])
  func batchPullback(_ rows: Int, _ columns: Int) {
    func numbers(_ count: Int, _ seed: Int) -> [Float] {
      (0..<count).map { Float(($0 * 7919 + seed) % 1013) / 1013 - 0.5 }
    }
    let (x, dy, before) = (numbers(rows * columns, 1), numbers(rows * columns, 2), numbers(rows * columns, 3))
    let (mean, inverse, scale) = (numbers(columns, 4), numbers(columns, 5), numbers(columns, 6))
    let (dScale, dShift) = (numbers(columns, 7), numbers(columns, 8))
    for accumulates in [false, true] {
      var dx = before
      FloatKernels.batchPullback(
        x, gradient: dy, into: &dx, rows: rows, columns: columns, mean: mean, inverse: inverse, scale: scale,
        dScale: dScale, dShift: dShift, share: 0.25, accumulates: accumulates)
      for (place, found) in dx.enumerated() {
        let column = place % columns
        let normal = Double(x[place] - mean[column]) * Double(inverse[column])
        let inner = Double(dy[place]) - 0.25 * (Double(dShift[column]) + normal * Double(dScale[column]))
        let expected =
          (accumulates ? Double(before[place]) : 0) + Double(scale[column]) * Double(inverse[column]) * inner
        #expect(abs(Double(found) - expected) <= 1e-6)
      }
    }
  }

  @Test("the first number that is not finite is found, and none where all are")
  func nonFinite() {
    var values = [Float](repeating: 1, count: 3000)
    #expect(FloatKernels.firstNonFinite(values, count: values.count) == -1)
    values[2999] = .nan
    values[1500] = -.infinity
    #expect(FloatKernels.firstNonFinite(values, count: values.count) == 1500)
  }
}
