import CommandKit
import Diagnostics
import Documents
import Engine
import Lab

extension Verb {
  static let theory = Verb(
    Declaration(
      .verb, "theory", group: "see",
      summary:
        "Gives what mean-field theory predicts for wide random layers: lengths, and the factor a layer.",
      discussion: [
        "Of a network: layer by layer, from the real input's variance on; of a network that was trained or loaded, with the variances of its own weights. Of an activation: a wide layer repeated for ever, with init= and bias= as in dense, or with σ_w² and σ_b² as weight_variance= and bias_variance=.",
        "factor is what each layer multiplies the error signal by, √χ₁; the depth scale ξ = 1/|ln χ₁| is the number of layers over which its square changes by a factor e: a signal gets through some six times as many. critical_variance is the σ_w² at which the factor is 1: below it samples draw together and gradients vanish, above it samples drive apart and gradients explode.",
        "Theory is that of wide layers. At a width of n units the error signal differs from draw to draw by a factor that grows with √(depth / n), scatter; width is the n at which that factor is 2.",
      ],
      formula: "q ← σ_w² E[φ(√q z)²] + σ_b²,  χ₁ = σ_w² E[φ′(√q z)²],  z standard normal",
      source: "Poole et al. 2016; Schoenholz et al. 2017; Hanin 2018",
      parameters: [
        Parameter("net", [.network, .activation], isSubject: true, "a network or an activation"),
        Parameter(
          "init", [.initializer, .number], default: .absent,
          "for an activation: how weights are drawn; what dense would take if left out"),
        Parameter(
          "bias", [.initializer, .number], default: .none,
          "for an activation: how biases are drawn; left out: 0, or init=pytorch's own"),
        Parameter(
          "weight_variance", [.number], default: .absent, range: .from(0),
          "for an activation: σ_w², the variance of a weight times the fan-in, in place of init="),
        Parameter(
          "bias_variance", [.number], default: .absent, range: .from(0),
          "for an activation: σ_b², the variance of a bias, in place of bias="),
        .on,
      ],
      examples: [
        Example("theory sigmoid"), Example("theory relu init=he"),
        Example("theory tanh weight_variance=[1, 1.3, 1.76, 2.5, 4] bias_variance=0.05"),
      ]),
    measuring: Measuring(
      measure: { (v) throws(Failure) in try TheoryVerb.measure(v) }, show: TheoryVerb.show),
    fields: [
      "factor": "√χ₁, what a layer multiplies the error signal by on its way back",
      "forward": "what a layer multiplies differences between samples by on their way forward",
      "limit": "the q that a deep stack comes to",
      "length": "q, by layer the variance of the pre-activations",
      "depth_scale": "ξ, in layers: the square of the error signal changes by a factor e",
      "critical_variance": "the variance of the weights, times the fan-in, at which the factor is 1",
      "scatter":
        "of a network: by what factor the error signal, first to last hidden layer, differs between draws of the weights, one standard deviation",
      "width": "of a network: how many units a layer it would take for that factor to be 2",
      "width_per_layer":
        "of an activation: how many units a layer each layer of depth takes, for draws within a factor 2",
    ])
}

