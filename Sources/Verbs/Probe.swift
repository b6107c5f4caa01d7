import CommandKit
import Diagnostics
import Documents
import Engine
import Lab
import RealModule

extension Verb {
  static let probe = Verb(
    Declaration(
      .verb, "probe", group: "see",
      summary: "Sends the data forward and the gradient back once, and shows what arrives at each layer.",
      discussion: [
        "A network trains by gradient steps if three things hold, layer by layer, and the columns measure them.",
        "→ Do the samples stay apart? size is the RMS of a layer's outputs; spread how far apart the samples are there, relative to that size (its square is 1 − the part that all samples share); nudge what a small change of the input has become, relative to the size, 1 at the input; distinct how many samples the arithmetic can tell apart.",
        "← Does the error arrive? signal is the error signal δ: the gradient of each sample's own loss with respect to the layer's pre-activations, its norm over the units, RMS over samples; ×/layer is what the layer's step back multiplies it by. factor is the geometric mean of ×/layer over the hidden layers, taken apart into the slope of the activation and the weights, beside the factor that mean-field theory predicts.",
        "Does the layer move? weight grad is what an optimizer sees: error signal times what comes in, averaged over the samples. step is how far one real step of with=, on a copy, moves the weights relative to their size: about 0.001 is usual, below 1e−6 nothing moves, above 0.1 the layer jumps.",
        "A narrow terminal shows the columns that the verdict speaks of, and names the others. Each of these words has a page: help nudge.",
      ],
      parameters: [
        .networkOrRun,
        .on,
        Parameter(
          "with", [.optimizer], default: .made("adam", [0.001]), "the optimizer whose step is measured"),
        .mode,
        .loss,
        .seeds,
        Parameter(
          "step", [.wholeNumber], default: .absent, range: .from(0),
          "of a run: the step whose figures are shown; the last if left out"),
      ],
      examples: [
        Example("probe 20 * dense(64, sigmoid) -> dense(1, sigmoid)"),
        Example(
          "probe tower(20, [sigmoid, tanh, relu])",
          setup: ["tower(depth, act) = depth * dense(16, act) -> dense(1, sigmoid)"]),
      ]),
    measuring: Measuring(measure: { (v) throws(Failure) in try ProbeVerb.measure(v) }, show: ProbeVerb.show),
    ofRuns: ProbeOfRun.measuring,
    fields: [
      "size": "by layer the RMS of its outputs",
      "spread": "by layer how far apart the samples still are, relative to the outputs' size",
      "step_spread":
        "by layer that gives a sequence how far its steps still are apart, relative to the outputs' size",
      "nudge":
        "by layer what a small change of the input has become, relative to the outputs' size; 1 at the input",
      "distinct": "by layer how many samples the arithmetic can still tell apart",
      "signal": "by layer the error signal δ: its norm over the units, RMS over samples",
      "factors": "by layer its error signal relative to that of the next layer with weights",
      "factor": "what a hidden layer multiplies the error signal by going back, the geometric mean over them",
      "gradient": "by layer the RMS of the weight gradient's entries",
      "ratio": "of weight gradients: gradient[1] / gradient[last]",
      "step": "by layer how far one step of with= moves the weights, relative to their size",
      "slope": "by layer the RMS of the activation's slope φ′(z)",
      "saturated": "by layer the share of slopes below a twentieth of the largest, from 0 to 1",
      "dead": "by layer how many units no sample wakes",
      "norm": "the norm of all gradients together",
      "loss": "the loss of this one pass",
      "theory": "what mean-field theory predicts: factor and forward",
      "forward": "what a hidden layer multiplies differences between samples by going forward",
      "time": "of a recurrent layer, by time step the error signal of its state",
      "time_size": "of a recurrent layer, by time step the RMS of its state",
      "time_nudge":
        "of a recurrent layer, by time step what a small change of the input has become in its state",
      "time_back":
        "of a layer with bidirectional=true, time of the direction that reads backwards, in the order of reading: [1] is the sequence's last step",
      "time_size_back": "the same of time_size",
      "time_nudge_back": "the same of time_nudge",
    ])
}

