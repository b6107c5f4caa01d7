/// Independent normal weights of mean 0.
struct NormalWeights: InitializerRule {
  let deviation: Double

  func variance(fanIn: Int, fanOut: Int) -> Double { deviation * deviation }

  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double] {
    stream.normals(rows * columns, deviation: deviation)
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
}

extension Configured where Product == any InitializerRule {
  /// `normal(deviation)`
  package static func normal(_ deviation: Double) -> Initializer {
    Registries.normal.made(["std": .number(deviation)])
  }
}