enum TheoryVerb {
  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Subject> {
    if case .activation(let activation)? = variant.element("net") {
      return try ofActivation(activation, variant)
    }
    for key in ["init", "bias", "weight_variance", "bias_variance"] {
      if let place = variant.place(key) { throw Failure(VerbMessage.ofActivationsAlone(key: key), at: place) }
    }
    let network = try variant.network()
    let data = try variant.data("on")
    let plan = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
      try NetworkPlan(network.description, input: SampleShape(data.sampleShape))
    }
    let theory: NetworkTheory
    switch NetworkTheory.of(plan, on: data, weights: network.state) {
    case .success(let found): theory = found
    case .failure(let none): throw Failure(none, at: variant.place("net"))
    }
    var fields: NamedList<Element> = [:]
    if let factor = theory.factor { fields["factor"] = .number(factor) }
    if let forward = theory.forwardFactor { fields["forward"] = .number(forward) }
    fields["length"] = .series(Series("layer", theory.layers.map { $0.length ?? .nan }))
    if let scatter = theory.scatter {
      fields["scatter"] = .number(scatter.factor)
      fields["width"] = .number(scatter.width)
    }
    if let repeated = theory.repeated {
      add(repeated, to: &fields, from: theory.layers.compactMap(\.length).first ?? 1)
    }
    return Measurement(
      fields: fields, details: .network(theory, layers: network.description.layerNames)
    )
  }

  /// What it is the theory of: a network layer by layer, or a wide layer.
  enum Subject: LayeredDetails {
    case network(NetworkTheory, layers: [String])
    case activation(TheoryMessage)

    var layerNames: [String] { if case .network(_, let layers) = self { layers } else { [] } }
  }

  private static func add(
    _ layer: WideLayer, to fields: inout NamedList<Element>, from start: Double = 1
  ) {
    fields["limit"] = .number(layer.limit(from: start))
    fields["depth_scale"] = .number(layer.depthScale)
    if let critical = layer.criticalVariance { fields["critical_variance"] = .number(critical) }
  }

  private static func ofActivation(
    _ activation: Activation, _ variant: Variant
  ) throws(Failure) -> Measurement<Subject> {
    guard activation.product.isElementwise else {
      throw Failure(VerbMessage.notElementwise(activation: activation.description), at: variant.place("net"))
    }
    for (own, variance) in [("init", "weight_variance"), ("bias", "bias_variance")] {
      if variant.place(own) != nil, let place = variant.place(variance) {
        throw Failure(VerbMessage.saidTwice(key: own, other: variance), at: place)
      }
    }
    // Initialisers are defined by the fans; here both are the same, and large.
    let fan = 1000
    let initializer = try variant.initializer("init") ?? activation.defaultInitializer
    guard initializer.product.mean == 0 else {
      throw Failure(VerbMessage.notAroundZero, at: variant.place("init"))
    }
    let bias =
      try variant.initializer("bias")?.product
      ?? (initializer.product.isOfWholeLayer ? initializer.product : nil)
    let (weights, biases) = (
      try variant.optionalNumber("weight_variance"), try variant.optionalNumber("bias_variance")
    )
    let layer = WideLayer(
      activation: activation,
      weightVariance: weights ?? Double(fan) * initializer.product.variance(fanIn: fan, fanOut: fan),
      biasVariance: biases ?? bias?.variance(fanIn: fan, fanOut: fan) ?? 0,
      biasMean: biases == nil ? bias?.mean ?? 0 : 0)
    var fields: NamedList<Element> = [
      "factor": .number(layer.factor), "forward": .number(layer.factor),
    ]
    add(layer, to: &fields)
    fields["width_per_layer"] = .number(layer.widthPerLayer)
    fields["length"] = .series(Series("layer", layer.lengths(from: 1, layers: 20)))
    let subject = TheoryMessage.subject(
      activation: activation.description,
      weights: weights.map { .variance($0) } ?? .drawn(initializer: initializer.description, units: fan),
      biasVariance: biases)
    return Measurement(fields: fields, details: .activation(subject))
  }

  // MARK: The picture

  @Sendable static func show(_ measured: Measured<Subject>) -> Document {
    guard let measurement = measured.single else {
      let comparison = Comparison(measured)
      let headline = Comparison<Subject>.Headline(
        title: HeadingMessage.factorPerLayer.string, scale: .linear, number: { $0.fields["factor"]?.number })
      let chart = comparison.chart(headline, title: TitleMessage.theorysFactor.string)
      let table = comparison.table([
        .init(field: "factor", Text(.factorPerLayer), .significant(4)),
        .init(field: "limit", Text(.limit)),
        .init(field: "depth_scale", Text(.depthScale)),
        .init(field: "critical_variance", Text(.criticalVariance)),
      ])
      return Document((chart.map { [$0] } ?? []) + [.table(table)])
    }
    var blocks: [Block] = []
    var isNetwork = false
    switch measurement.details {
    case .network(let theory, let layers):
      isNetwork = true
      blocks.append(.table(table(theory, layers)))
    case .activation(let subject): blocks.append(.paragraph(subject.text))
    }
    func number(_ field: String) -> Double? { measurement.fields[field]?.number }
    let lines: [TheoryMessage?] = [
      number("factor").map { .factor($0) }, isNetwork ? number("forward").map { .forward($0) } : nil,
      number("limit").map { .limit($0) }, number("depth_scale").map { .depthScale($0) },
      number("critical_variance").map { .criticalVariance($0) }, number("scatter").map { .scatter($0) },
      number("width").map { .width($0) }, number("width_per_layer").map { .widthPerLayer($0) },
    ]
    blocks.append(.bullets(lines.compactMap { $0?.text }))
    return Document(blocks)
  }

  private static func table(_ theory: NetworkTheory, _ layers: [String]) -> Table {
    let rows = theory.layers.map { layer -> Table.Row in
      func cell(_ number: Double?, _ format: NumberFormat = .significant(3)) -> Table.Cell {
        number.map { .number($0, format) } ?? .empty
      }
      let name = layers.indices.contains(layer.number) ? layers[layer.number] : ""
      return [
        .number(layer.number + 1), .text(Text(name)), cell(layer.length), cell(layer.slope),
        cell(layer.factor),
        cell(layer.spread, .scientific(2)),
      ]
    }
    return Table(
      columns: [
        .number(""), .init(Text(.layer)), .number(Text(.length)), .number(Text(.slopeOfTheory)),
        .number(Text(.perLayer)),
        .number("→ spread"),
      ], rows: rows)
  }
}