/// The measurement behind `probe`.
enum ProbeVerb {
  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Diagnostics.Probe> {
    if let place = variant.place("step") { throw Failure(RunVerbMessage.stepOfNetwork, at: place) }
    let network = try variant.network()
    let data = try variant.data("on")
    let loss = try variant.loss("loss")
    let mode = try variant.mode()
    let optimizer = try variant.optimizer("with")
    let start = try network.started(on: data, at: variant.place("net"))
    let probe = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
      try Diagnostics.Probe(
        network.description, start, on: data, loss: loss, mode: mode, optimizer: optimizer,
        precision: variant.precision, threads: variant.context.threads, shouldStop: variant.context.shouldStop
      )
    }
    return measurement(probe)
  }

  private static func measurement(_ probe: Diagnostics.Probe) -> Measurement<Diagnostics.Probe> {
    func layers(_ value: (ProbedLayer) -> Double?) -> Element {
      .series(Series("layer", probe.layers.map { value($0) ?? .nan }))
    }
    var fields: NamedList<Element> = [:]
    if let factor = probe.factor { fields["factor"] = .number(factor) }
    fields["gradient"] = layers(\.weightGradient)
    if let ratio = probe.ratio { fields["ratio"] = .number(ratio) }
    fields["signal"] = layers(\.signal)
    fields["factors"] = .series(Series("layer", probe.factors.map { $0 ?? .nan }))
    fields["slope"] = layers(\.slope)
    fields["saturated"] = layers(\.saturated)
    fields["size"] = layers(\.size)
    fields["spread"] = layers(\.spread)
    if probe.layers.contains(where: { $0.stepSpread != nil }) {
      fields["step_spread"] = layers(\.stepSpread)
    }
    fields["nudge"] = layers(\.nudge)
    fields["step"] = layers(\.step)
    fields["distinct"] = layers { Double($0.distinct) }
    fields["dead"] = layers { Double($0.deadUnits) }
    fields["norm"] = .number(probe.norm)
    fields["loss"] = .number(probe.loss)
    if let forward = probe.forwardFactor { fields["forward"] = .number(forward) }
    for course in probe.layers.first(where: { !$0.throughTime.isEmpty })?.throughTime ?? [] {
      let end = course.isBackward ? "_back" : ""
      fields["time\(end)"] = .series(Series("step", course.signals))
      fields["time_size\(end)"] = .series(Series("step", course.sizes))
      fields["time_nudge\(end)"] = .series(Series("step", course.nudges.map { $0 ?? .nan }))
    }
    if case .success(let theory) = probe.theory {
      var inner: NamedList<Element> = [:]
      if let factor = theory.factor { inner["factor"] = .number(factor) }
      if let forward = theory.forwardFactor { inner["forward"] = .number(forward) }
      fields["theory"] = .record(Record(verb: "theory", fields: inner))
    }
    return Measurement(fields: fields, details: probe)
  }

  // MARK: The picture

  @Sendable static func show(_ measured: Measured<Diagnostics.Probe>) -> Document {
    guard let probe = measured.single?.details else {
      return compare(measured)
    }
    let data = measured.invocation.written("on") ?? "data"
    var head = [
      ProbeMessage.head(
        subject: measured.subject, layers: probe.layers.count, parameters: probe.parameterCount,
        precision: probe.precision, data: data)
    ]
    // Said where a layer does something else in the other mode.
    if probe.dependsOnMode { head.append(.mode(probe.mode)) }
    if let optimizer = probe.optimizer { head.append(.stepOf(optimizer: optimizer.descriptionWithRate)) }
    var blocks: [Block] = [
      .paragraph(head.map(\.text).joined(separator: " · ")),
      .table(ProbeTable(probe).table),
    ]
    if let time = timeChart(probe) { blocks.append(time) }
    let diagnosis = Diagnosis(probe)
    if let remark = probe.remark(beside: diagnosis) {
      blocks.append(.paragraph(Text(remark.words(in: .current))))
    }
    blocks += diagnosis.paragraphs(in: .current).map { .paragraph(Text($0)) }
    let tries = suggestions(probe, measured)
    if !tries.isEmpty {
      blocks.append(
        .aside(
          .suggestion, [.paragraph(tries.map { Text($0, .code) }.joined(separator: ProbeMessage.or.text))])
      )
    }
    return Document(blocks)
  }

  private static func timeChart(_ probe: Diagnostics.Probe) -> Block? {
    let courses = probe.layers.flatMap { layer in layer.throughTime.map { (layer, $0) } }
      .filter { $0.1.signals.count > 1 }
    guard !courses.isEmpty else { return nil }
    let goesBack = courses.contains(where: \.1.isBackward)
    return .chart(
      LineChart(
        TitleMessage.gradientThroughTime.string,
        x: ChartAxis((goesBack ? HeadingMessage.stepInOrderOfReading : .step).string),
        y: ChartAxis(HeadingMessage.gradientOfState.string, .log10),
        series: courses.map { layer, course in
          LineChart.Series(
            HeadingMessage.layerThroughTime(
              number: layer.number + 1, name: layer.layer.name, isBackward: course.isBackward
            ).string,
            x: course.signals.indices.map { Double($0 + 1) }, y: course.signals)
        }))
  }

  /// Lines to type next: the same network with another word in its place.
  private static func suggestions(
    _ probe: Diagnostics.Probe, _ measured: Measured<Diagnostics.Probe>
  ) -> [String] {
    guard let factor = probe.factor, !(0.9...1.1).contains(factor),
      let expression = measured.invocation.expression("net")
    else {
      return []
    }
    let name = probe.hidden.compactMap(\.activation).first?.name ?? "sigmoid"
    let others = ["sigmoid", "tanh", "relu"].filter { $0 != name }
    var lines: [String] = []
    func varying(_ whole: Syntax.Expression) -> Syntax.Expression {
      // The output layer keeps its own.
      if case .chain(let parts) = whole.kind, let output = parts.last {
        return Syntax.Expression(.chain(parts.dropLast().map(varying) + [output]), whole.span)
      }
      return whole.rewritten { part in
        guard case .name(name) = part.kind else { return nil }
        return Syntax.Expression(
          .list(([name] + others).map { Syntax.Expression(.name($0), part.span) }), part.span)
      }
    }
    let varied = varying(expression)
    if varied != expression { lines.append(measured.line(Verb.probe.declaration, varied.description)) }
    lines.append(measured.line(Verb.diagnose.declaration))
    return lines
  }

  // MARK: Several

  private static func compare(_ measured: Measured<Diagnostics.Probe>) -> Document {
    let comparison = Comparison(measured)
    let theory: @Sendable (Measurement<Diagnostics.Probe>) -> Double? = { measurement in
      if case .record(let theory)? = measurement.fields["theory"] {
        theory.fields["factor"]?.number
      } else {
        nil
      }
    }
    func last(_ field: String) -> @Sendable (Measurement<Diagnostics.Probe>) -> Double? {
      { $0.fields[field]?.numbers?.last { !$0.isNaN } }
    }
    let columns: [Comparison<Diagnostics.Probe>.Column] = [
      .init(field: "factor", Text(.perLayer)), .init(Text(.theory), .significant(3), drop: 5, theory),
      .init(Text(.slopesPart), drop: 4) { $0.details.slopePart },
      .init(Text(.weightsPart), drop: 3) { $0.details.weightsPart },
      .init(field: "ratio", Text(.gradientRatio), .scientific(2)),
      .init(Text(.lastSpread), .scientific(2), drop: 2, last("spread")),
      .init(Text(.lastDistinct), .exact, drop: 1, last("distinct")),
    ]
    var blocks: [Block] = []
    let headline = Comparison<Diagnostics.Probe>.Headline(
      title: HeadingMessage.gradientFirstToLast.string, scale: .log10, number: { $0.fields["ratio"]?.number },
      theory: { measurement in
        let probe = measurement.details
        guard let factor = theory(measurement),
          let measured = probe.factor,
          let ratio = probe.ratio, probe.hidden.count > 1
        else { return nil }
        // Theory tells the factor between hidden layers; the hops to input and output are taken as measured.
        let hops = Double(probe.hidden.count - 1)
        return ratio * Double.pow(factor / measured, hops)
      })
    // Of networks that are equally deep the factor tells more: the ratio of gradients hides that both may be small.
    let factors = Comparison<Diagnostics.Probe>.Headline(
      title: HeadingMessage.perLayer.string, scale: .linear, number: { $0.fields["factor"]?.number },
      theory: theory)
    let isOneDepth = Set(measured.all.map { $0.details.hidden.count }).count == 1
    if isOneDepth, measured.all.allSatisfy({ $0.fields["factor"] != nil }),
      let chart = comparison.chart(factors, title: TitleMessage.factorOfLayer.string)
    {
      blocks.append(chart)
    } else if let chart = comparison.chart(headline, title: TitleMessage.gradientAtFirstLayer.string) {
      blocks.append(chart)
      blocks += comparison.fits(headline).map { label, factor in
        .paragraph(ProbeMessage.fitted(label: label, factor: factor).text)
      }
    }
    blocks.append(.table(comparison.table(columns)))
    if measured.all.contains(where: { $0.details.layers.count == 1 }),
      measured.value.axes.contains(where: { $0.name == "net" })
    {
      blocks.append(
        .aside(.note, [.paragraph(ProbeMessage.sideBySide.text)]))
    }
    return Document(blocks)
  }
}
