import CommandKit
import Diagnostics
import Documents
import Engine
import Lab

extension Verb {
  static let spectrum = Verb(
    Declaration(
      .verb, "spectrum", group: "see",
      summary:
        "Shows by how much a network stretches each direction of what goes in: the singular values of its Jacobian.",
      discussion: [
        "Two samples that lie close together differ by a small step in some direction. A stretch of layers makes another small step of it, longer or shorter: the singular values say by what factor, one for each direction, and the error signal is stretched by the same factors on its way back. A network trains well where they are alike and near 1. Where one is large and all others are small, whatever comes in leaves along one direction, and so does the gradient: the mean may keep its size while nearly everything is lost.",
        "It is taken at some samples, from the input to what the last layer with weights takes; from= and to= are the layers behind which it begins and ends, 0 for the input: from=1 leaves out the first layer, which turns the input's few directions into many. In a network with rnn or gru it is taken from the state after the first time step to the last, and from= and to= are time steps; with bidirectional=true in the direction that reads forwards.",
        "Always in float64, and exact up to 256 directions: J is built row by row from backward passes, its singular values by Jacobi rotations. Beyond, largest comes from a block power iteration, and mean_square and directions from products with 64 random vectors; median and smallest are not there. dropout is left out. batchnorm takes the statistics of all the data (mode=train), or its running ones (mode=eval), as fixed.",
      ],
      formula: "J = ∂h(to)/∂h(from) = Π D W,  directions = (Σσ²)² / Σσ⁴",
      source: "Saxe, McClelland & Ganguli 2014; Pennington, Schoenholz & Ganguli 2017",
      parameters: [
        .network, .on,
        Parameter(
          "samples", [.wholeNumber], default: 5, range: .from(1), "at how many samples, spread over the data"
        ),
        Parameter(
          "from", [.wholeNumber], default: .absent, range: .from(0),
          "the layer behind which it begins, 0 for the input; with a recurrent layer the time step"),
        Parameter(
          "to", [.wholeNumber], default: .absent, range: .from(1),
          "the layer behind which it ends; with a recurrent layer the time step"),
        Parameter(
          "mode", [.word], isWord: true, default: "train", choices: ["train", "eval"],
          "train: batchnorm by the statistics of the data; eval: by its running ones"),
        .seeds,
      ],
      examples: [
        Example("spectrum 20 * dense(16, tanh) -> dense(1, sigmoid)"),
        Example("spectrum 20 * dense(16, tanh, init=[glorot, orthogonal]) -> dense(1, sigmoid) from=1"),
      ]),
    measuring: Measuring(
      measure: { (v) throws(Failure) in try SpectrumVerb.measure(v) }, show: SpectrumVerb.show),
    fields: [
      "values": "all singular values of all samples together, from the largest down",
      "largest": "the largest singular value at a sample, the median over the samples",
      "median": "the middle one at a sample, the median over the samples",
      "smallest": "the smallest one at a sample, the median over the samples",
      "condition":
        "largest over smallest at a sample, the median over the samples; 1e14 stands for all that float64 can't tell",
      "mean_square": "the mean of the squared singular values, over all samples",
      "directions":
        "how many directions carry what is left, (Σσ²)² / Σσ⁴ at a sample, the median over the samples",
      "theory": "what theory predicts in the mean over draws: mean_square and directions",
    ])
}

