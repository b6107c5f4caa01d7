/// y = φ(x Wᵀ + b) for rows x; W is [units, inputs].
struct Dense: LayerRule {
  let units: Int
  let function: Activation
  let givenInitializer: Initializer?
  let bias: Initializer

  var activation: Activation? { function }

  func shape(of input: SampleShape, layer: Int) throws(ShapeError) -> SampleShape {
    SampleShape(steps: input.steps, width: units)
  }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    let initializer = givenInitializer ?? defaultInitializer(for: function, following: following)
    let (units, bias, fanIn) = (units, bias, input.width)
    var plans = [
      ParameterPlan("weight", shape: [units, fanIn], initializer: initializer) {
        initializer.product.draw(rows: units, columns: fanIn, fanIn: fanIn, fanOut: units, from: &$0)
      },
      ParameterPlan("bias", shape: [units], initializer: bias) {
        bias.product.draw(rows: 1, columns: units, fanIn: fanIn, fanOut: units, from: &$0)
      },
    ]
    if let start = function.product.learnableStart { plans.append(.constant("slope", 1, start)) }
    return plans
  }

  func record<S: Scalar>(on recorder: Recorder<S>, layer: PlannedLayer, input: Variable) -> Variable {
    preconditionFailure("not recorded yet")
  }
}

/// The initialiser that keeps the gradient's size through this activation, or the one that follows a layer without.
func defaultInitializer(for activation: Activation, following: Activation?) -> Initializer {
  let met = activation.name == Registries.identity.name ? following ?? activation : activation
  guard let initializer = try? Registries.initializers[met.product.defaultInitializer]?() else {
    preconditionFailure("\(met.name) asks for the unknown initialiser \(met.product.defaultInitializer)")
  }
  return initializer
}

extension Registries {
  static let identityActivation: Activation = {
    guard let made = try? identity() else { preconditionFailure("identity takes no arguments") }
    return made
  }()

  static let dense = Entry<any LayerRule>(
    "dense", summary: "Gives each of its units a weighted sum of all inputs, a bias, and an activation.",
    formula: "y = φ(W x + b), W [units, inputs]",
    source: "Rosenblatt 1958; Rumelhart, Hinton & Williams 1986",
    parameters: [
      Parameter("units", .integer, range: 1...1_000_000, "number of outputs"),
      Parameter("activation", .activation, default: .activation(identityActivation), "what ends the layer"),
      Parameter(
        "init", .initializer, default: Argument.none, "first weights; left out: the activation's own choice"),
      Parameter("bias", .initializer, default: 0, "first biases"),
    ],
    examples: ["dense(64, sigmoid)", "dense(64, tanh, init=lecun)", "dense(64, relu, bias=-8)"]
  ) { arguments in
    Dense(
      units: arguments.integer("units"), function: arguments.activation("activation"),
      givenInitializer: arguments.initializer("init"), bias: arguments.initializer("bias") ?? .constant(0))
  }
}
