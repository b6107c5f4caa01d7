/// Independent normal weights of mean 0.
struct NormalWeights: InitializerRule {
  let deviation: Double

  func variance(fanIn: Int, fanOut: Int) -> Double { deviation * deviation }

  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double] {
    stream.normals(rows * columns, deviation: deviation)
  }
}

/// Independent weights, uniform from −limit to limit.
struct UniformWeights: InitializerRule {
  let limit: Double

  func variance(fanIn: Int, fanOut: Int) -> Double { limit * limit / 3 }

  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double] {
    stream.uniforms(rows * columns, limit: limit)
  }
}

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
  static let normal = Entry<any InitializerRule>(
    "normal", summary: "Normal with mean 0 and the given standard deviation, whatever the size of the layer.",
    formula: "w ~ N(0, std²)", source: "",
    parameters: [
      Parameter(
        "std", [.number], range: .from(0), "standard deviation of a weight")
    ],
    examples: ["normal(0.05)"]
  ) { NormalWeights(deviation: $0.number("std")) }

  static let uniform = Entry<any InitializerRule>(
    "uniform", summary: "Uniform from −limit to limit, whatever the size of the layer.",
    formula: "w ~ U(−limit, limit)", source: "",
    parameters: [
      Parameter("limit", [.number], range: .from(0), "largest size of a weight")
    ],
    examples: ["uniform(0.1)"]
  ) { UniformWeights(limit: $0.number("limit")) }

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
