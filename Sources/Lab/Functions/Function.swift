import CommandKit
import Engine
import RealModule

/// A name with brackets that computes with values.
public struct Function: Sendable {
  public let declaration: Declaration
  let call: @Sendable ([Syntax.Argument], Span, Evaluator) throws(Failure) -> Value

  init(
    _ declaration: Declaration,
    call: @escaping @Sendable ([Syntax.Argument], Span, Evaluator) throws(Failure) -> Value
  ) {
    self.declaration = declaration
    self.call = call
  }

  static let all: [Function] = elementary + reductions + [byClass, split, standardize, csv, load]

  /// A function applied variant by variant to the values of its declared parameters.
  static func variantwise(
    _ declaration: Declaration,
    _ body: @escaping @Sendable ([String: Element], Evaluator) throws(Failure) -> Element
  ) -> Function {
    Function(declaration) { arguments, span, evaluator throws(Failure) in
      let matched = try Matcher.match(arguments, to: declaration, form: .brackets, at: span)
      var keys: [String] = []
      var values: [Value] = []
      for (key, operand) in matched.operands {
        guard case .value(let expression) = operand else { continue }
        keys.append(key)
        values.append(try evaluator.value(expression).named(key))
      }
      return try Value.combine(values) { (elements) throws(Failure) in
        do throws(Failure) {
          return try body(Dictionary(zip(keys, elements), uniquingKeysWith: { first, _ in first }), evaluator)
        } catch {
          throw error.span == nil ? Failure(error.message, at: span, kind: error.kind) : error
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
      parameters: [Parameter("x", [.number], "a number, or a row of numbers")],
      examples: [Example(example, output: output)], makes: [.number])
    return variantwise(declaration) { given, _ throws(Failure) in
      switch given["x"] {
      case .number(let number): return .number(body(number))
      case .series(let series): return .series(Series(series.axis, series.values.map(body)))
      case let other: throw Failure("\(name) takes a number, not \(other?.noun ?? "nothing").")
      }
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
          "values", [.number], isVariadic: true, "numbers of any number of variants, layers or epochs"),
        Parameter("over", [.axis], default: .absent, "the axis to go over; all of them if left out"),
      ],
      examples: [Example(example, output: output)], makes: [.number])
    return Function(declaration) { arguments, span, evaluator throws(Failure) in
      var values: [Value] = []
      var over: String?
      for argument in arguments {
        guard case .value(let expression) = argument.operand else { continue }
        switch argument.key?.text {
        case nil, "values": values.append(try evaluator.value(expression).named("value"))
        case "over":
          guard case .name(let axis) = expression.kind else {
            throw Failure("over takes the name of an axis: over=seed, over=epoch.", at: expression.span)
          }
          over = axis
        case let other?:
          throw Failure("\(name) has no key \(other); it has over.", at: argument.key?.span ?? span)
        }
      }
      guard !values.isEmpty else { throw Failure("\(name) wants numbers: \(example).", at: span) }
      return try Reduction(name: name, body: body).apply(values, over: over, span)
    }
  }

  static let byClass: Function = {
    let declaration = Declaration(
      .function, "by_class", group: "losses",
      summary: "A weight for each class, in the order of the classes.",
      parameters: [
        Parameter("weights", [.number], isVariadic: true, "one number a class")
      ], examples: [Example("by_class(1, 10)", output: "by_class(1, 10)")], makes: [.classWeights])
    return Function(declaration) { arguments, span, evaluator throws(Failure) in
      var values: [Value] = []
      for argument in arguments {
        guard case .value(let expression) = argument.operand, argument.key == nil else { continue }
        values.append(try evaluator.value(expression).named("weights"))
      }
      guard !values.isEmpty else {
        throw Failure("by_class wants a number for each class: by_class(1, 10).", at: span)
      }
      return try Value.combine(values) { (elements) throws(Failure) in
        let weights = elements.compactMap(\.number)
        guard weights.count == elements.count, weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
          throw Failure("by_class takes numbers from 0 on.", at: span)
        }
        return .classWeights(weights)
      }
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
    guard values.count == 1 else { throw Failure("over= goes with one value.", at: span) }
    let value = values[0]
    if value.elements.firstSeries?.axis == axis {
      return try value.map { (element) throws(Failure) in .number(body(try numbers([element], span))) }
    }
    guard let index = value.axes.firstIndex(where: { $0.name == axis }) else {
      let known = value.axes.compactMap(\.name) + (value.elements.firstSeries.map { [$0.axis] } ?? [])
      throw Failure(
        "No axis is called \(axis)"
          + (known.isEmpty ? "; there is one result." : "; there is \(known.joined(separator: ", "))."),
        at: span)
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
        throw Failure("\(name) takes numbers, not \(element.noun).", at: span)
      }
      all += numbers
    }
    guard !all.isEmpty else { throw Failure("\(name) of no numbers at all.", at: span) }
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
