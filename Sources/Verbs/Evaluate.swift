import CommandKit
import Documents
import Engine
import Lab

extension Verb {
  static let evaluate = Verb(
    Declaration(
      .verb, "evaluate", group: "train",
      summary:
        "Measures what a network's outputs are worth on data: loss, accuracy, and which classes it confuses.",
      discussion: [
        "In evaluation mode: batchnorm uses its running statistics, dropout drops nothing. precision, recall and f1 are those of the ones where there are two classes, else means over the classes; balanced_accuracy is the mean recall.",
        "threshold= moves the line between two classes: from it on a probability counts as a one.",
      ],
      parameters: [
        .network,
        .on,
        .loss,
        Parameter(
          "threshold", [.number], default: 0.5, range: .from(0, to: 1),
          "from which probability on it is a one"),
        Parameter(
          "part", [.word], isWord: true, default: "all", choices: ["all", "held_out"],
          "all samples, or the held-out ones of split data"),
        .seeds,
      ],
      examples: [
        Example(
          "evaluate deep", setup: ["deep = dense(8, relu) -> dense(1, sigmoid)", "train deep epochs=5"])
      ]),
    measuring: Measuring(
      measure: { (v) throws(Failure) in try EvaluateVerb.measure(v) }, show: EvaluateVerb.show),
    fields: [
      "loss": "the mean loss of the samples",
      "accuracy": "the share of samples whose class is right, from 0 to 1",
      "precision": "of those taken for a one, the share that is",
      "recall": "of the ones, the share that was found",
      "f1": "the harmonic mean of precision and recall",
      "balanced_accuracy": "the mean recall of the classes",
      "confusion": "how often each class was taken for each, truth by truth",
    ])

  static let predict = Verb(
    Declaration(
      .verb, "predict", group: "train",
      summary: "Gives a network's outputs for the first samples, beside their labels.",
      parameters: [
        .network,
        .on,
        Parameter("samples", [.wholeNumber], default: 10, range: .from(1), "how many"),
        .seeds,
      ],
      examples: [Example("predict deep samples=3", setup: ["deep = dense(8, relu) -> dense(1, sigmoid)"])]),
    measuring: Measuring(
      measure: { (v) throws(Failure) in try EvaluateVerb.predict(v) }, show: EvaluateVerb.showPredictions),
    fields: ["outputs": "the outputs, sample by sample"])
}

enum EvaluateVerb {
  /// What the picture needs: nothing for values, which are no classes.
  struct Details: Sendable {
    let confusion: Confusion?
  }

  /// How often each class was taken for each: rows are the truth.
  struct Confusion: Sendable {
    let counts: [[Int]]
    let data: String

    var total: Int { counts.joined().reduce(0, +) }

    var accuracy: Double { ratio(counts.indices.reduce(0) { $0 + counts[$1][$1] }, total) }

    func recall(_ type: Int) -> Double { ratio(counts[type][type], counts[type].reduce(0, +)) }

    func precision(_ type: Int) -> Double { ratio(counts[type][type], counts.reduce(0) { $0 + $1[type] }) }

