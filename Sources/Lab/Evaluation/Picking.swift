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
    // Without a key it is the first axis of a row of numbers that is picked from.
    let inner = value.elements.firstSeries?.axes ?? []
    if let axis = key == nil ? inner.indices.first : inner.firstIndex(where: { $0.name == key?.text }) {
      if let place = try place(expression, inner[axis]) {
        return try value.map { (element) throws(Failure) in
          try self.entry(element, place, along: axis, expression.span)
        }
      }
      if let labels = inner[axis].labels {
        throw Failure(
          PickMessage.unknownPlace(axis: inner[axis].name, label: expression.description, known: labels),
          at: expression.span)
      }
      if key != nil { throw Failure(PickMessage.byNumberOrLast(axis: inner[axis].name), at: expression.span) }
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

  /// The place in a row that an expression names: a number from 1 on, the last, or by its name.
  private enum Place {
    case number(Double)
    case last
    case name(String)
  }

  private func place(_ expression: Syntax.Expression, _ axis: Series.Axis) throws(Failure) -> Place? {
    if let labels = axis.labels {
      let wanted = (try? evaluator.value(expression))?.single?.word ?? expression.description
      if labels.contains(wanted) { return .name(wanted) }
    }
    // A label of a variant need not be a value: then it picks no place.
    guard let element = (try? evaluator.value(expression))?.single else { return nil }
    switch element {
    case .number(let number): return .number(number)
    case .last: return .last
    default: return nil
    }
  }

  private func entry(
    _ element: Element, _ place: Place, along number: Int, _ span: Span
  ) throws(Failure) -> Element {
    guard case .series(let series) = element, series.axes.indices.contains(number) else { return element }
    let axis = series.axes[number]
    switch place {
    case .last:
      guard axis.count > 0 else { throw Failure(PickMessage.noneYet(axis: axis.name), at: span) }
      return series.at(axis.count - 1, along: number)
    case .name(let name):
      // Another variant may have it elsewhere, or not at all.
      guard let place = axis.labels?.firstIndex(of: name) else {
        throw Failure(
          PickMessage.unknownPlace(axis: axis.name, label: name, known: axis.labels ?? []), at: span)
      }
      return series.at(place, along: number)
    case .number(let place):
      guard place == place.rounded(), 1...Double(max(1, axis.count)) ~= place, axis.count > 0 else {
        throw Failure(PickMessage.outOfReach(axis: axis.name, number: place, count: axis.count), at: span)
      }
      return series.at(Int(clamping: place) - 1, along: number)
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
