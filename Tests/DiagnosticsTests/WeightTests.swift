import Diagnostics
import Engine
import Messages
import Testing
import Twins

/// What weights are like by themselves.
@Suite struct WeightTests {
  private func figures(
    _ numbers: [Double], _ shape: [Int], _ kind: WeightFigures.Kind = .matrix, name: String = "w"
  ) -> WeightFigures {
    let rows = kind == .vector || kind == .variances ? 1 : shape[0]
    var tally = WeightTally(rows: rows, columns: numbers.count / max(1, rows))
    // In pieces that end anywhere.
    var rest = numbers[...]
    while !rest.isEmpty {
      tally.add(Array(rest.prefix(7)))
      rest = rest.dropFirst(7)
    }
    let spectrum =
      tally.notFinite == 0 && rows > 1
      ? MatrixSpectrum(
        numbers.map { Float($0) }, rows: rows, columns: tally.columns, shouldStop: { false }) : nil
    return WeightFigures(name: name, shape: shape, kind: kind, tally: tally, spectrum: spectrum)
  }

  private func normals(_ count: Int, _ deviation: Double) -> [Double] {
    var stream = RandomStream(seed: 3, purpose: .data)
    return stream.normals(count, deviation: deviation)
  }

  @Test(
    "the singular values of a matrix are those that it was made with, exact and estimated",
    arguments: [20, 200])
  func spectrum(count: Int) throws {
    // A diagonal turned by two reflections has its entries as singular values.
    let values = (0..<count).map { 3.0 / Double($0 + 1) }
    func reflected(_ index: Int, _ other: Int, _ vector: [Double]) -> Double {
      (index == other ? 1 : 0) - 2 * vector[index] * vector[other]
    }
    func unit(_ vector: [Double]) -> [Double] {
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return vector.map { $0 / length }
    }
    let (u, v) = (unit(normals(count, 1)), unit((0..<count).map { Double($0 % 5) - 2.3 }))
    var matrix: [Float] = []
    for row in 0..<count {
      for column in 0..<count {
        // (I − 2uuᵀ) D (I − 2vvᵀ)
        var sum = row == column ? values[row] : 0
        sum -= 2 * u[row] * u[column] * values[column]
        var right = 0.0
        for inner in 0..<count { right += reflected(row, inner, u) * values[inner] * v[inner] }
        sum -= 2 * right * v[column]
        matrix.append(Float(sum))
      }
    }
    let spectrum = try #require(
      MatrixSpectrum(matrix, rows: count, columns: count, shouldStop: { false }))
    let squares = values.reduce(0) { $0 + $1 * $1 }
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 }
    #expect(abs(spectrum.largest / 3 - 1) < 1e-5)
    if count == 20 {
      #expect(abs((spectrum.smallest ?? 0) / values[count - 1] - 1) < 1e-4)
      #expect(abs(spectrum.directions / (squares * squares / fourth) - 1) < 1e-5)
    } else {
      #expect(spectrum.smallest == nil)
      #expect(abs(spectrum.directions / (squares * squares / fourth) - 1) < 1)
    }
    #expect(MatrixSpectrum(matrix, rows: count, columns: count, shouldStop: { true }) == nil)
  }

  @Test(
    "weights of known sizes are named",
    arguments: [
      ((1.0 / 300).squareRoot(), KnownScale.pytorch), ((2.0 / 100).squareRoot(), .he), (0.1, .lecun),
      ((2.0 / 160).squareRoot(), .glorot), ((2.0 / 60).squareRoot(), .heByFanOut), (0.02, .normal),
      (0.5, nil),
    ] as [(Double, KnownScale?)])
  func known(deviation: Double, wanted: KnownScale?) {
    #expect(figures(normals(6000, deviation), [60, 100]).known == wanted)
  }

  @Test("what stands out is found, with its place")
  func findings() {
    var numbers = normals(16 * 18, 0.1)
    for column in 0..<18 { numbers[5 * 18 + column] = 0 }
    for row in 0..<16 { for place in 9..<18 { numbers[row * 18 + place] = 0 } }
    #expect(
      WeightFinding.all([figures(numbers, [16, 2, 3, 3])]) == [
        .deadUnits(tensor: "w", count: 1, of: 16, first: 5),
        .deadInputs(tensor: "w", count: 1, of: 2, first: 1),
      ])
    var broken = normals(12, 1)
    broken[7] = .nan
    broken[9] = -.infinity
    #expect(
      WeightFinding.all([figures(broken, [3, 4])]) == [
        .notFinite(tensor: "w", count: 2, of: 12, first: [1, 3])
      ])
    #expect(
      WeightFinding.all([figures([1, 0, -2], [3], .variances, name: "v")]) == [
        .variances(tensor: "v", count: 2, of: 3)
      ])
    #expect(
      WeightFinding.all([figures([1, 70_000], [2], .vector)]) == [
        .beyondHalf(tensor: "w", count: 1, largest: 70_000)
      ])
    #expect(
      WeightFinding.all([figures([0, 0, 0, 0], [2, 2])]) == [.allZero(tensor: "w", others: 0)])
    let matrices = [0.1, 0.1, 0.1, 5].map { figures(normals(400, $0), [20, 20]) }
    let causes = WeightFinding.all(matrices).map(\.cause)
    #expect(causes == ["scale"])
    for (deviation, isUsual) in [(0.2, true), (0.01, false), (2.0, false)] {
      let alike = (0..<3).map { _ in figures(normals(400, deviation), [20, 20]) }
      #expect(WeightFinding.all(alike).map(\.cause) == (isUsual ? [] : ["scale"]))
    }
    let (left, right) = (normals(30, 1), normals(40, 1))
    let product = left.flatMap { a in right.map { a * $0 } }
    #expect(WeightFinding.all([figures(product, [30, 40])]).map(\.cause) == ["squeezed"])
    #expect(WeightFinding.all([figures(normals(400, 0.1), [20, 20])]).isEmpty)
  }

  @Test("what stands out in weights has words")
  func words() {
    let rows: [(WeightFinding, String)] = [
      (
        .notFinite(tensor: "w", count: 1, of: 9, first: [1, 2]),
        "w: 1 of 9 numbers is not finite, the first at [1, 2]."
      ),
      (
        .variances(tensor: "w", count: 2, of: 9),
        "w: 2 of 9 running variances are 0 or below; what is divided by their root is noise."
      ),
      (
        .beyondHalf(tensor: "w", count: 2, largest: 70_000),
        "w: 2 numbers are beyond the range of float16 (65504); the largest is 70000."
      ),
      (.allZero(tensor: "w", others: 1), "w and 1 more are 0 throughout: nothing passes."),
      (
        .deadUnits(tensor: "w", count: 1, of: 9, first: 3),
        "w: 1 of 9 units take nothing in, their weights are 0; the first is 3."
      ),
      (
        .deadInputs(tensor: "w", count: 1, of: 9, first: 3),
        "w: 1 of 9 inputs are read by no unit, their weights are 0; the first is 3."
      ),
      (
        .scale(tensor: "w", scale: 20, median: 1),
        "w: σ·√fan-in is 20, 20 times the median of the matrices (1)."
      ),
      (
        .scale(tensor: "w", scale: 0.05, median: 1),
        "w: σ·√fan-in is 0.05, 1/20 of the median of the matrices (1)."
      ),
      (
        .allScales(median: 5.5, matrices: 3),
        "σ·√fan-in of the 3 matrices is 5.5 in the median, where 1 keeps a signal's size and known first weights have 0.5 to 1.5."
      ),
      (
        .squeezed(tensor: "w", directions: 1, of: 30, largest: 4, size: 2),
        "w: 1 of 30 directions carry what passes; the largest is stretched ×4, all in the root mean square ×2."
      ),
      (
        .belowHalf(tensor: "w", share: 0.25),
        "w: 25 % of its numbers are so small that float16 has 0 for them."
      ),
    ]
    for (finding, words) in rows {
      #expect(finding.words(in: .english) == words)
      #expect(Twins.faults(of: finding) == [])
    }
  }
}
