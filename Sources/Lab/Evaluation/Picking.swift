import CommandKit
import Engine

/// Square brackets: a layer or an epoch of a row of numbers, or a variant by its label.
struct Picking {
  let evaluator: Evaluator

  func pick(_ whole: Value, _ arguments: [Syntax.Argument], _ span: Span) throws(Failure) -> Value {
    var value = whole
    for argument in arguments {
      guard case .value(let expression) = argument.operand else { continue }
      value = try pick(value, argument.key, expression)
    }
    return value
  }

  private func pick(_ value: Value, _ key: Syntax.Name?, _ expression: Syntax.Expression) throws(Failure)
    -> Value
  {
    let inner = value.elements.firstSeries?.axis
    if let inner, key == nil || key?.text == inner {
      if let place = try place(expression) {
        return try value.map { (element) throws(Failure) in try self.entry(element, place, expression.span) }
      }
      if key != nil { throw Failure(PickMessage.byNumberOrLast(axis: inner), at: expression.span) }
    }
    let axes = value.axes.indices.filter { key == nil || value.axes[$0].name == key?.text }
    guard !value.axes.isEmpty else {
      throw Failure(PickMessage.nothingToPickFrom, at: expression.span)
    }
    if let key, axes.isEmpty {
      throw Failure(
        PickMessage.unknownAxis(axis: key.text, known: value.axes.compactMap(\.name)), at: key.span)
    }
    var matches: [(axis: Int, place: Int)] = []
    let wanted = expression.description
    let element = try? evaluator.value(expression).single
    for axis in axes {
      let labels = value.axes[axis].labels
      if let place = labels.firstIndex(of: wanted) {
        matches.append((axis, place))
      } else if let element,
        let place = value.axes[axis].values.firstIndex(where: { $0.isSame(as: element) })
      {
        matches.append((axis, place))
      }
    }
    guard let match = matches.first else {
      let labels = axes.flatMap { value.axes[$0].labels }
      throw Failure(PickMessage.unknownVariant(label: wanted, known: labels), at: expression.span)
    }
    guard matches.count == 1 else {
      let names = matches.compactMap { value.axes[$0.axis].name }
      throw Failure(PickMessage.onSeveralAxes(label: wanted, axes: names), at: expression.span)
    }
    return value.slice(axis: match.axis, at: match.place)
  }

  /// The place in a row that an expression names: a number from 1 on, or the last.
  private enum Place {
    case number(Double)
    case last
  }

  private func place(_ expression: Syntax.Expression) throws(Failure) -> Place? {
    // A label of a variant need not be a value: then it picks no place.
    guard let element = (try? evaluator.value(expression))?.single else { return nil }
    switch element {
    case .number(let number): return .number(number)
    case .last: return .last
    default: return nil
    }
  }

  private func entry(_ element: Element, _ place: Place, _ span: Span) throws(Failure) -> Element {
    guard case .series(let series) = element else { return element }
    switch place {
    case .last:
      guard let last = series.values.last else {
        throw Failure(PickMessage.noneYet(axis: series.axis), at: span)
      }
      return .number(last)
    case .number(let number):
      guard number == number.rounded(), 1...Double(max(1, series.values.count)) ~= number,
        !series.values.isEmpty
      else {
        throw Failure(
          PickMessage.outOfReach(axis: series.axis, number: number, count: series.values.count), at: span)
      }
      return .number(series.values[Int(clamping: number) - 1])
    }
  }

}

extension [Element] {
  /// The first row of numbers among the elements.
  package var firstSeries: Series? {
    for case .series(let series) in self { return series }
    return nil
  }
}
