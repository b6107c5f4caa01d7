import CommandKit
import Diagnostics
import Documents
import Engine
import Lab

extension Verb {
  static let explain = Verb(
    Declaration(
      .verb, "explain", group: "see",
      summary:
        "Shows the chain rule with the numbers in it: a chain of single units, or one layer of a network.",
      discussion: [
        "For a chain of layers of one unit each: every factor φ′(z)·w and the running product from the output back. For any other network: one unit of one dense layer, the one with the largest error signal, as the sum over the next dense layer taken back through the activation, and through a normalisation that stands between: that takes a part off, since every value moves the mean and the variance."
      ],
      formula: "δₖ = φ′(zₖ) · Σ w δₖ₊₁",
      source: "Rumelhart, Hinton & Williams 1986",
      parameters: [
        .network,
        Parameter(
          "layer", [.wholeNumber], default: 1, range: .from(1),
          "the layer, for a network that is no chain of single units"),
        Parameter("sample", [.wholeNumber], default: 1, range: .from(1), "the sample that is sent through"),
        .on, .seeds,
      ],
      examples: [
        Example("explain 5 * dense(1, sigmoid)"),
        Example("explain 3 * dense(8, tanh) -> dense(1, sigmoid) layer=2"),
      ]),
    measuring: Measuring(
      measure: { (v) throws(Failure) in try ExplainVerb.measure(v) }, show: ExplainVerb.show),
    fields: [
      "product": "what the factors multiply to: the gradient that arrives",
      "factors":
        "by layer the slope times the next weight; of one layer, its slope and the sum that it multiplies",
    ])
}

enum ExplainVerb {
  /// What there is to show: a chain of single units from end to end, or one unit of one layer.
  enum Explanation: Sendable {
    case chain(ChainRule)
    case layer(LayerStep)
  }

  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Explanation> {
    let network = try variant.network()
    let data = try variant.data("on")
    let sample = try variant.integer("sample") - 1
    guard sample < data.count else {
      throw Failure(VerbMessage.samplesEnd(count: data.count), at: variant.place("sample"))
    }
    let layer = try variant.integer("layer") - 1
    let state = try network.started(on: data, at: variant.place("net"))
    if let chain = ChainRule(network.description, state, sample: Array(data.sample(sample))) {
      return Measurement(
        fields: ["product": .number(chain.product), "factors": .series(Series("layer", chain.factors))],
        details: .chain(chain))
    }
    let count = network.description.layers.count
    guard layer + 1 < count else {
      throw Failure(
        VerbMessage.layersEnd(count: count), at: variant.place("layer") ?? variant.place("net"))
    }
    let step = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
      try LayerStep(network.description, state, on: data, layer: layer, sample: sample)
    }
    guard let step else {
      throw Failure(
        VerbMessage.notBetweenDense(layer: layer + 1), at: variant.place("layer") ?? variant.place("net"))
    }
    return Measurement(
      fields: [
        "product": .number(step.signal), "factors": .series(Series("factor", [step.slope, step.sum])),
      ], details: .layer(step))
  }

  @Sendable static func show(_ measured: Measured<Explanation>) -> Document {
    switch measured.single?.details {
    case .chain(let chain)?: return show(chain)
    case .layer(let step)?: return show(step)
    case nil:
      return Document([
        .table(
          Comparison(measured).table([.init(field: "product", Text(.productOfFactors), .significant(4))]))
      ])
    }
  }

  private static func show(_ chain: ChainRule) -> Document {
    let rows = chain.links.map { link -> Table.Row in
      [
        .number(link.layer + 1), .text(Text(link.activation.description)),
        link.weight.map { .number($0, .significant(3)) } ?? .empty,
        .number(link.preactivation, .significant(3)),
        .number(link.slope, .significant(3)), .number(link.nextWeight, .significant(3)),
        .number(link.factor, .significant(3)), .number(link.product, .significant(3)),
        .bar(abs(link.product)),
      ]
    }
    let axis = ChartAxis("|\(HeadingMessage.product.string)|", .log10)
    let shown = chain.factors.prefix(3).map { NumberFormat.significant(3).string($0) }.joined(
      separator: " · ")
    let more = chain.factors.count > 3 ? " · …" : ""
    return Document([
      .paragraph(ExplanationMessage.chain.text),
      .table(
        Table(
          columns: [
            .number(""), .init(Text(.unit), drop: 1), .number("w", drop: 2), .number("z"), .number("φ′(z)"),
            .number(Text(.nextWeight)),
            .number("φ′·w"), .number(Text(.product)), .bars(axis, drop: 3),
          ], rows: rows)),
      .paragraph(
        "∂output/∂z₁ = \(shown)\(more) = \(chain.product, .strong, format: .significant(4))"),
    ])
  }

  private static func show(_ step: LayerStep) -> Document {
    let most = 8
    let rows = step.terms.prefix(most).map { term -> Table.Row in
      [
        .number(term.unit + 1), .number(term.weight, .significant(3)), .number(term.signal, .significant(3)),
        .number(term.product, .significant(3)),
      ]
    }
    let rest = step.terms.dropFirst(most).reduce(0) { $0 + $1.product }
    var foot: [Text] = []
    if step.terms.count > most {
      foot.append(ExplanationMessage.rest(units: step.terms.count - most, sum: rest).text)
    }
    return Document(
      [
        .paragraph(
          ExplanationMessage.layer(
            step.layer + 1, unit: step.unit + 1, sample: step.sample + 1, next: step.next + 1
          ).text
        ),
        .table(
          Table(
            columns: [.number(Text(.unit)), .number("w"), .number(Text(.itsSignal)), .number("w·δ")],
            rows: Array(rows),
            foot: foot,
            folds: false)),
      ] + passages(step))
  }

  /// From the sum over the next layer to the layer's own error signal.
  private static func passages(_ step: LayerStep) -> [Block] {
    var reached = step.sum
    return step.passages.enumerated().map { place, passage -> Block in
      let isLast = place == step.passages.count - 1
      let before = reached
      switch passage {
      case .slope(let activation, let z, let slope):
        reached = isLast ? step.signal : slope * before
        return .paragraph(
          "\(name(isLast)) = φ′(z) · \(source(place)) = \(activation.description)′(\(z, format: .significant(3))) · \(before, format: .significant(3)) = \(slope, format: .significant(3)) · \(before, format: .significant(3)) = \(reached, .strong, format: .significant(4))"
        )
      case .normalization(let layer, let gain, let shared):
        reached = isLast ? step.signal : gain * before + shared
        return .paragraph(
          "\(name(isLast)) = scale/σ · \(source(place)) \(shared < 0 ? "−" : "+") \(ExplanationMessage.takenUp(by: layer.name).text) = \(gain, format: .significant(3)) · \(before, format: .significant(3)) \(shared < 0 ? "−" : "+") \(abs(shared), format: .significant(3)) = \(reached, .strong, format: .significant(4))"
        )
      }
    }
  }

  private static func name(_ isLast: Bool) -> Text { isLast ? "δ" : "g" }
  private static func source(_ place: Int) -> Text { place == 0 ? "Σ w·δ" : "g" }
}
