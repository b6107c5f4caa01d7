/// An activation as a layer of its own.
struct ActivationLayer: LayerRule {
  let function: Activation

  var role: LayerRole { .activation }
  var activation: Activation? { function }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape { input }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    function.product.learnableStart.map { [.constant("slope", 1, $0)] } ?? []
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let output = recordActivation(function, of: input, on: tape, layer: layer)
    tape.trace(layer, preactivation: input, output: output)
    return output
  }
}

/// Records φ as an operation of its own.
func recordActivation<S: Scalar>(
  _ function: Activation, of z: Variable, on tape: Tape<S>, layer: PlannedLayer
) -> Variable {
  let rule = function.product
  if layer.number == tape.plan.lastNumber && tape.fusedEnd == function.name { tape.logits = z }
  let operation: any Operation<S> =
    if let slope = tape.parameter(layer, "slope") {
      PreluOperation(tape, z, slope: slope)
    } else if rule.isElementwise {
      ActivationOperation(tape, z, rule)
    } else {
      SoftmaxOperation(tape, z)
    }
  tape.append(operation)
  return operation.output
}

extension Registries {
  static let activationLayers: [Entry<any LayerRule>] = activations.entries.map { entry in
    Entry(
      entry.name, summary: entry.summary, formula: entry.formula, source: entry.source,
      parameters: entry.parameters, examples: [entry.name]
    ) { (arguments) throws(InvalidArgument) in
      let given = zip(arguments.parameters, arguments.values).map { ($0.name, $1) }
      return ActivationLayer(function: try entry(Dictionary(uniqueKeysWithValues: given)))
    }
  }
}

extension Configured where Product == any ActivationRule {
  /// The same as a layer of its own.
  public var layer: Layer {
    Configured<any LayerRule>(
      name: name, parameters: parameters, arguments: arguments, product: ActivationLayer(function: self))
  }
}
