/// `rnn`, `lstm` or `gru`: a cell that reads a sequence step by step.
protocol RecurrentRule: LayerRule {
  var recurrent: RecurrentShape { get }
}

extension RecurrentRule {
  var role: LayerRole { .recurrent }
  var units: Int? { recurrent.width }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape {
    guard let steps = input.steps else {
      throw .needsSequence(layer: layer, name: recurrent.name, input: input)
    }
    return SampleShape(steps: recurrent.givesSequence ? steps : nil, width: recurrent.width)
  }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    recurrent.parameters(input: input)
  }
}

/// What recurrent layers share: parameters in PyTorch's names and order of gates, and how they begin.
struct RecurrentShape: Sendable {
  /// The layer's, for what is said of it.
  let name: String
  let units: Int
  /// The number of blocks of `units` rows in each weight.
  let gates: Int
  /// Whether every step's state is given, not the last one's alone.
  let givesSequence: Bool
  /// In which directions the sequence is read: `false` from its first step on, `true` from its last.
  let directions: [Bool]
  let hasBias: Bool
  let initializer: Initializer
  let recurrentInitializer: Initializer
  /// What the block of `bias_ih` of a gate starts from that keeps the state.
  let keepingBias: (gate: Int, value: Double)?

  /// - Parameters:
  ///   - initializer: of the weights on the input, where none is given.
  ///   - keeping: the gate that keeps the state, the parameter that opens it, and its bias where none is given.
  init(
    _ name: String, gates: Int, _ arguments: Arguments, initializer: Initializer,
    keeping: (gate: Int, parameter: String, standard: Double)? = nil
  ) throws(InvalidArgument) {
    self.name = name
    self.gates = gates
    units = arguments.integer("units")
    givesSequence = arguments.flag("sequence")
    directions = arguments.flag("bidirectional") ? [false, true] : [false]
    hasBias = arguments.flag("bias")
    self.initializer = arguments.initializer("init") ?? initializer
    let isWhole = self.initializer.product.isOfWholeLayer
    recurrentInitializer =
      arguments.initializer("recurrent_init") ?? (isWhole ? self.initializer : Registries.orthogonal.made())
    let given = keeping.flatMap { arguments.optionalNumber($0.parameter) }
    if let keeping, given != nil, !hasBias {
      throw InvalidArgument(keeping.parameter, ArgumentMessage.withoutBias(parameter: keeping.parameter))
    }
    keepingBias = keeping.flatMap { keeping in
      (given ?? (isWhole ? nil : keeping.standard)).map { (keeping.gate, $0) }
    }
  }

  /// What is added to the names of the parameters of the direction from the last step on.
  static let backwardSuffix = "_reverse"

  /// The units of all directions.
  var width: Int { directions.count * units }

  func parameters(input: SampleShape) -> [ParameterPlan] {
    directions.flatMap { parameters(input: input, suffix: $0 ? Self.backwardSuffix : "") }
  }

  private func parameters(input: SampleShape, suffix: String) -> [ParameterPlan] {
    let (units, gates, keepingBias) = (units, gates, keepingBias)
    /// Gate by gate: each is a layer of its own as far as the sizes of its weights go.
    func drawn(_ name: String, _ columns: Int?, _ initializer: Initializer) -> ParameterPlan {
      let width = columns ?? 1
      let fanIn = initializer.product.isOfWholeLayer ? units : width
      return ParameterPlan(
        name + suffix, shape: [gates * units] + (columns.map { [$0] } ?? []), initializer: initializer
      ) { stream in
        (0..<gates).flatMap { _ in
          initializer.product.draw(rows: units, columns: width, fanIn: fanIn, fanOut: units, from: &stream)
        }
      }
    }
    var plans = [
      drawn("weight_ih", input.width, initializer), drawn("weight_hh", units, recurrentInitializer),
    ]
    guard hasBias else { return plans }
    let biases = initializer.product.isOfWholeLayer ? initializer : .constant(0)
    let first = drawn("bias_ih", nil, biases)
    plans.append(
      ParameterPlan(first.name, shape: first.shape, initializer: first.initializer) { stream in
        var values = first.draw(&stream)
        if let (gate, value) = keepingBias {
          for place in gate * units..<(gate + 1) * units { values[place] = value }
        }
        return values
      })
    plans.append(drawn("bias_hh", nil, biases))
    return plans
  }
}

