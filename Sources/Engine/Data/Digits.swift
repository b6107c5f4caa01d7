import CBundledData

/// The 1797 handwritten digits of the test part of Alpaydin & Kaynak's set (UCI, CC BY 4.0), 8 × 8 pixels.
struct Digits: DataRule {
  let labelNoise: Double

  /// Pixels row by row and labels, read once.
  private static let bundled: (pixels: [Double], labels: [Int]) = {
    var pixels: [Double] = []
    var labels: [Int] = []
    pixels.reserveCapacity(1797 * 64)
    labels.reserveCapacity(1797)
    var number = 0
    let (comma, newline) = (UInt8(ascii: ","), UInt8(ascii: "\n"))
    for byte in UnsafeBufferPointer(start: gradlab_digits_csv(), count: gradlab_digits_csv_length()) {
      switch byte {
      case comma:
        pixels.append(Double(number) / 16)
        number = 0
      case newline:
        labels.append(number)
        number = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = 10 * number + Int(byte - UInt8(ascii: "0"))
      default: continue
      }
    }
    return (pixels, labels)
  }()

  var size: (samples: Int, numbers: Int) { (Self.bundled.labels.count, 64) }

  func generate(seed: UInt64, draw: Int) -> DataSet {
    let names = (0..<64).map { "pixel_\($0 / 8)_\($0 % 8)" }
    return DataSet(
      "digits", sampleShape: [64], features: Self.bundled.pixels,
      labels: .classes(Self.bundled.labels, of: 10), featureNames: names
    ).withLabelNoise(labelNoise, seed: seed, draw: draw)
  }
}

extension Registries {
  static let digits = Entry<any DataRule>(
    "digits", summary: "1797 real handwritten digits, 8 × 8 pixels of ink from 0 to 1.",
    formula: "64 pixels, row by row → 0 … 9", source: "Alpaydin & Kaynak 1998 (UCI, CC BY 4.0)",
    parameters: [.labelNoise], examples: ["digits", "standardize(split(digits, test=597))"]
  ) { Digits(labelNoise: $0.number("label_noise")) }
}
