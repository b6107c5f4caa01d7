import CKernels

/// Random numbers that depend on their key alone: seed, draw, purpose and place, never on what was drawn before.
///
/// The generator is Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011): a bijection of 128-bit counters under a 64-bit
/// key. Seed and draw, mixed, are the key; purpose and place, mixed, the upper half of the counter; its lower half
/// counts the blocks. Integers and uniforms are the same bits on every machine; normals (Box & Muller 1958) pass
/// through the machine's `log`, `sin` and `cos`.
///
/// ```swift
/// var stream = RandomStream(seed: 7, draw: 0, purpose: .initialization, layer: 3)
/// stream.normals(64 * 64, deviation: 0.125)
/// ```
public struct RandomStream: RandomNumberGenerator, Sendable {
  /// What the numbers are for: streams of different purposes never meet.
  public enum Purpose: UInt64, Sendable {
    case initialization = 1
    case data, batch, dropout, split, labelNoise, diagnosis
  }

  private let key: UInt64
  private let counterHigh: UInt64
  /// The number of the next 64-bit word.
  private var position: UInt64 = 0

  /// The stream of a key: each different argument gives a stream that no other meets.
  public init(
    seed: UInt64, draw: Int = 0, purpose: Purpose, layer: Int = 0, epoch: Int = 0, step: Int = 0
  ) {
    func mix(_ words: UInt64...) -> UInt64 { words.reduce(0) { Self.splitMix($0 &+ $1) } }
    key = mix(seed, UInt64(bitPattern: Int64(draw)))
    counterHigh = mix(
      purpose.rawValue, UInt64(bitPattern: Int64(layer)), UInt64(bitPattern: Int64(epoch)),
      UInt64(bitPattern: Int64(step)))
  }

  /// The finaliser of SplitMix64 (Steele, Lea & Flood 2014) after one step of its counter.
  static func splitMix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Philox4x32-10 itself: four words of output for four of counter and two of key.
  public static func philox(counter: [UInt32], key: [UInt32]) -> [UInt32] {
    precondition(counter.count == 4 && key.count == 2, "4 and 2 words, not \(counter.count) and \(key.count)")
    var out = [UInt32](repeating: 0, count: 4)
    gradlab_philox_block(counter, key, &out)
    return out
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    defer { position += 1 }
    return gradlab_philox_word(key, counterHigh, position)
  }

  /// A number from 0 up to, not including, 1, in steps of 2⁻⁵³.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// `count` numbers from `lower` up to, not including, `upper`.
  public mutating func uniforms(_ count: Int, from lower: Double = 0, to upper: Double = 1) -> [Double] {
    fill(count) { gradlab_philox_uniforms($0.key, $0.counterHigh, $0.position, $1, count, lower, upper) }
  }

  /// `count` numbers from −`limit` up to `limit`.
  public mutating func uniforms(_ count: Int, limit: Double) -> [Double] {
    uniforms(count, from: -limit, to: limit)
  }

  /// `count` numbers from the normal distribution of mean 0.
  public mutating func normals(_ count: Int, deviation: Double = 1) -> [Double] {
    // Pairs stay together, so that none shares its bits with an earlier uniform number.
    position += position & 1
    defer { position += UInt64(count & 1) }
    return fill(count) { gradlab_philox_normals($0.key, $0.counterHigh, $0.position, $1, count, deviation) }
  }

  /// A number from 0 up to, not including, `bound`, each equally likely.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "a number below \(bound)")
    // Lemire 2019: the upper half of a product is uniform once the few lower halves that are too many are rejected.
    let width = UInt64(bound)
    let surplus = (0 &- width) % width
    while true {
      let product = next().multipliedFullWidth(by: width)
      if product.low >= surplus { return Int(product.high) }
    }
  }

  /// 0 … `count` − 1 in random order, every order equally likely.
  public mutating func permutation(_ count: Int) -> [Int] {
    precondition(count >= 0, "a permutation of \(count)")
    let start = self
    var used: UInt64 = 0
    let order = [Int](unsafeUninitializedCapacity: count) { buffer, filled in
      if let base = buffer.baseAddress {
        base.withMemoryRebound(to: Int64.self, capacity: count) {
          used = gradlab_philox_permutation(start.key, start.counterHigh, start.position, $0, count)
        }
      }
      filled = count
    }
    position += used
    return order
  }

  /// `scale` with probability `keep`, else 0, for each of `count` elements: dropout's mask.
  ///
  /// Element i depends on the stream and i alone, so a sub-range can be filled by itself: give its first element's
  /// number (a multiple of 4) as `first`.
  public func mask<S: Scalar>(
    into elements: UnsafeMutablePointer<S>, count: Int, first: Int = 0, keep: Double, scale: Double
  ) {
    precondition(first % 4 == 0, "a mask starts at a multiple of 4, not at \(first)")
    S.Kernels.philoxMask(
      key: key, counterHigh: counterHigh, first: UInt64(first), into: elements, count: count, keep: keep,
      scale: scale)
  }

  /// `count` numbers, one a word, that `write` reads off the stream as it stands.
  private mutating func fill(
    _ count: Int, _ write: (RandomStream, UnsafeMutablePointer<Double>) -> Void
  ) -> [Double] {
    precondition(count >= 0, "\(count) random numbers")
    let start = self
    position += UInt64(count)
    return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      if let base = buffer.baseAddress { write(start, base) }
      filled = count
    }
  }
}
