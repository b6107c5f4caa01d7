import CommandKit
import Diagnostics
import Documents
import Engine
import Lab
import RealModule

extension Verb {
  static let boundary = Verb(
    Declaration(
      .verb, "boundary", group: "see",
      summary: "Finds where along a range a claim stops holding, by halving the range.",
      discussion: [
        "The claim is evaluated only where it is tried; with several seeds each is searched for itself. It also tries a few places in between, to see whether it stops holding once and for all."
      ],
      parameters: [
        Parameter("claim", [.claim], isSubject: true, isClaim: true, "a comparison with one range in it"),
        .seeds,
      ],
      examples: [
        Example(
          "boundary probe(tower(2..60, sigmoid)).ratio > 1e-10",
          setup: ["tower(depth, act) = depth * dense(16, act) -> dense(1, sigmoid)"])
      ]),
    measuring: Measuring(
      measure: { (v) throws(Failure) in try BoundaryVerb.measure(v) }, show: BoundaryVerb.show),
    fields: [
      "holds": "the last place along the range where the claim holds",
      "fails": "the first place where it does not",
      "tried": "the places where it was tried, in order",
      "monotone": "whether it changes but once along them",
      "depth_scale":
        "theory's ξ for the network, in layers: the square of the error signal changes by a factor e",
    ])
}

enum BoundaryVerb {
  struct Details: Sendable {
    let axis: String
    let tried: [Trial]
    let claim: String
    let depthScale: Double?
  }

  /// One place along the range.
  struct Trial: Sendable {
    let place: Double
    let holds: Bool
    let statement: String
  }

  static func measure(_ variant: Variant) throws(Failure) -> Measurement<Details> {
    guard let expression = variant.invocation.expression("claim") else {
      preconditionFailure("claim is required")
    }
    let claim = try Claim(expression)
    let ranges = claim.operands.flatMap(\.ranges)
    guard let range = ranges.first, ranges.count == 1 else {
      throw Failure(
        ranges.isEmpty ? ExpectMessage.noRange : .severalRanges(count: ranges.count), at: expression.span)
    }
    let evaluator = variant.evaluator
    let places = try evaluator.value(range)
    guard let axis = places.axes.first, let numbers = axis.numbers, numbers.count > 1 else {
      throw Failure(ExpectMessage.rangeOfTwoNumbersWanted, at: range.span)
    }
    let seeds = try variant.optionalNumber("seed")
    var tried: [Int: (holds: Bool, statement: String)] = [:]
    let expected = Int(clamping: Double.log2(Double(numbers.count)).rounded(.up)) + 6
    func test(_ index: Int) throws(Failure) -> Bool {
      if let known = tried[index] { return known.holds }
      if variant.context.shouldStop() { throw .interrupted }
      let fixed = Syntax.Expression(.number(numbers[index]), range.span)
      let operands = claim.operands.map {
        $0.replacing(range, with: fixed).seeded(seeds, evaluator.language.verbs)
      }
      let checks = try Claim(operands: operands, comparisons: claim.comparisons, tolerance: claim.tolerance)
        .check(evaluator).checks
      let worst = checks.first { !$0.holds } ?? checks[0]
      tried[index] = (worst.holds, worst.statement.string)
      variant.context.progress(
        WorkReport(
          label: HeadingMessage.searching.string, done: tried.count, total: max(expected, tried.count)))
      return tried[index]?.holds ?? false
    }
    var (low, high) = (0, numbers.count - 1)
    let (first, last) = (try test(low), try test(high))
    if first != last {
      while high - low > 1 {
        let middle = (low + high) / 2
        if try test(middle) == first { low = middle } else { high = middle }
      }
    }
    // Halving assumes one change. Places that it never looked at tell whether that was so.
    for part in 1...4 { _ = try test(part * (numbers.count - 1) / 5) }
    let inOrder = tried.sorted { $0.key < $1.key }
    let changes = zip(inOrder, inOrder.dropFirst()).filter { $0.value.holds != $1.value.holds }.count
    var fields: NamedList<Element> = [:]
    if first != last {
      fields["holds"] = .number(numbers[first ? low : high])
      fields["fails"] = .number(numbers[first ? high : low])
    } else if let holds = inOrder.last(where: { $0.value.holds }),
      let fails = inOrder.last(where: { !$0.value.holds })
    {
      // Alike at both ends and not in between: the last change that was seen.
      fields["holds"] = .number(numbers[holds.key])
      fields["fails"] = .number(numbers[fails.key])
    } else {
      fields["holds"] = first ? .number(numbers[numbers.count - 1]) : Element.none
      fields["fails"] = first ? Element.none : .number(numbers[0])
    }
    fields["tried"] = .series(Series("place", inOrder.map { numbers[$0.key] }))
    fields["monotone"] = .flag(changes <= 1)
    let depthScale = try depthScale(claim, range, numbers[low], evaluator)
    if let depthScale { fields["depth_scale"] = .number(depthScale) }
    return Measurement(
      fields: fields,
      details: Details(
        axis: range.parameterName(in: claim.operands, evaluator) ?? HeadingMessage.value.string,
        tried: inOrder.map {
          Trial(place: numbers[$0.key], holds: $0.value.holds, statement: $0.value.statement)
        },
        claim: expression.description,
        depthScale: depthScale))
  }