enum SpectrumVerb {
  struct Details: Sendable {
    let spectrum: Spectrum
    let theory: SpectrumTheory?
  }

  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Details> {
    let network = try variant.network()
    let data = try variant.data("on")
    let samples = try variant.integer("samples")
    if variant.place("samples") != nil, samples > data.count {
      throw Failure(VerbMessage.samplesEnd(count: data.count), at: variant.place("samples"))
    }
    let state = try network.started(on: data, at: variant.place("net"))
    let (from, to) = (try variant.optionalInteger("from"), try variant.optionalInteger("to"))
    let running = try variant.text("mode") == "eval"
    let spectrum: Spectrum
    do throws(NoSpectrum) {
      spectrum = try Spectrum(
        network.description, state, on: data, from: from, to: to, samples: samples,
        usesRunningStatistics: running, shouldStop: variant.context.shouldStop)
    } catch {
      switch error {
      case .engine(.stopped): throw .interrupted
      case .layersEnd, .stepsEnd, .nothingBetween, .insideResidual:
        throw Failure(error, at: variant.place("to") ?? variant.place("from") ?? variant.place("net"))
      case .cellBeside, .notFinite, .engine: throw Failure(error, at: variant.place("net"))
      }
    }
    var theory: SpectrumTheory?
    if state.isInitial, !running {
      let plan = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
        try NetworkPlan(network.description, input: SampleShape(data.sampleShape))
      }
      theory = SpectrumTheory.of(spectrum.stretch, of: plan, on: data)
    }
    var fields = fields(spectrum)
    if let theory {
      fields["theory"] = .record(
        Record(
          verb: "theory",
          fields: [
            "mean_square": .number(theory.meanSquare), "directions": .number(theory.directions),
          ]))
    }
    return Measurement(fields: fields, details: Details(spectrum: spectrum, theory: theory))
  }

  private static func fields(_ spectrum: Spectrum) -> NamedList<Element> {
    func middle(_ value: (Spectrum.Sample) -> Double) -> Element {
      .number(SampleStatistics.median(spectrum.samples.map(value)))
    }
    let count = Double(spectrum.count)
    var fields: NamedList<Element> = [:]
    if spectrum.isWhole { fields["values"] = .series(Series("direction", spectrum.values)) }
    fields["largest"] = middle { $0.values.first ?? .nan }
    if spectrum.isWhole {
      fields["median"] = middle { SampleStatistics.median($0.values) }
      fields["smallest"] = middle { $0.values.last ?? .nan }
      let conditions = spectrum.samples.compactMap(\.condition)
      if !conditions.isEmpty { fields["condition"] = .number(SampleStatistics.median(conditions)) }
    }
    fields["mean_square"] = .number(
      spectrum.samples.reduce(0) { $0 + $1.squares / count } / Double(spectrum.samples.count))
    fields["directions"] = middle(\.directions)
    return fields
  }

  // MARK: The picture

  @Sendable static func show(_ measured: Measured<Details>) -> Document {
    guard let measurement = measured.single else { return compare(measured) }
    let (spectrum, theory) = (measurement.details.spectrum, measurement.details.theory)
    func number(_ field: String) -> Double? { measurement.fields[field]?.number }
    let head = SpectrumMessage.head(
      subject: measured.subject, spectrum.stretch, inputs: spectrum.inputs, outputs: spectrum.outputs,
      samples: spectrum.samples.count)
    let lines: [SpectrumMessage?] = [
      number("largest").map { .largest($0) }, number("median").map { .median($0) },
      number("smallest").map { .smallest($0) }, number("condition").map { .condition($0) },
      number("mean_square").map { .meanSquare($0, theory: theory?.meanSquare) },
      number("directions").map { .directions($0, of: spectrum.count, theory: theory?.directions) },
    ]
    var blocks: [Block] = [.paragraph(head.text), .bullets(lines.compactMap { $0?.text })]
    if let histogram = histogram(spectrum) { blocks.append(.chart(histogram)) }
    blocks += notes(spectrum).map { .aside(.note, [.paragraph($0.text)]) }
    return Document(blocks)
  }

  /// `nil` where not all values are known, or none is above 0.
  static func histogram(_ spectrum: Spectrum) -> Histogram? {
    guard spectrum.isWhole, spectrum.values.contains(where: { $0 > 0 }) else { return nil }
    return Histogram(
      TitleMessage.stretchOfDirections.string, axis: ChartAxis(HeadingMessage.singularValue.string, .log10),
      of: [("", spectrum.values)])
  }

  private static func notes(_ spectrum: Spectrum) -> [SpectrumMessage] {
    if spectrum.samples.allSatisfy({ $0.squares == 0 }) { return [.isZero] }
    if !spectrum.isWhole { return [.isEstimated] }
    guard spectrum.unresolved > 0 else { return [] }
    return [.unresolved(count: spectrum.unresolved, of: spectrum.samples.count * spectrum.count)]
  }

  private static func compare(_ measured: Measured<Details>) -> Document {
    let comparison = Comparison(measured)
    let headline = Comparison<Details>.Headline(
      title: HeadingMessage.directions.string, scale: .linear, number: { $0.fields["directions"]?.number },
      theory: { $0.details.theory?.directions })
    let chart = comparison.chart(headline, title: TitleMessage.directionsLeft.string)
    let table = comparison.table([
      .init(field: "largest", "largest"), .init(field: "median", "median"),
      .init(field: "smallest", "smallest", .significant(2), drop: 1),
      .init(field: "condition", Text(.condition), .significant(2), drop: 3),
      .init(field: "mean_square", Text(.meanSquare), drop: 2), .init(field: "directions", "directions"),
    ])
    return Document((chart.map { [$0] } ?? []) + [.table(table)])
  }
}
