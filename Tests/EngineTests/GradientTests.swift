import Testing
import Typed

@testable import Engine

/// Analytic gradients against central differences, in Double, over the registries: a new activation, layer or loss is
/// checked without anyone asking.
@Suite struct GradientTests {
  static let activations = Registries.activations.entries.map(\.name)
  static let losses = Registries.losses.entries.map(\.name)

  /// Every layer as it is, and with each of its switches thrown; `sequence` is tried below.
  static let layers: [String] = Registries.layers.entries.flatMap { entry -> [String] in
    let first: String? =
      switch entry.parameters.first {
      case let first? where first.isRequired && first.isWhole: "4"
      case let first? where first.isRequired && first.takes(.network): "dense(4, tanh) -> dense(4)"
      default: nil
      }
    let switched = entry.parameters.compactMap { parameter -> String? in
      guard case .flag(let flag) = parameter.default, parameter.name != "sequence" else { return nil }
      return "\(parameter.name)=\(!flag)"
    }
    return ([nil] + switched).map { given in
      let arguments = [first, given].compactMap { $0 }
      return arguments.isEmpty ? entry.name : "\(entry.name)(\(arguments.joined(separator: ", ")))"
    }
  }

  static func isRecurrent(_ name: String) -> Bool {
    (try? Typed.network(name).layers[0].product.shape(of: SampleShape(width: 4), layer: 0)) == nil
  }

  @Test(
    "every activation with every loss has the gradients of its differences", arguments: activations, losses)
  func activationsAndLosses(_ activation: String, _ loss: String) throws {
    let rule = try Typed.loss(loss).product
    let isLogits =
      try Typed.activation(activation).product.isIdentity || rule.fusesAfter.contains(activation)
    // Losses that want probabilities or logits get them from a layer of their own.
    let end =
      rule.fusesAfter.isEmpty || isLogits
      ? "dense(3, \(activation))"
      : "dense(4, \(activation)) -> dense(3, \(rule.takesLogits ? "identity" : rule.fusesAfter[0]))"
    let plainEnd =
      isLogits && !rule.takesLogits && !rule.fusesAfter.contains(activation) && !rule.fusesAfter.isEmpty
      ? "dense(4, \(activation)) -> dense(3, \(rule.fusesAfter[0]))" : end
    let net = "dense(5, \(activation)) -> \(plainEnd)"
    let error = try largestError(net, loss: loss, data: data(for: rule, sampleShape: [3], width: 3))
    #expect(error < 1e-6, "\(net) with \(loss)")
  }

