import CKernels

/// One number for each parameter, in the equations of an optimizer: a gradient, a mean, the weights.
///
/// Arithmetic writes an equation down, element by element: `beta * m + (1 - beta) * g`. Each rounds once, to the
/// precision of the training; numbers are rounded to it where they meet a vector.
public struct Vector {
  /// Its place among the vectors of the step.
  let place: Int32
  /// Times which it is meant.
  let factor: Double
  let step: OptimizerStep

  private func equation(_ operation: gradlab_operation, _ other: Vector? = nil, constant: Double = 0)
    -> Vector
  {
    step.add(
      gradlab_equation(
        operation: operation, out: 0, x: place, y: other?.place ?? place, a: factor,
        b: other?.factor ?? constant))
  }

  private func times(_ factor: Double) -> Vector {
    Vector(place: place, factor: self.factor * factor, step: step)
  }

  /// a · x
  public static func * (a: Double, x: Vector) -> Vector { x.times(a) }
  /// x / a
  public static func / (x: Vector, a: Double) -> Vector { x.times(1 / a) }
  /// −x
  public static prefix func - (x: Vector) -> Vector { x.times(-1) }
  /// x · y
  public static func * (x: Vector, y: Vector) -> Vector { x.equation(GRADLAB_PRODUCT, y) }
  /// x / y
  public static func / (x: Vector, y: Vector) -> Vector { x.equation(GRADLAB_QUOTIENT, y) }
  /// x + y
  public static func + (x: Vector, y: Vector) -> Vector { x.equation(GRADLAB_SUM, y) }
  /// x − y
  public static func - (x: Vector, y: Vector) -> Vector { x + -y }
  /// x + a
  public static func + (x: Vector, a: Double) -> Vector { x.equation(GRADLAB_OFFSET, constant: a) }
  /// √x
  public static func sqrt(_ x: Vector) -> Vector { x.equation(GRADLAB_ROOT) }
  /// 1, −1, or 0 for 0 and what is not a number.
  public static func sign(_ x: Vector) -> Vector { x.equation(GRADLAB_SIGN) }
  /// |x|
  public var magnitude: Vector { equation(GRADLAB_MAGNITUDE) }
  /// The larger of both, not a number where one is not.
  public static func max(_ x: Vector, _ y: Vector) -> Vector { x.equation(GRADLAB_LARGER, y) }

  /// The same numbers in a place of their own.
  var copy: Vector { equation(GRADLAB_MULTIPLE) }
}

/// A vector that an optimizer remembers from step to step, 0 before the first.
@propertyWrapper
public struct Remembered {
  private let step: OptimizerStep
  private let number: Int

  /// The next of the vectors that are remembered.
  public init(_ step: OptimizerStep) {
    self.step = step
    number = step.nextVector()
  }

  /// What it was after the last step, until it is set.
  public var wrappedValue: Vector {
    get { step.vector(number) }
    nonmutating set { step.set(number, newValue) }
  }
}

/// A number that an optimizer remembers from step to step.
@propertyWrapper
public struct RememberedNumber {
  private let step: OptimizerStep
  private let number: Int

  /// The next of the numbers that are remembered; `first` before the first step.
  public init(_ step: OptimizerStep, initially first: Double) {
    self.step = step
    number = step.nextNumber(initially: first)
  }

  /// What it was after the last step, until it is set.
  public var wrappedValue: Double {
    get { step.numbers[number] }
    nonmutating set { step.numbers[number] = newValue }
  }
}