extension Configured where Product == any LayerRule {
  /// What the bias of the gate that keeps a recurrent layer's state (lstm's forget gate, gru's update gate) starts from:
  /// 0 where it is drawn around that; `nil` for a layer without such a gate, or without biases.
  package var keepingBias: Double? {
    guard let rule = product as? any RecurrentRule, rule.recurrent.hasBias, !(product is Rnn) else {
      return nil
    }
    return rule.recurrent.keepingBias?.value ?? 0
  }

  /// The same recurrent layer reading forwards alone; `nil` for any other.
  package var readingForwards: Layer? {
    guard self["bidirectional"] == .flag(true) else { return nil }
    var all = arguments(with: [:])
    all["bidirectional"] = false
    return try? Registries.layers[name]?(all)
  }

  /// How a recurrent layer's weights from step to step are drawn; `nil` for any other layer.
  package var recurrentInitializer: Initializer? {
    (product as? any RecurrentRule)?.recurrent.recurrentInitializer
  }
}

/// A recurrent layer: one direction, or two side by side, forwards first.
final class RecurrentOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let directions: [RecurrentDirection<S>]
  /// What a row of the weights of all directions is as long as, and how many there are.
  private let fanIn: Int
  private let gateWidth: Int
  private let steps: Int

  init(
    _ tape: Tape<S>, _ layer: PlannedLayer, _ input: Variable, _ shape: RecurrentShape,
    cell: any RecurrentCell<S>
  ) {
    self.tape = tape
    inputs = [input]
    let output = tape.variable(layer.output, after: input, isParametrized: true)
    self.output = output
    directions = shape.directions.map {
      RecurrentDirection(tape, layer, input: input, output: output, shape, cell: cell, isBackward: $0)
    }
    fanIn = shape.directions.count * (layer.input.width + shape.units)
    (gateWidth, steps) = (shape.gates * shape.units, layer.input.rows)
    tape.trace(layer, output: output, hidden: directions.map(\.record))
  }

  func forward(rows: Range<Int>) {
    for direction in directions { direction.forward(rows: rows) }
  }

  func pullback(rows: Range<Int>) {
    for (place, direction) in directions.enumerated() {
      direction.pullback(rows: rows, accumulates: place > 0 || accumulates[0])
    }
  }

  func gradientTasks(rows: Int) -> Int {
    weightGradientTasks(units: gateWidth, fanIn: fanIn, rows: rows * steps, threads: tape.threads)
  }

  func gradients(task: Int, rows: Int) {
    let own = share(task, of: gradientTasks(rows: rows), count: gateWidth)
    guard !own.isEmpty else { return }
    for direction in directions { direction.gradients(of: own, rows: rows) }
  }
}

extension Parameter {
  static func initial(_ name: String, _ default: Default, _ summary: String) -> Parameter {
    Parameter(
      name, [.initializer, .number], default: `default`, isKeyed: true, summary)
  }

  static let sequence = Parameter(
    "sequence", [.flag], default: false, isKeyed: true,
    "give every step's state, not the last")

  static let recurrentInitializer = initial(
    "recurrent_init", .none, "first weights from step to step; left out: orthogonal, or init=pytorch's own")

  static let recurrentBias = Parameter(
    "bias", [.flag], default: true, isKeyed: true, "whether there are biases")

  static let bidirectional = Parameter(
    "bidirectional", [.flag], default: false, isKeyed: true,
    "read backwards too, with other weights: 2 · units side by side, of the last states PyTorch's h_n (not output[:, -1])"
  )
}
