/// In what form a file of tensors keeps its numbers, by the names that safetensors gives them.
struct TensorType {
  /// "F32"
  let name: String
  /// Of one number.
  let bits: Int
  /// How they are read; `nil` for forms of 8 bits and fewer with a point, and for complex numbers.
  let number: NumberType?

  init?(_ name: String) {
    self.name = name
    number = NumberType(safetensors: name)
    let others = [
      "F8_E4M3": 8, "F8_E5M2": 8, "F8_E8M0": 8, "F8_E4M3FNUZ": 8, "F8_E5M2FNUZ": 8, "F6_E2M3": 6,
      "F6_E3M2": 6,
      "F4": 4, "C64": 64,
    ]
    guard let bits = number.map({ $0.size * 8 }) ?? others[name] else { return nil }
    self.bits = bits
  }

  enum Use {
    /// Numbers of a network.
    case weights
    /// Counters, places, masks: no weights.
    case counts
    /// A network's numbers in a form that is not read as such.
    case notRead
  }

  var use: Use {
    switch number {
    case .float64, .float32, .float16, .brain16: .weights
    case .signed(bytes: 8), .bool: .counts
    case .signed, .unsigned, nil: .notRead
    }
  }
}
