import CommandKit
import Documents
import Lab
import Platform

extension Verb {
  static let time = Verb(
    prefix: Declaration(
      .verb, "time", group: "session",
      summary: "Carries a statement out, and says how long that took.",
      discussion: [
        "By the clock, and in processor time: that of all threads together. For training it says the epochs a second too. The figures are the machine's, and no part of the result."
      ],
      parameters: [Parameter("statement", [.statement], isSubject: true, "the statement")],
      examples: [
        Example("time probe 20 * dense(64, relu) -> dense(1, sigmoid)"),
        Example("time deep = train(2 * dense(8, relu) -> dense(1, sigmoid), epochs=5).net"),
      ])
  ) { execution, carryOut throws(Failure) in
    let (start, startOfWork) = (ContinuousClock.now, ProcessorTime.seconds)
    var outcome = try carryOut(&execution)
    let elapsed = start.duration(to: .now)
    let timing = Timing(
      elapsed: Double(elapsed.components.seconds) + 1e-18 * Double(elapsed.components.attoseconds),
      processor: ProcessorTime.seconds - startOfWork, epochs: outcome.value?.epochsTrained)
    outcome.timing = timing
    outcome.document.append(.paragraph(Text(TimeMessage.took(timing).words(in: .current), .dim)))
    return outcome
  }
}

extension Value {
  /// The epochs that were trained for it; `nil` where it is no result of training.
  fileprivate var epochsTrained: Double? {
    let epochs = elements.compactMap { element -> Double? in
      guard case .record(let record) = element, record.verb == Verb.train.declaration.name else { return nil }
      return record.fields["epochs"]?.number
    }
    return epochs.isEmpty ? nil : epochs.reduce(0, +)
  }
}
