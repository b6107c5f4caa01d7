/// An activation as a layer of its own.
struct ActivationLayer: LayerRule {
  let function: Activation

  var activation: Activation? { function }

  func shape(of input: SampleShape, layer: Int) throws(ShapeError) -> SampleShape { input }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    function.product.learnableStart.map { [.constant("slope", 1, $0)] } ?? []
  }

  func record<S: Scalar>(on recorder: Recorder<S>, layer: PlannedLayer, input: Variable) -> Variable {
    preconditionFailure("not recorded yet")
  }
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
