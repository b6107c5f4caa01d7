/// Every weight the same: units of a layer that start alike stay alike.
struct ConstantWeights: InitializerRule {
  let value: Double

  var mean: Double { value }

  func variance(fanIn: Int, fanOut: Int) -> Double { 0 }

  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double] {
    Array(repeating: value, count: rows * columns)
  }
}

extension Registries {
  static let zeros = Entry<any InitializerRule>(
    "zeros", summary: "Every weight 0: all units of a layer start alike and stay alike.", formula: "w = 0",
    source: "", examples: ["zeros"]
  ) { _ in ConstantWeights(value: 0) }

  static let constantWeights = Entry<any InitializerRule>(
    "constant", summary: "Every weight at the given number; the number alone means the same.",
    formula: "w = value", source: "",
    parameters: [Parameter("value", [.number], "the value of every weight")], examples: ["constant(0.1)"]
  ) { ConstantWeights(value: $0.number("value")) }
}
