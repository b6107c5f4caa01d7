import CommandKit
import RealModule

/// Functions of one number, applied entry by entry to rows of numbers.
extension Function {
  static let elementary: [Function] = [
    elementary("ln", "The natural logarithm.", "ln(2)", "0.6931472") { Double.log($0) },
    elementary("log10", "The logarithm to base ten.", "log10(1000)", "3") { Double.log10($0) },
    elementary("exp", "The number e to the power of a number.", "exp(1)", "2.718282") { Double.exp($0) },
    elementary("sqrt", "The square root.", "sqrt(2)", "1.414214") { $0.squareRoot() },
    elementary("abs", "A number without its sign.", "abs(-3)", "3") { Swift.abs($0) },
  ]

  private static func elementary(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (Double) -> Double
  ) -> Function {
    let declaration = Declaration(
      .function, name, group: "functions", summary: summary,
      parameters: [Parameter("x", [.number, .series], "a number, or a row of numbers")],
      examples: [Example(example, output: output)], makes: [.number])
    return variantwise(declaration) { given throws(Failure) in
      if case .series(let series)? = given.element("x") {
        return .series(series.map(body))
      }
      return .number(body(try given.number("x")))
    }
  }
}
