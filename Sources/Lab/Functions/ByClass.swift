import CommandKit

extension Function {
  static let byClass: Function = {
    let declaration = Declaration(
      .function, "by_class", group: "losses",
      summary: "A weight for each class, in the order of the classes.",
      parameters: [
        Parameter("weights", [.number], isVariadic: true, range: .from(0), "one number a class")
      ], examples: [Example("by_class(1, 10)", output: "by_class(1, 10)")], makes: [.classWeights])
    return Function(declaration) { invocation, _ throws(Failure) in
      try Value.combine(invocation.variadic) { (elements) in .classWeights(elements.compactMap(\.number)) }
    }
  }()
}
