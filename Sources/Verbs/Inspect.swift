import CommandKit
import Diagnostics
import Documents
import Engine
import Lab
import Messages

extension Verb {
  static let inspect = Verb(
    Declaration(
      .verb, "inspect", group: "see",
      summary:
        "Shows what the weights in a safetensors file are like by themselves, whatever network they are of.",
      discussion: [
        "Each matrix or convolution is read as outputs × inputs, [out, in · kernel]; where its bias tells that it stands the other way round (a transposed convolution, a layer that keeps [in, out]), as that. What is looked up in a table (embedding) has a size and no scale. Vectors are counted and not shown; what stands out in them is said.",
        "scale is the root mean square times √fan-in: by how much a layer changes the size of a signal of independent parts. Where it is that of known first weights, they are named: pytorch 1/√3 (the default of nn.Linear), lecun 1, he √2, he (fan-out), glorot, normal 0.02, orthogonal; the nearest of those that fit.",
        "The largest singular value is exact up to 128 directions, and beyond comes from a block Krylov iteration, from below; directions beyond are estimated from products with 8 random vectors.",
        "Of several layers whose names differ in a number alone, one row tells from where to where they go; all=true has a row for each. A file is read tensor by tensor.",
      ],
      formula: "scale = rms(W) · √fan-in,  directions = (Σσ²)² / Σσ⁴",
      source: "Glorot & Bengio 2010; He, Zhang, Ren & Sun 2015; Musco & Musco 2015",
      parameters: [
        Parameter("file", [.file], isSubject: true, "the file's name, in quotes"),
        Parameter("all", [.flag], default: false, isKeyed: true, "a row for each tensor"),
      ], traits: []),
    measuring: Measuring(
      measure: { (v) throws(Failure) in try InspectVerb.measure(v) }, show: InspectVerb.show),
    fields: [
      "cause": "what stands out most, \"none\" where nothing does",
      "size": "the root mean square of each matrix",
      "scale": "the same times √fan-in",
      "norm": "the largest singular value of each matrix",
      "directions": "how many directions of each matrix carry what passes, as a share of all",
      "not_finite": "how many numbers of all tensors are not finite",
      "parameters": "how many numbers there are",
    ])
}

enum InspectVerb {
  struct Details: Sendable {
    let weights: FileWeights
    let findings: [WeightFinding]
    let showsAll: Bool
  }

  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Details> {
    let weights = try FileWeights(
      variant.file("file"), variant.context, at: variant.place("file"))
    let findings = WeightFinding.all(weights.tensors)
    let matrices = weights.tensors.filter(\.isMatrix)
    func row(_ value: (WeightFigures) -> Double) -> Element {
      .series(Series("tensor", matrices.map(value), labels: matrices.map(\.name)))
    }
    var fields: NamedList<Element> = [
      "cause": .text(findings.first?.cause ?? "none"),
      "parameters": .number(Double(weights.count)),
      "not_finite": .number(Double(weights.tensors.reduce(0) { $0 + $1.tally.notFinite })),
    ]
    if !matrices.isEmpty {
      fields["size"] = row(\.tally.size)
      fields["scale"] = row(\.scale)
      fields["norm"] = row { $0.spectrum?.largest ?? .nan }
      fields["directions"] = row { $0.alike ?? .nan }
    }
    return Measurement(
      fields: fields,
      details: Details(weights: weights, findings: findings, showsAll: try variant.flag("all")))
  }

  // MARK: The picture

  /// Findings that are said; of more the number.
  private static let mostFindings = 12

  @Sendable static func show(_ measured: Measured<Details>) -> Document {
    Document(
      measured.all.enumerated().flatMap { variant, measurement in
        document(
          measurement.details,
          measured.value.axes.isEmpty ? measured.subject : measured.value.label(variant))
      })
  }

  private static func document(_ details: Details, _ file: String) -> [Block] {
    func text(_ message: any Message) -> Text { Text(message.words(in: .current)) }
    let weights = details.weights
    var blocks: [Block] = [
      .paragraph(
        "\(file, .strong) · "
          + text(
            InspectMessage.summary(
              count: weights.count, tensors: weights.tensors.count, types: weights.types)))
    ]
    let table = WeightsTable(weights.tensors.filter { $0.isMatrix || $0.kind == .table }, details.showsAll)
      .table
    if !table.rows.isEmpty { blocks.append(.table(table)) }
    if details.findings.isEmpty {
      blocks.append(.verdict(Verdict(.holds, text(InspectMessage.nothingStandsOut))))
    } else {
      blocks.append(.verdict(Verdict(.doesNotHold, text(details.findings[0]))))
      var more = details.findings.dropFirst().prefix(mostFindings).map { text($0) }
      let rest = details.findings.count - 1 - more.count
      if rest > 0 { more.append(text(InspectMessage.moreFindings(count: rest))) }
      if !more.isEmpty { blocks.append(.bullets(more)) }
    }
    if !weights.passedOver.isEmpty {
      blocks.append(.aside(.note, [.paragraph(text(InspectMessage.passedOver(weights.passedOver)))]))
    }
    return blocks
  }
}
