import Testing

@testable import Engine

@Suite struct RandomStreamTests {
  /// Random123's `kat_vectors`, the known answers of Salmon et al. 2011.
  @Test(
    arguments: [
      ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
      (
        [UInt32](repeating: .max, count: 4), [.max, .max],
        [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
      ),
      (
        [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
        [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
      ),
    ] as [([UInt32], [UInt32], [UInt32])])
  func `philox gives its authors' known answers`(counter: [UInt32], key: [UInt32], answer: [UInt32]) {
    #expect(RandomStream.philox(counter: counter, key: key) == answer)
  }

  /// The first outputs for the state 0 of Vigna's splitmix64.c.
  @Test func `the mixing function is splitmix64's`() {
    #expect(RandomStream.splitMix(0) == 0xE220_A839_7B1D_CDAF)
    #expect(RandomStream.splitMix(0x9E37_79B9_7F4A_7C15) == 0x6E78_9E6A_A1B9_65F4)
  }

  @Test func `every part of the key changes the numbers, and the same key repeats them`() {
    func first(
      _ seed: UInt64 = 1, _ draw: Int = 0, _ purpose: RandomStream.Purpose = .data, _ layer: Int = 0,
      _ epoch: Int = 0, _ step: Int = 0
    ) -> UInt64 {
      var stream = RandomStream(
        seed: seed, draw: draw, purpose: purpose, layer: layer, epoch: epoch, step: step)
      return stream.next()
    }
    let all = [
      first(), first(2), first(1, 1), first(1, 0, .batch), first(1, 0, .data, 1), first(1, 0, .data, 0, 1),
      first(1, 0, .data, 0, 0, 1), first(0, 1), first(2, -1),
    ]
    #expect(Set(all).count == all.count)
    #expect(first() == first())
  }

  @Test func `numbers drawn at once are those drawn one by one`() {
    var one = RandomStream(seed: 3, purpose: .data)
    var other = one
    #expect((0..<7).map { _ in one.uniform() } == other.uniforms(7))
    #expect(one.next() == other.next())
  }

  @Test func `uniform numbers have the moments of the uniform distribution`() {
    var stream = RandomStream(seed: 11, purpose: .data)
    let numbers = stream.uniforms(200_000)
    let (mean, variance) = moments(numbers)
    // Five standard errors.
    #expect(abs(mean - 0.5) < 5 * 0.289 / 447)
    #expect(abs(variance - 1 / 12) < 5 * 0.0745 / 447)
    #expect(numbers.allSatisfy { 0 <= $0 && $0 < 1 })
  }

  @Test func `normal numbers have the moments of the normal distribution`() {
    var stream = RandomStream(seed: 11, purpose: .data)
    let numbers = stream.normals(200_001)
    let (mean, variance) = moments(numbers)
    let fourth = numbers.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(numbers.count)
    let beyondTwo = Double(numbers.filter { abs($0) > 2 }.count) / Double(numbers.count)
    #expect(abs(mean) < 5 / 447)
    #expect(abs(variance - 1) < 5 * 1.414 / 447)
    #expect(abs(fourth - 3) < 5 * 9.8 / 447)
    #expect(abs(beyondTwo - 0.0455) < 5 * 0.208 / 447)
    let neighbours = zip(numbers, numbers.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / 200_000
    #expect(abs(neighbours) < 5 / 447)
  }

  @Test func `integers are equally likely below their bound`() {
    var stream = RandomStream(seed: 5, purpose: .data)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<14_000 { counts[stream.integer(below: 7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 2000) < 5 * 42 })
  }

  @Test func `a permutation holds every number once, and every order comes up`() {
    var stream = RandomStream(seed: 5, purpose: .batch)
    #expect(stream.permutation(1000).sorted() == Array(0..<1000))
    #expect(stream.permutation(0).isEmpty)
    var orders: [[Int]: Int] = [:]
    for _ in 0..<6000 { orders[stream.permutation(3), default: 0] += 1 }
    #expect(orders.count == 6)
    #expect(orders.values.allSatisfy { abs($0 - 1000) < 5 * 29 })
  }

  @Test func `a mask keeps the asked share and can be made in parts`() {
    let stream = RandomStream(seed: 9, purpose: .dropout, layer: 2)
    var whole = [Float](repeating: .nan, count: 100_003)
    stream.mask(into: &whole, count: whole.count, keep: 0.7, scale: 1 / 0.7)
    var parts = [Float](repeating: .nan, count: 100_003)
    parts.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      stream.mask(into: base, count: 40_000, keep: 0.7, scale: 1 / 0.7)
      stream.mask(into: base + 40_000, count: 60_003, first: 40_000, keep: 0.7, scale: 1 / 0.7)
    }
    #expect(whole == parts)
    #expect(Set(whole) == [0, Float(1 / 0.7)])
    let kept = Double(whole.filter { $0 != 0 }.count) / Double(whole.count)
    #expect(abs(kept - 0.7) < 5 * 0.458 / 316)
    var doubles = [Double](repeating: .nan, count: 100)
    stream.mask(into: &doubles, count: 100, keep: 1, scale: 1)
    #expect(doubles.allSatisfy { $0 == 1 })
  }
}

/// Mean and variance.
func moments(_ numbers: [Double]) -> (mean: Double, variance: Double) {
  let mean = numbers.reduce(0, +) / Double(numbers.count)
  return (mean, numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count))
}
