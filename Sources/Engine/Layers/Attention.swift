/// Multi-head self-attention: each step takes a mean of all steps' values, by how well their keys fit its query.
///
/// [q k v] = x W_inᵀ + b_in; for each head h of width d: A_h = softmax(q_h k_hᵀ / √d), and y = [A_1 v_1 … A_H v_H] W_outᵀ
/// + b_out. Parameters have PyTorch's names, order and layout (`nn.MultiheadAttention`): in_proj_weight [3 width, width],
/// in_proj_bias, out_proj.weight [width, width], out_proj.bias. `init=pytorch` begins them as PyTorch does; by default each of
/// the four projections is drawn as a layer of its own.
struct Attention: LayerRule {
  let heads: Int
  /// Whether a step looks at itself and the steps before alone.
  let isCausal: Bool
  let initializer: Initializer
  let bias: FirstBiases

  var role: LayerRole { .attention }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape {
    guard input.steps != nil else {
      throw .needsSequence(layer: layer, name: Registries.attention.name, input: input)
    }
    guard input.width % heads == 0 else {
      throw .headsDoNotDivide(
        layer: layer, name: Registries.attention.name, heads: heads, width: input.width)
    }
    return input
  }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    let (width, initializer) = (input.width, initializer)
    // A framework draws queries, keys and values as one matrix; here each is a layer of its own, as gates are.
    let isWhole = initializer.product.isOfWholeLayer
    func drawn(_ name: String, parts: Int, columns: Int?, _ initializer: Initializer) -> ParameterPlan {
      ParameterPlan(
        name, shape: [parts * width] + (columns.map { [$0] } ?? []), initializer: initializer
      ) { stream in
        (0..<parts).flatMap { _ in
          initializer.product.draw(
            rows: width, columns: columns ?? 1, fanIn: width, fanOut: width, from: &stream)
        }
      }
    }
    let projection =
      isWhole
      ? ParameterPlan("in_proj_weight", shape: [3 * width, width], initializer: Self.glorotUniform) {
        Self.glorotUniform.product.draw(
          rows: 3 * width, columns: width, fanIn: width, fanOut: 3 * width, from: &$0)
      } : drawn("in_proj_weight", parts: 3, columns: width, initializer)
    let output = drawn("out_proj.weight", parts: 1, columns: width, initializer)
    // PyTorch's are 0 here, other than nn.Linear's.
    guard let bias = bias.initializer(beside: Self.glorotUniform) else { return [projection, output] }
    return [
      projection, drawn("in_proj_bias", parts: 3, columns: nil, bias), output,
      drawn("out_proj.bias", parts: 1, columns: nil, bias),
    ]
  }

  private static var glorotUniform: Initializer {
    Registries.glorot.made(["uniform": true])
  }

  /// For each head how much each step looks at each; queries, keys, values, and what the heads give.
  func kept(input: SampleShape) -> Double {
    Double(input.rows) * (Double(heads) * Double(input.rows) + 4 * Double(input.width))
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let projection = DenseOperation(
      tape, layer, input: input, parameters: "in_proj_",
      output: SampleShape(steps: layer.input.steps, width: 3 * layer.input.width))
    tape.append(projection)
    let mixture = AttentionOperation(tape, projection.output, heads: heads, isCausal: isCausal)
    tape.append(mixture)
    let output = DenseOperation(tape, layer, input: mixture.output, parameters: "out_proj.")
    tape.append(output)
    tape.trace(layer, output: output.output)
    return output.output
  }
}

extension Registries {
  static let attention = Entry<any LayerRule>(
    "attention",
    summary:
      "Self-attention with several heads: each step takes a mean of all steps, by how well their keys fit its query.",
    formula:
      "y = [A₁ V₁ … A_H V_H] W_outᵀ + b, A_h = softmax(Q_h K_hᵀ / √(width/heads)), [Q K V] = x W_inᵀ + b",
    source: "Vaswani et al. 2017; what depth does to it: Dong, Cordonnier & Loukas 2021, Noci et al. 2022",
    parameters: [
      Parameter(
        "heads", [.wholeNumber], default: 4, range: .from(1, to: 1_000_000),
        "how many means there are side by side; they share out the width, and divide it"),
      Parameter(
        "causal", [.flag], default: false, isKeyed: true, "a step looks at no later one"),
      .initial("init", .made("glorot"), "first weights of queries, keys, values and output"),
      Parameter(
        "bias", [.initializer, .number, .flag], default: true, isKeyed: true,
        "first biases; true: 0; false: without any"),
    ],
    examples: [
      "attention(4)", "attention(4, causal=true)", "dense(64) -> residual(layernorm -> attention(4)) -> mean",
    ]
  ) { arguments in
    Attention(
      heads: arguments.integer("heads"), isCausal: arguments.flag("causal"),
      initializer: arguments.initializer("init") ?? Registries.initializers.standard("glorot"),
      bias: FirstBiases(arguments))
  }
}
