/// Something that reads what people type or what strangers send, and what has to hold whatever it is given.
///
/// A target is a file with one of these and a line in `targets`; seeds for it stand in `corpus/NAME`.
struct Target: Sendable {
  let name: String
  /// In bytes; longer inputs are not made.
  let length: Int
  /// Byte strings that its format is made of, put in here and there.
  var words: [String] = []
  /// Makes another input of one, where it knows its form; `nil`: bytes and words are changed.
  var mutate: (@Sendable ([UInt8], inout Dice) -> [UInt8]?)?
  /// Makes an input out of two.
  var cross: (@Sendable ([UInt8], [UInt8], inout Dice) -> [UInt8])?
  /// Reads the input, and ends the program where something does not hold.
  let read: @Sendable ([UInt8]) -> Void
  /// Printed at the end: what came of the inputs.
  var summary: @Sendable () -> String? = { nil }
}

/// Chance, the same for the same seed.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: some BinaryInteger) { state = UInt64(truncatingIfNeeded: seed) }

  /// For what an input is tried with besides: the same for the same input.
  init(of bytes: some Sequence<UInt8>) {
    self.init(bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 to one less than `count`.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
  /// True once in so many times.
  mutating func once(in count: Int) -> Bool { below(count) == 0 }
  mutating func pick<Element>(_ all: some Collection<Element>) -> Element {
    all[all.index(all.startIndex, offsetBy: below(all.count))]
  }
}

/// Ends the program, so that the fuzzer keeps the input.
func demand(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
