import CommandKit
import Engine
import Messages
import RealModule

/// A name with brackets that computes with values.
public struct Function: Sendable {
  public let declaration: Declaration
  let call: @Sendable (Invocation, Evaluator) throws(Failure) -> Value

  init(
    _ declaration: Declaration,
    call: @escaping @Sendable (Invocation, Evaluator) throws(Failure) -> Value
  ) {
    self.declaration = declaration
    self.call = call
  }

  static let all: [Function] = elementary + reductions + [byClass, split, standardize, csv, load]

  /// A function applied variant by variant to the values of its declared parameters.
  static func variantwise(
    _ declaration: Declaration,
    _ body: @escaping @Sendable (Variant) throws(Failure) -> Element
  ) -> Function {
    Function(declaration) { invocation, evaluator throws(Failure) in
      let keys = invocation.values.keys
      return try Value.combine(Array(invocation.values.values)) { (elements) throws(Failure) in
        do throws(Failure) {
          return try body(
            Variant(
              invocation: invocation,
              elements: Dictionary(zip(keys, elements), uniquingKeysWith: { first, _ in first }),
              evaluator: evaluator, context: evaluator.context))
        } catch {
          throw error.span == nil ? Failure(error.reason, at: invocation.span, kind: error.kind) : error
        }
      }
    }
  }
}

// Functions of one number, applied entry by entry to rows of numbers.
extension Function {
  fileprivate static let elementary: [Function] = [
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
        return .series(Series(series.axis, series.values.map(body)))
      }
      return .number(body(try given.number("x")))
    }
  }
}

// Functions that make one number of many.
extension Function {
  fileprivate static let reductions: [Function] = [
    reduction("min", "The smallest of all numbers.", "min(3, 1, 2)", "1") { $0.min() ?? .nan },
    reduction("max", "The largest of all numbers.", "max(3, 1, 2)", "3") { $0.max() ?? .nan },
    reduction("mean", "The mean of all numbers.", "mean(1..4)", "2.5") { $0.reduce(0, +) / Double($0.count) },
    reduction("median", "The middle of all numbers in order.", "median(1..4)", "2.5", Statistics.median),
    reduction(
      "std", "The standard deviation of all numbers, with n − 1.", "std(1..4)", "1.290994",
      Statistics.deviation),
  ]

  private static func reduction(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable ([Double]) -> Double
  ) -> Function {
    let declaration = Declaration(
      .function, name, group: "functions", summary: summary,
      discussion: ["Over all axes together, or over one: over=epoch, over=seed, the name of an axis."],
      parameters: [
        Parameter(
          "values", [.number, .series], isVariadic: true,
          "numbers of any number of variants, layers or epochs"),
        Parameter("over", [.axis], default: .absent, "the axis to go over; all of them if left out"),
      ],
      examples: [Example(example, output: output)], makes: [.number])
    return Function(declaration) { invocation, _ throws(Failure) in
      try Reduction(name: name, body: body).apply(
        invocation.variadic, over: try invocation.optionalText("over"), invocation.span)
    }
  }

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

/// Makes one number of many, over all axes of a value or over one.
struct Reduction {
  let name: String
  let body: @Sendable ([Double]) -> Double

  func apply(_ values: [Value], over axis: String?, _ span: Span) throws(Failure) -> Value {
    guard let axis else {
      return Value(.number(body(try numbers(values.flatMap(\.elements), span))))
    }
    guard values.count == 1 else { throw Failure(ReductionMessage.overOneValue, at: span) }
    let value = values[0]
    if value.elements.firstSeries?.axis == axis {
      return try value.map { (element) throws(Failure) in .number(body(try numbers([element], span))) }
    }
    guard let index = value.axes.firstIndex(where: { $0.name == axis }) else {
      let known = value.axes.compactMap(\.name) + (value.elements.firstSeries.map { [$0.axis] } ?? [])
      throw Failure(ReductionMessage.unknownAxis(axis: axis, known: known), at: span)
    }
    let slices = (0..<value.axes[index].count).map { value.slice(axis: index, at: $0) }
    var rest = value.axes
    rest.remove(at: index)
    var results: [Element] = []
    for variant in slices[0].elements.indices {
      results.append(.number(body(try numbers(slices.map { $0.elements[variant] }, span))))
    }
    return Value(axes: rest, elements: results)
  }

  private func numbers(_ elements: [Element], _ span: Span) throws(Failure) -> [Double] {
    var all: [Double] = []
    for element in elements {
      guard let numbers = element.numbers else {
        throw Failure(ReductionMessage.notNumbers(of: name, given: element.kind), at: span)
      }
      all += numbers
    }
    guard !all.isEmpty else { throw Failure(ReductionMessage.noNumbers(of: name), at: span) }
    // A result that is not a number must not vanish in an extreme.
    return all.contains(where: \.isNaN) ? [.nan] : all
  }
}

/// Statistics of a few numbers.
enum Statistics {
  @Sendable static func median(_ numbers: [Double]) -> Double {
    guard !numbers.isEmpty, !numbers.contains(where: \.isNaN) else { return .nan }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  @Sendable static func deviation(_ numbers: [Double]) -> Double {
    guard numbers.count > 1 else { return .nan }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return (numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(numbers.count - 1)).squareRoot()
  }
}

/// Why many numbers can't be made one.
enum ReductionMessage: Message {
  case notNumbers(of: String, given: ValueKind)
  case noNumbers(of: String)
  case overOneValue
  case unknownAxis(axis: String, known: [String])

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishArguments.words(self)
    }
  }
}
