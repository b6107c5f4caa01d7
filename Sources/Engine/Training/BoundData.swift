import CKernels

/// A data set in the scalar that the engine computes in, laid out as a loss wants its labels.
final class BoundData<S: Scalar> {
  let data: DataSet
  let count: Int
  let features: Storage<S>
  /// [count, outputs]; `nil` where the loss takes classes, or there is none.
  let targets: Storage<S>?
  let classes: UnsafeMutablePointer<Int32>?

  /// - Throws: where the labels do not fit the outputs.
  init(_ data: DataSet, loss: Loss?, outputs shape: SampleShape) throws(EngineError) {
    let outputs = shape.count
    guard data.count > 0 else { throw .noSamples(data: data.description) }
    self.data = data
    count = data.count
    features = Storage(data.features.count)
    features.base.assign(data.features)
    guard let loss else {
      (targets, classes) = (nil, nil)
      return
    }
    if let steps = shape.steps, steps > 1, !data.labels.hasValues(outputs) {
      throw .labelsForSequences(data: data.description, steps: steps)
    }
    if let objection = loss.product.objection(outputs: outputs, classes: data.classCount) {
      throw .lossRefused(loss: loss.name, objection: objection)
    }
    if loss.product.needsClasses(outputs: outputs) {
      guard let numbers = data.labels.classNumbers(below: outputs) else {
        throw .labelsAreNoClasses(data: data.description, loss: loss.name, outputs: outputs)
      }
      let classes = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, count))
      for (place, number) in numbers.enumerated() { classes[place] = Int32(number) }
      self.classes = classes
      targets = nil
    } else {
      let values = try data.labels.rows(outputs: outputs, of: data)
      let storage = Storage<S>(values.count)
      storage.base.assign(values)
      targets = storage
      classes = nil
    }
  }

  deinit { classes?.deallocate() }
}

extension DataSet.Labels {
  /// Whether there is a value for each of so many outputs.
  fileprivate func hasValues(_ outputs: Int) -> Bool {
    if case .values(_, outputs) = self { true } else { false }
  }

  /// The classes, also where they are given as whole numbers, one a sample.
  func classNumbers(below limit: Int) -> [Int]? {
    switch self {
    case .classes(let classes, _): return classes
    case .values(let values, let width):
      guard width == 1, values.allSatisfy({ $0 >= 0 && $0 < Double(limit) && $0 == $0.rounded() }) else {
        return nil
      }
      return values.map { Int(clamping: $0) }
    }
  }

  /// A value for each output: 0 and 1 for one output, one-hot rows for several.
  func rows(outputs: Int, of data: DataSet) throws(EngineError) -> [Double] {
    switch self {
    case .values(let values, let width):
      guard width == outputs else {
        throw .labelCount(data: data.description, labels: width, outputs: outputs)
      }
      return values
    case .classes(let classes, let count):
      if outputs == 1 {
        guard count <= 2 else {
          throw .classCount(data: data.description, classes: count, outputs: outputs)
        }
        return classes.map(Double.init)
      }
      guard count <= outputs else {
        throw .classCount(data: data.description, classes: count, outputs: outputs)
      }
      var rows = [Double](repeating: 0, count: classes.count * outputs)
      for (place, number) in classes.enumerated() { rows[place * outputs + number] = 1 }
      return rows
    }
  }
}