  @Test("every layer has the gradients of its differences", arguments: layers)
  func layersOnTheirOwn(_ layer: String) throws {
    let recurrent = Self.isRecurrent(layer)
    let first = recurrent ? "" : "dense(4, tanh) -> "
    let shape = recurrent ? [3, 4] : [4]
    let net = "\(first)\(layer) -> dense(2, tanh)"
    let outputs = try NetworkPlan(Typed.network(net), input: SampleShape(shape)).output.count
    #expect(
      try largestError(
        net, loss: "mse", data: data(for: Typed.loss("mse").product, sampleShape: shape, width: outputs))
        < 1e-6, "\(net)")
  }

  @Test(
    "layers that give sequences, pairs of recurrent ones, attention and its blocks have the gradients of their differences",
    arguments: [
      "rnn(3, relu, sequence=true) -> gru(3)", "lstm(3, sequence=true) -> rnn(4)",
      "gru(4, sequence=true) -> layernorm -> dense(3, sequence_free) -> lstm(2)",
      "residual(rnn(4, sequence=true)) -> batchnorm -> gru(3)", "attention(1) -> mean",
      "attention(2) -> gru(3)", "attention(2, bias=false) -> mean",
      "attention(2, causal=true) -> mean", "attention(4, causal=true) -> lstm(3)",
      "residual(layernorm -> attention(2)) -> residual(layernorm -> dense(5, gelu) -> dense(4)) -> mean",
      "residual(attention(2)) -> layernorm -> residual(dense(5, gelu) -> dense(4)) -> layernorm -> mean",
      "2 * lstm(2, bidirectional=true, sequence=true) -> gru(3, bidirectional=true)",
      "residual(gru(2, bidirectional=true, sequence=true)) -> rnn(2, relu, bidirectional=true, bias=false)",
    ])
  func sequences(_ net: String) throws {
    let net = net.replacing("sequence_free", with: "tanh") + " -> dense(2)"
    let data = try data(for: Typed.loss("mse").product, sampleShape: [3, 4], width: 2)
    #expect(try largestError(net, loss: "mse", data: data) < 1e-6)
  }

  @Test(
    "single outputs and losses with arguments have the gradients of their differences",
    arguments: [
      ("dense(1)", "bce_logits(positive_weight=3)"), ("dense(1, sigmoid)", "focal(gamma=2, alpha=0.25)"),
      ("dense(1, sigmoid)", "bce(positive_weight=3)"), ("dense(1, hard_sigmoid)", "bce"),
      ("dense(1)", "focal(gamma=0.5)"), ("dense(3)", "cross_entropy(label_smoothing=0.2)"),
      ("dense(3, softmax)", "cross_entropy(weights=by_class(1, 2, 0.5))"), ("dense(3, softmax)", "focal(1)"),
      ("dense(3, softmax)", "mse"), ("dense(3)", "huber(0.1)"),
    ])
  func lossesWithArguments(_ end: String, _ loss: String) throws {
    let width = try Typed.network(end).layers[0]["units"] == .number(1) ? 1 : 3
    let data = try data(for: Typed.loss(loss).product, sampleShape: [3], width: width)
    #expect(try largestError("dense(4, tanh) -> \(end)", loss: loss, data: data) < 1e-6)
  }

  @Test("on both sides of each kink the slope is that of the differences", arguments: activations)
  func kinks(_ name: String) throws {
    let activation = try Typed.activation(name)
    try #require(activation.product.isElementwise || name == "softmax")
    for kink in activation.product.kinks {
      for z in [kink - 1e-3, kink + 1e-3] {
        let difference = (activation.value(z + 1e-7) - activation.value(z - 1e-7)) / 2e-7
        #expect(abs(difference - activation.slope(z)) < 1e-6, "\(name) at \(z)")
      }
    }
    for z in [-3.7, -0.9, -0.2, 0.4, 1.3, 5] where activation.product.isElementwise {
      let difference = (activation.value(z + 1e-6) - activation.value(z - 1e-6)) / 2e-6
      #expect(abs(difference - activation.slope(z)) < 1e-8, "\(name) at \(z)")
      #expect(activation.slope(z) <= activation.largestSlope * (1 + 1e-12), "\(name) at \(z)")
    }
  }

  private func data(for rule: any LossRule, sampleShape: [Int], width: Int) throws -> DataSet {
    var stream = RandomStream(seed: 11, purpose: .data)
    let count = 7
    let features = stream.normals(count * sampleShape.reduce(1, *))
    let labels: DataSet.Labels =
      if rule.needsClasses(outputs: width) {
        .classes((0..<count).map { $0 % width }, of: width)
      } else if rule.fusesAfter.isEmpty {
        .values(stream.normals(count * width), width: width)
      } else {
        .values((0..<count * width).map { Double($0 % 2) }, width: width)
      }
    return DataSet("data", sampleShape: sampleShape, features: features, labels: labels)
  }

  /// The largest difference between a gradient and its central difference, relative to its tensor's largest entry.
  private func largestError(_ net: String, loss: String, data: DataSet) throws -> Double {
    let description = try Typed.network(net)
    var state = try NetworkState.initial(description, input: SampleShape(data.sampleShape), seed: 3)
    // Away from the initial zeros, so that no gradient vanishes by symmetry.
    var stream = RandomStream(seed: 5, purpose: .data)
    for place in state.parameters.indices {
      let shifts = stream.normals(state.parameters[place].values.count, deviation: 0.1)
      state.parameters[place].values = zip(state.parameters[place].values, shifts).map { $0 + $1 }
    }
    let model = try Model<Double>(description, state: state, data: data, loss: Typed.loss(loss))
    model.forward()
    model.backward()
    let gradients = Array(model.gradients)
    var worst = 0.0
    for slice in model.plan.parameters {
      let largest = max(gradients[slice.range].reduce(0) { max($0, abs($1)) }, 1e-4)
      for place in slice.range {
        let kept = model.parameters[place]
        func loss(at shift: Double) -> Double {
          model.parameters[place] = kept + shift
          model.forward()
          return model.loss
        }
        let step = 1e-5
        let difference =
          (8 * (loss(at: step) - loss(at: -step)) - (loss(at: 2 * step) - loss(at: -2 * step))) / (12 * step)
        model.parameters[place] = kept
        worst = max(worst, abs(difference - gradients[place]) / largest)
      }
    }
    return worst
  }
}
