/// Independent weights, uniform from −limit to limit.
struct UniformWeights: InitializerRule {
  let limit: Double

  func variance(fanIn: Int, fanOut: Int) -> Double { limit * limit / 3 }

  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double] {
    stream.uniforms(rows * columns, limit: limit)
  }
}

extension Registries {
  static let uniform = Entry<any InitializerRule>(
    "uniform", summary: "Uniform from −limit to limit, whatever the size of the layer.",
    formula: "w ~ U(−limit, limit)", source: "",
    parameters: [
      Parameter("limit", [.number], range: .from(0), "largest size of a weight")
    ],
    examples: ["uniform(0.1)"]
  ) { UniformWeights(limit: $0.number("limit")) }
}
