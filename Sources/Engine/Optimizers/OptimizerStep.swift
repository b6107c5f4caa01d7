import CKernels

/// One step of an optimizer, as its links write it down: first the equations for a parameter, then what they give for
/// all.
///
/// An equation's vectors stand in places: those that it computes on the way, the weights, the gradient, and what is
/// remembered.
public final class OptimizerStep {
  /// The number of this step, counted from 1.
  public private(set) var number = 0
  /// The gradient of the loss, clipped.
  public var gradient: Vector { Vector(place: Self.gradientPlace, factor: 1, step: self) }
  /// The parameters.
  public internal(set) var weights: Vector {
    get { vector(0) }
    set { set(0, newValue) }
  }

  private static let gradientPlace = Int32(GRADLAB_GRADIENT)
  private static let weightsPlace = Int32(GRADLAB_WEIGHTS)

  /// What is remembered beside vectors.
  var numbers: [Double] = []
  private var firstNumbers: [Double] = []
  private var numbersUsed = 0

  private(set) var equations: [gradlab_equation] = []
  private var passing: Int32 = 0
  /// The present values of weights and remembered vectors.
  private var values: [(place: Int32, factor: Double)] = []
  private var valuesUsed = 1

  /// The step of a rule; what it remembers, at its beginning.
  init(_ rule: OptimizerRule) {
    values = [(Self.weightsPlace, 1)]
    // Written once, the equations tell what the rule remembers, and all arrays have the size that they need.
    write(rule, number: 1, rate: 0)
    numbers = firstNumbers
  }

  /// How many vectors the rule remembers.
  var vectorCount: Int { values.count - 1 }

  func write(_ rule: OptimizerRule, number: Int, rate: Double) {
    self.number = number
    equations.removeAll(keepingCapacity: true)
    passing = 0
    (numbersUsed, valuesUsed) = (0, 1)
    for index in values.indices { values[index] = (Self.weightsPlace + Int32(index), 1) }
    rule.write(self, rate: rate)
    finish()
  }

  // MARK: What equations are made of

  func add(_ equation: gradlab_equation) -> Vector {
    precondition(passing < Self.gradientPlace, "a step of more than \(Self.gradientPlace) equations")
    var equation = equation
    equation.out = passing
    equations.append(equation)
    passing += 1
    return Vector(place: equation.out, factor: 1, step: self)
  }

  func nextVector() -> Int {
    let index = valuesUsed
    valuesUsed += 1
    if index == values.count {
      precondition(Int(Self.weightsPlace) + index < GRADLAB_PLACES, "a rule that remembers \(index) vectors")
      values.append((Self.weightsPlace + Int32(index), 1))
    }
    return index
  }

  func vector(_ index: Int) -> Vector {
    Vector(place: values[index].place, factor: values[index].factor, step: self)
  }

  func set(_ index: Int, _ value: Vector) { values[index] = (value.place, value.factor) }

  func nextNumber(initially first: Double) -> Int {
    let index = numbersUsed
    numbersUsed += 1
    if index == firstNumbers.count {
      firstNumbers.append(first)
      numbers.append(first)
    }
    return index
  }

  // MARK: The end

  /// Lets the last equation of each vector that lasts write to its place, or copies the result there where another
  /// equation has yet to read what was in it.
  private func finish() {
    for index in values.indices where !isResult(index) { values[index] = (vector(index).copy.place, 1) }
    for index in values.indices {
      let (result, place) = (values[index].place, Self.weightsPlace + Int32(index))
      guard result != place else { continue }
      let isRead = equations[Int(result + 1)...].contains { $0.x == place || $0.y == place }
      if isRead {
        let copy = gradlab_equation(
          operation: GRADLAB_MULTIPLE, out: place, x: result, y: result, a: 1, b: 0)
        equations.append(copy)
      } else {
        for later in Int(result)..<equations.count { equations[later].rename(result, to: place) }
      }
    }
  }

  /// Whether a vector that lasts is unchanged, or what an equation gave, for it alone.
  private func isResult(_ index: Int) -> Bool {
    let (place, factor) = values[index]
    if factor != 1 { return false }
    if place == Self.weightsPlace + Int32(index) { return true }
    return place < Self.gradientPlace && !values[..<index].contains { $0.place == place }
  }

  /// Computes the step for some of the parameters: any cut of them gives the same bits.
  ///
  /// - Parameter remembered: as many as `vectorCount` says.
  func run<S: Scalar>(
    _ weights: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, remembered: [UnsafeMutablePointer<S>],
    _ own: Range<Int>
  ) {
    S.Kernels.step(
      equations, count: equations.count, weights: weights, gradients: gradients, remembered: remembered,
      remembered.count, from: own.lowerBound, to: own.upperBound)
  }
}

extension gradlab_equation {
  fileprivate mutating func rename(_ old: Int32, to new: Int32) {
    if out == old { out = new }
    if x == old { x = new }
    if y == old { y = new }
  }
}
