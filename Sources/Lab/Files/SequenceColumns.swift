import CommandKit

/// Which step and feature each of a line's columns is, where a sample is a sequence.
struct SequenceColumns {
  /// The columns in the order of a sample: step after step, in each the features.
  let order: [Int]
  /// Of one step.
  let features: [String]
  /// Whether the names say the step: x_1, y_1, x_2, y_2, in whatever order they stand.
  let isByName: Bool

  /// - Throws: where the columns can't be shared out.
  init(_ names: [String], steps: Int, of file: String) throws(Failure) {
    guard names.count % steps == 0 else {
      throw Failure(DataFileMessage.stepsDoNotDivide(file: file, features: names.count, steps: steps))
    }
    if let named = Self.byName(names, steps: steps) {
      (features, order, isByName) = (named.features, named.order, true)
    } else {
      (features, order, isByName) = (Array(names.prefix(names.count / steps)), Array(names.indices), false)
    }
  }

  private static func byName(_ names: [String], steps: Int) -> (features: [String], order: [Int])? {
    var features: [String] = []
    var columns: [String: [Int: Int]] = [:]
    for (column, name) in names.enumerated() {
      guard let (feature, step) = parts(of: name) else { return nil }
      if columns[feature] == nil { features.append(feature) }
      guard columns[feature, default: [:]].updateValue(column, forKey: step) == nil else { return nil }
    }
    let first = columns.values.first?.keys.min() ?? 0
    guard first == 0 || first == 1, features.count * steps == names.count else { return nil }
    var order: [Int] = []
    for step in first..<(first + steps) {
      for feature in features {
        guard let column = columns[feature]?[step] else { return nil }
        order.append(column)
      }
    }
    return (features, order)
  }

  /// A name before its number: ("x", 12) of "x_12" and of "x12".
  private static func parts(of name: String) -> (String, Int)? {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
    guard let step = Int(String(digits.reversed())) else { return nil }
    var feature = name.dropLast(digits.count)
    if feature.last == "_" || feature.last == "." || feature.last == "-" { feature.removeLast() }
    return feature.isEmpty ? nil : (String(feature), step)
  }

  /// Of a feature at a step, from 0, as `export` writes it.
  static func name(_ feature: String, step: Int) -> String { "\(feature)_\(step + 1)" }
}
