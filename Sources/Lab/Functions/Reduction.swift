import CommandKit
import Messages

/// Functions that make one number of many.
extension Function {
  static let reductions: [Function] = [
    reduction("min", "The smallest of all numbers.", "min(3, 1, 2)", "1") { $0.min() ?? .nan },
    reduction("max", "The largest of all numbers.", "max(3, 1, 2)", "3") { $0.max() ?? .nan },
    reduction("mean", "The mean of all numbers.", "mean(1..4)", "2.5") { $0.reduce(0, +) / Double($0.count) },
    reduction(
      "median", "The middle of all numbers in order.", "median(1..4)", "2.5", SampleStatistics.median),
    reduction(
      "std", "The standard deviation of all numbers, with n − 1.", "std(1..4)", "1.290994",
      SampleStatistics.deviation),
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
    if value.elements.firstSeries?.axes.contains(where: { $0.name == axis }) ?? false {
      return try value.map { (element) throws(Failure) in
        guard case .series(let series) = element, series.axes.count > 1 else {
          return .number(body(try numbers([element], span)))
        }
        return .series(series.reduced(over: axis) { body($0.contains(where: \.isNaN) ? [.nan] : $0) })
      }
    }
    guard let index = value.axes.firstIndex(where: { $0.name == axis }) else {
      let known = value.axes.compactMap(\.name) + (value.elements.firstSeries?.axes.map(\.name) ?? [])
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

/// Why many numbers can't be made one.
enum ReductionMessage: Message {
  case notNumbers(of: String, given: ValueKind)
  case noNumbers(of: String)
  case overOneValue
  case unknownAxis(axis: String, known: [String])

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishArguments.words(self)
    case .chinese: ChineseArguments.words(self)
    }
  }
}
