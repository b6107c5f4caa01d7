/// A loss with the outputs that it looks at and the labels of the batch under way.
final class BoundLoss<S: Scalar> {
  let loss: Loss
  let isFused: Bool
  /// Outputs a sample.
  let width: Int
  let needsClasses: Bool
  var targets: UnsafePointer<S>
  var classes: UnsafePointer<Int32>
  /// What the sum over the batch is divided by.
  private(set) var normalizer = 1.0
  /// One over it; 0 for a batch in which every sample weighs nothing.
  var scale: Double { normalizer > 0 ? 1 / normalizer : 0 }
  private let empty: (Storage<S>, UnsafeMutablePointer<Int32>)

  init(_ loss: Loss, isFused: Bool, width: Int) {
    self.loss = loss
    self.isFused = isFused
    self.width = width
    needsClasses = loss.product.needsClasses(outputs: width)
    empty = (Storage(0), .allocate(capacity: 1))
    targets = UnsafePointer(empty.0.base)
    classes = UnsafePointer(empty.1)
  }

  deinit { empty.1.deallocate() }

  /// Takes the batch's labels.
  func bind(targets: UnsafePointer<S>?, classes: UnsafePointer<Int32>?, rows: Int) {
    self.targets = targets ?? UnsafePointer(empty.0.base)
    self.classes = classes ?? UnsafePointer(empty.1)
    let numbers = UnsafeBufferPointer(start: classes, count: classes == nil ? 0 : rows)
    let own = needsClasses ? loss.product.normalizer(classes: numbers) : nil
    normalizer = own ?? Double(rows * width)
  }

  /// The sum of the loss over some rows; their gradients are written.
  func evaluate(outputs: UnsafeMutablePointer<S>, gradients: UnsafeMutablePointer<S>, rows: Range<Int>)
    -> Double
  {
    loss.product.evaluate(
      LossBatch(
        outputs: outputs, targets: needsClasses ? targets : targets + rows.lowerBound * width,
        classes: needsClasses ? classes + rows.lowerBound : classes, gradients: gradients, rows: rows.count,
        width: width, isFused: isFused, scale: scale))
  }
}

extension LossRule {
  func needsClasses(outputs: Int) -> Bool {
    switch target {
    case .values: false
    case .classes: true
    case .valuesOrClasses: outputs > 1
    }
  }
}
