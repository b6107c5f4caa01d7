import CommandKit
import Engine
import RealModule

// Lists and ranges: where axes are made.

extension Evaluator {
  /// One axis over the elements listed; a list in a list is spliced, and no value occurs twice.
  func list(_ items: [Syntax.Expression], _ span: Span) throws(Failure) -> Value {
    var labels: [String] = []
    var values: [Element] = []
    var known: Set<Element.Choice> = []
    var parts: [Value.Part] = []
    for item in items {
      try context.checkStop()
      let part = try value(item)
      parts.append(Value.Part(label: item.description, value: part))
      for (variant, element) in part.elements.enumerated() {
        if let choice = element.choice, !known.insert(choice).inserted { continue }
        labels.append(label(of: variant, in: part, item))
        values.append(element)
        guard values.count <= Value.mostVariants else {
          throw Failure(ListMessage.tooLong(most: Value.mostVariants), at: span)
        }
      }
    }
    // Two names for different things may look alike; a label must say which is meant.
    var seen: [String: Int] = [:]
    labels = labels.map { label in
      let times = (seen[label] ?? 0) + 1
      seen[label] = times
      return times == 1 ? label : "\(label) (\(times))"
    }
    var list = Value(
      axes: [VariantAxis(identity: identity(at: span), labels: labels, values: values)], elements: values)
    if parts.contains(where: { !$0.value.axes.isEmpty }) { list.parts = parts }
    return list
  }

  /// What an item is called, or a variant of it: "2" of `2..8`, "warm seed=1" of results.
  private func label(of variant: Int, in part: Value, _ item: Syntax.Expression) -> String {
    guard !part.axes.isEmpty else { return item.description }
    switch part.elements[variant] {
    case .record, .series:
      let places = zip(part.axes, part.coordinates(variant)).map { axis, place in
        "\(axis.name.map { "\($0)=" } ?? "")\(axis.labels[place])"
      }
      return "\(item.description) \(places.joined(separator: ", "))"
    default: return part.label(variant)
    }
  }

  func range(
    _ lower: Syntax.Expression, _ upper: Syntax.Expression, _ step: Syntax.Step?, _ span: Span
  ) throws(Failure) -> Value {
    let first = try oneNumber(lower)
    let final = try oneNumber(upper)
    guard first.isFinite, final.isFinite else { throw Failure(ListMessage.endsNotFinite, at: span) }
    var numbers: [Double] = []
    if let step {
      let size = try oneNumber(step.value)
      numbers = try step.isFactor ? geometric(first, final, size, span) : arithmetic(first, final, size, span)
    } else {
      guard first == first.rounded(), final == final.rounded() else {
        throw Failure(ListMessage.stepNeeded(lower: first, upper: final), at: span)
      }
      numbers = try arithmetic(first, final, final < first ? -1 : 1, span)
    }
    let values = numbers.map(Element.number)
    return Value(
      axes: [VariantAxis(identity: identity(at: span), labels: numbers.map(literal), values: values)],
      elements: values)
  }

  private func arithmetic(_ first: Double, _ final: Double, _ step: Double, _ span: Span) throws(Failure)
    -> [Double]
  {
    guard step.isFinite, step != 0, (final - first) * step >= 0 else {
      throw Failure(ListMessage.noStep(step: step, lower: first, upper: final), at: span)
    }
    // The last value may miss the end by rounding alone: 0..1 by 0.1 has eleven.
    let count = ((final - first) / step + 1e-9).rounded(.down) + 1
    try limit(count, span)
    return (0..<Int(clamping: count)).map { tidy(first + Double($0) * step) }
  }

  private func geometric(_ first: Double, _ final: Double, _ factor: Double, _ span: Span) throws(Failure)
    -> [Double]
  {
    guard factor > 0, factor != 1, first != 0, final / first > 0,
      (factor > 1) == (final / first >= 1) || final == first
    else {
      throw Failure(ListMessage.noFactor(factor: factor, lower: first, upper: final), at: span)
    }
    let count = (Double.log(final / first) / Double.log(factor) + 1e-9).rounded(.down) + 1
    try limit(count, span)
    return (0..<Int(clamping: count)).map { tidy(first * Double.pow(factor, Double($0))) }
  }

  private func limit(_ count: Double, _ span: Span) throws(Failure) {
    guard count >= 1, count <= Double(Value.mostVariants) else {
      throw Failure(ListMessage.tooMany(count: count, most: Value.mostVariants), at: span)
    }
  }

  /// The number without the rounding that repeated steps leave: 0.3, not 0.30000000000000004.
  private func tidy(_ number: Double) -> Double {
    guard number != 0, number.isFinite else { return number }
    let scale = Double.pow(10, 12 - Double.log10(abs(number)).rounded(.down))
    let rounded = scale.isFinite && scale != 0 ? (number * scale).rounded() / scale : number
    return abs(rounded - number) <= 4 * number.ulp ? rounded : number
  }

  private func identity(at span: Span) -> VariantAxis.Identity {
    VariantAxis.Identity(statement: state.statements, path: path, span: span)
  }

  func oneNumber(_ expression: Syntax.Expression) throws(Failure) -> Double {
    guard let element = try value(expression).single else {
      throw Failure(ListMessage.oneNumberWanted, at: expression.span)
    }
    guard let number = element.number else {
      throw Failure(ListMessage.numberWanted(given: element.kind), at: expression.span)
    }
    return number
  }
}