  /// Theory's depth scale for the network that the claim measures, where there is one.
  private static func depthScale(
    _ claim: Claim, _ range: Syntax.Expression, _ place: Double, _ evaluator: Evaluator
  ) throws(Failure) -> Double? {
    var subject: Syntax.Expression?
    for operand in claim.operands {
      operand.visit { inner in
        if case .verb(let command) = inner.kind, subject == nil,
          case .value(let first)? = command.arguments.first(where: { $0.key == nil })?.operand
        {
          subject = first
        }
      }
    }
    guard let subject else { return nil }
    let fixed = subject.replacing(range, with: Syntax.Expression(.number(place), range.span))
    guard let network = (try? evaluator.value(fixed))?.single?.asNetwork(seed: evaluator.state.seed),
      case .value(let bound)? = evaluator.names["data"], case .data(let data)? = bound.single,
      let plan = try? NetworkPlan(network.description, input: SampleShape(data.sampleShape)),
      case .success(let theory) = NetworkTheory.of(plan, on: data)
    else { return nil }
    return theory.repeated?.depthScale
  }

  @Sendable static func show(_ measured: Measured<Details>) -> Document {
    var blocks: [Block] = []
    for (variant, measurement) in measured.all.enumerated() {
      let details = measurement.details
      if !measured.value.axes.isEmpty {
        blocks.append(.paragraph(Text(measured.value.label(variant), .strong)))
      }
      blocks.append(.paragraph(sentence(measurement).text))
      blocks.append(
        .table(
          Table(
            columns: [.number(Text(details.axis)), .init(Text(.holds)), .init(Text(.found))],
            rows: details.tried.map { one in
              [
                .number(one.place, .exact), one.holds ? "\("✓", .good)" : "\("✗", .bad)",
                .text(Text(one.statement)),
              ]
            })))
      if case .flag(false)? = measurement.fields["monotone"] {
        blocks.append(
          .aside(
            .warning,
            [.paragraph(BoundaryMessage.changesMore.text)]))
      }
      if let scale = details.depthScale {
        blocks.append(.paragraph(BoundaryMessage.depthScale(scale).text))
      }
    }
    return Document(blocks)
  }

  private static func sentence(_ measurement: Measurement<Details>) -> BoundaryMessage {
    let (fields, details) = (measurement.fields, measurement.details)
    let (claim, axis) = (details.claim, details.axis)
    switch (fields["holds"]?.number, fields["fails"]?.number) {
    case (_?, _?)
    where fields["monotone"].map({ if case .flag(false) = $0 { true } else { false } }) == true:
      return .held(claim: claim, axis: axis, places: details.tried.filter(\.holds).map { literal($0.place) })
    case (let holds?, let fails?):
      let (held, failed) = (literal(holds), literal(fails))
      return holds < fails
        ? .upTo(claim: claim, axis: axis, holds: held, fails: failed)
        : .from(claim: claim, axis: axis, holds: held, fails: failed)
    case (_?, nil): return .everywhere(claim: claim)
    default: return .nowhere(claim: claim)
    }
  }
}
