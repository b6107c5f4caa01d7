import CommandKit

/// How numbers stand in files of tensors and arrays.
enum NumberType {
  case float64, float32, float16, brain16
  case signed(bytes: Int)
  case unsigned(bytes: Int)
  case bool

  /// In bytes.
  var size: Int {
    switch self {
    case .float64: 8
    case .float32: 4
    case .float16, .brain16: 2
    case .signed(let bytes), .unsigned(let bytes): bytes
    case .bool: 1
    }
  }

  /// Whether what it holds is whole: counters, classes, truth.
  var isWhole: Bool {
    switch self {
    case .float64, .float32, .float16, .brain16: false
    case .signed, .unsigned, .bool: true
    }
  }

  /// By its name in safetensors.
  init?(safetensors name: String) {
    switch name {
    case "F64": self = .float64
    case "F32": self = .float32
    case "F16": self = .float16
    case "BF16": self = .brain16
    case "I64": self = .signed(bytes: 8)
    case "I32": self = .signed(bytes: 4)
    case "I16": self = .signed(bytes: 2)
    case "I8": self = .signed(bytes: 1)
    case "U64": self = .unsigned(bytes: 8)
    case "U32": self = .unsigned(bytes: 4)
    case "U16": self = .unsigned(bytes: 2)
    case "U8": self = .unsigned(bytes: 1)
    case "BOOL": self = .bool
    default: return nil
    }
  }

  /// By NumPy's letter and size, without the byte order: "f4".
  init?(numpy name: Substring) {
    switch name {
    case "f8": self = .float64
    case "f4": self = .float32
    case "f2": self = .float16
    case "i1", "i2", "i4", "i8": self = .signed(bytes: Int(name.suffix(1)) ?? 1)
    case "u1", "u2", "u4", "u8": self = .unsigned(bytes: Int(name.suffix(1)) ?? 1)
    case "b1": self = .bool
    default: return nil
    }
  }

  /// The numbers that bytes are, each the nearest there is.
  func numbers(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool = false) -> [Double] {
    func numbers<Word: FixedWidthInteger>(_: Word.Type, _ number: (Word) -> Double) -> [Double] {
      bytes.withUnsafeBytes { bytes in
        stride(from: 0, to: bytes.count, by: size).map { place in
          let word = bytes.loadUnaligned(fromByteOffset: place, as: Word.self)
          return number(isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word))
        }
      }
    }
    switch self {
    case .float64: return numbers(UInt64.self) { Double(bitPattern: $0) }
    case .float32: return numbers(UInt32.self) { Double(Float(bitPattern: $0)) }
    case .brain16: return numbers(UInt16.self) { Double(Float(bitPattern: UInt32($0) << 16)) }
    case .float16: return numbers(UInt16.self) { Self.half($0) }
    case .signed(8): return numbers(Int64.self) { Double($0) }
    case .signed(4): return numbers(Int32.self) { Double($0) }
    case .signed(2): return numbers(Int16.self) { Double($0) }
    case .signed: return numbers(Int8.self) { Double($0) }
    case .unsigned(8): return numbers(UInt64.self) { Double($0) }
    case .unsigned(4): return numbers(UInt32.self) { Double($0) }
    case .unsigned(2): return numbers(UInt16.self) { Double($0) }
    case .unsigned: return numbers(UInt8.self) { Double($0) }
    case .bool: return numbers(UInt8.self) { $0 == 0 ? 0 : 1 }
    }
  }

  /// IEEE 754 binary16, which Swift has no portable type for.
  private static func half(_ bits: UInt16) -> Double {
    let sign = bits >> 15 == 1 ? -1.0 : 1
    let exponent = Int(bits >> 10 & 31)
    let fraction = Double(bits & 1023)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction / 1024) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
