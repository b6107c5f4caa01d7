import CKernels

/// y = φ(x Wᵀ + b) for rows x; W is [units, inputs].
struct Dense: LayerRule {
  let width: Int
  let function: Activation
  let givenInitializer: Initializer?
  let bias: FirstBiases

  var role: LayerRole { .dense }
  var units: Int? { width }
  var activation: Activation? { function }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape {
    SampleShape(steps: input.steps, width: width)
  }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    let initializer = givenInitializer ?? defaultInitializer(for: function, following: following)
    let (units, fanIn) = (width, input.width)
    var plans = [
      ParameterPlan("weight", shape: [units, fanIn], initializer: initializer) {
        initializer.product.draw(rows: units, columns: fanIn, fanIn: fanIn, fanOut: units, from: &$0)
      }
    ]
    if let bias = bias.initializer(beside: initializer) {
      plans.append(
        ParameterPlan("bias", shape: [units], initializer: bias) {
          bias.product.draw(rows: 1, columns: units, fanIn: fanIn, fanOut: units, from: &$0)
        })
    }
    if let start = function.product.learnableStart { plans.append(.constant("slope", 1, start)) }
    return plans
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let rule = function.product
    let isLast = layer.number == tape.plan.lastNumber
    // Where the sign of φ(z) tells φ′(z), or φ looks further than at z, it is an operation of its own, as in front of
    // a loss that takes logits.
    let isOne =
      rule.isElementwise && rule.learnableStart == nil && !rule.isIdentity
      && rule.kernel?.negativeSlope == nil && !(isLast && tape.fusedEnd == function.name)
    if isOne {
      let operation = ActivatedDenseOperation(tape, layer, input: input, activation: rule)
      tape.append(operation)
      tape.trace(layer, preactivation: operation.preactivation, output: operation.output)
      return operation.output
    }
    let operation = DenseOperation(tape, layer, input: input)
    tape.append(operation)
    let output =
      rule.isIdentity
      ? operation.output
      : recordActivation(function, of: operation.output, on: tape, layer: layer)
    tape.trace(layer, preactivation: operation.output, output: output)
    return output
  }
}

/// What was said of a layer's first biases.
enum FirstBiases {
  case absent
  /// As the initialiser of the weights has it.
  case unsaid
  case drawn(Initializer)

  init(_ arguments: Arguments) {
    self =
      arguments["bias"] == .flag(false)
      ? .absent : arguments.initializer("bias").map(FirstBiases.drawn) ?? .unsaid
  }

  /// `nil` for a layer without biases.
  func initializer(beside weights: Initializer) -> Initializer? {
    switch self {
    case .absent: nil
    case .unsaid: weights.product.isOfWholeLayer ? weights : .constant(0)
    case .drawn(let initializer): initializer
    }
  }
}

/// The initialiser that keeps the gradient's size through this activation, or the one that follows a layer without.
func defaultInitializer(for activation: Activation, following: Activation?) -> Initializer {
  let met = activation.product.isIdentity ? following ?? activation : activation
  return met.defaultInitializer
}

extension Configured where Product == any ActivationRule {
  /// How first weights are drawn behind which this activation stands, where nothing else is said.
  public var defaultInitializer: Initializer { Registries.initializers.standard(product.defaultInitializer) }
}

extension Registries {
  static let dense = Entry<any LayerRule>(
    "dense", summary: "Gives each of its units a weighted sum of all inputs, a bias, and an activation.",
    formula: "y = φ(W x + b), W [units, inputs]",
    source: "Rosenblatt 1958; Rumelhart, Hinton & Williams 1986",
    parameters: [
      Parameter("units", [.wholeNumber], range: .from(1, to: 1_000_000), "number of outputs"),
      Parameter("activation", [.activation], default: .made("identity"), "what ends the layer"),
      Parameter(
        "init", [.initializer, .number], default: .none, isKeyed: true,
        "first weights; left out: the activation's own choice"),
      Parameter(
        "bias", [.initializer, .number, .flag], default: true, isKeyed: true,
        "first biases; true: 0, or init=pytorch's own; false: without any"),
    ],
    examples: [
      "dense(64, sigmoid)", "dense(64, tanh, init=lecun)", "dense(64, relu, bias=-8)",
      "dense(64, bias=false) -> batchnorm -> relu", "dense(64, relu, init=pytorch)",
    ]
  ) { arguments in
    Dense(
      width: arguments.integer("units"), function: arguments.activation("activation"),
      givenInitializer: arguments.initializer("init"), bias: FirstBiases(arguments))
  }
}