    /// Of no cases at all the share is 0, as for a class that is never given.
    private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
  }

  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Details> {
    let network = try variant.network(drawsDropout: false)
    var data = try variant.data("on")
    if try variant.text("part") == "held_out" {
      guard let heldOut = data.heldOut else {
        throw Failure(VerbMessage.noHeldOutPart(data: data.description), at: variant.place("part"))
      }
      data = heldOut
    }
    let loss = try variant.loss("loss")
    let threshold = try variant.number("threshold")
    let start = try network.started(on: data, at: variant.place("net"))
    let evaluation = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
      try Engine.evaluate(
        start, network.description, on: data, loss: loss, precision: variant.precision,
        threads: variant.context.threads, shouldStop: variant.context.shouldStop)
    }
    var measurement = Measurement(
      fields: ["loss": .number(evaluation.loss)], details: Details(confusion: nil))
    guard case .classes(let labels, let count) = data.labels, !evaluation.classes.isEmpty else {
      return measurement
    }
    var given = evaluation.classes
    if threshold != 0.5 {
      guard count == 2, let probabilities = evaluation.probabilities else {
        throw Failure(VerbMessage.thresholdOfManyClasses(classes: count), at: variant.place("threshold"))
      }
      given = probabilities.map { $0 >= threshold ? 1 : 0 }
    }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    for (label, guess) in zip(labels, given) where guess < count { counts[label][guess] += 1 }
    let confusion = Confusion(counts: counts, data: data.description)
    let classes = count == 2 ? [1] : Array(0..<count)
    func mean(_ measure: (Int) -> Double) -> Double {
      classes.map(measure).reduce(0, +) / Double(classes.count)
    }
    let (precision, recall) = (mean(confusion.precision), mean(confusion.recall))
    let f1 = mean { type in
      let (p, r) = (confusion.precision(type), confusion.recall(type))
      return p + r == 0 ? 0 : 2 * p * r / (p + r)
    }
    measurement.fields["accuracy"] = .number(confusion.accuracy)
    measurement.fields["precision"] = .number(precision)
    measurement.fields["recall"] = .number(recall)
    measurement.fields["f1"] = .number(f1)
    let present = (0..<count).filter { !counts[$0].allSatisfy { $0 == 0 } }
    measurement.fields["balanced_accuracy"] = .number(
      present.map(confusion.recall).reduce(0, +) / Double(max(1, present.count)))
    measurement.fields["confusion"] = .series(Series("cell", counts.joined().map(Double.init)))
    measurement.details = Details(confusion: confusion)
    return measurement
  }

  @Sendable static func show(_ measured: Measured<Details>) -> Document {
    guard let measurement = measured.single else {
      return Document([
        .table(
          Comparison(measured).table([
            .init(field: "loss", "loss", best: .smallest),
            .init(field: "accuracy", "accuracy", .percent(1), best: .largest),
            .init(field: "balanced_accuracy", Text(.balanced), .percent(1), best: .largest),
            .init(field: "recall", "recall", drop: 1, best: .largest),
            .init(field: "precision", "precision", drop: 2, best: .largest),
            .init(field: "f1", "f1", best: .largest),
          ]))
      ])
    }
    var blocks: [Block] = []
    func number(_ field: String) -> Double { measurement.fields[field]?.number ?? .nan }
    var parts = [EvaluationMessage.loss(number("loss"))]
    if let confusion = measurement.details.confusion {
      parts.append(
        .shares(
          accuracy: number("accuracy"), balanced: number("balanced_accuracy"), precision: number("precision"),
          recall: number("recall"), f1: number("f1")))
      blocks.append(
        .chart(
          ConfusionMatrix(
            TitleMessage.truthInRows.string, classes: confusion.counts.indices.map(String.init),
            counts: confusion.counts)))
      let commonest = confusion.counts.map { $0.reduce(0, +) }.max() ?? 0
      let lazy = Double(commonest) / Double(max(1, confusion.total))
      if confusion.counts.count == 2, lazy > 0.8, confusion.accuracy <= lazy + 0.005 {
        blocks.append(
          .aside(
            .note,
            [
              .paragraph(EvaluationMessage.commonestClass(share: lazy).text)
            ]))
      }
    }
    return Document([.paragraph(parts.map(\.text).joined(separator: " · "))] + blocks)
  }

  // MARK: Outputs

  struct Predictions: Sendable {
    let rows: [(output: [Double], label: String)]
  }

  static func predict(_ variant: Variant) throws(Failure) -> Measurement<Predictions> {
    let network = try variant.network(drawsDropout: false)
    let data = try variant.data("on")
    let count = min(try variant.integer("samples"), data.count)
    let start = try network.started(on: data, at: variant.place("net"))
    let evaluation = try EngineWork.run(variant.place("net")) { () throws(EngineError) in
      try Engine.evaluate(
        start, network.description, on: data, precision: variant.precision,
        threads: variant.context.threads, shouldStop: variant.context.shouldStop)
    }
    let width = evaluation.width
    let rows = (0..<count).map { sample in
      let label: String =
        switch data.labels {
        case .classes(let classes, _): String(classes[sample])
        case .values(let values, let width):
          values[sample * width..<(sample + 1) * width].map { NumberFormat.significant(4).string($0) }
            .joined(separator: ", ")
        }
      return (output: Array(evaluation.outputs[sample * width..<(sample + 1) * width]), label: label)
    }
    return Measurement(
      fields: ["outputs": .series(Series("output", rows.flatMap(\.output)))], details: Predictions(rows: rows)
    )
  }

  @Sendable static func showPredictions(_ measured: Measured<Predictions>) -> Document {
    Document(
      measured.all.enumerated().map { variant, measurement in
        let rows = measurement.details.rows
        let width = rows.first?.output.count ?? 0
        let caption: Text? = measured.value.axes.isEmpty ? nil : Text(measured.value.label(variant))
        let columns =
          [Table.Column.number(Text(.sample))]
          + (0..<width).map { .number(Text(.output(width == 1 ? nil : $0))) }
          + [.number(Text(.label))]
        return .table(
          Table(
            caption: caption, columns: columns,
            rows: rows.enumerated().map { number, row in
              Table.Row(
                [.number(number + 1)] + row.output.map { .number($0, .significant(4)) } + [
                  .text(Text(row.label))
                ])
            }))
      })
  }
}
