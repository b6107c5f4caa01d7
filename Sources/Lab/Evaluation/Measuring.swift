import CommandKit
import Documents

/// How a verb measures and shows what it measured. `Details` is what its picture needs beyond the fields.
package struct Measuring<Details: Sendable>: Sendable {
  /// The result of one variant. Variants may be measured side by side, so this sees nothing but its own.
  package let measure: @Sendable (Variant) throws(Failure) -> Measurement<Details>
  /// What a command does with the result beyond showing it; gives the names that it changed.
  package let commit: @Sendable (inout StatementExecution, Invocation, Value) -> [String]
  /// Whether training, say, that is stopped keeps what it has finished under the name that it was given.
  package let keepsFinishedWork: Bool
  /// Whether a result is of work that was stopped on the way.
  package let isCutShort: @Sendable (Details) -> Bool
  /// The picture of the results of all variants.
  package let show: @Sendable (Measured<Details>) -> Document

  package init(
    measure: @escaping @Sendable (Variant) throws(Failure) -> Measurement<Details>,
    commit: @escaping @Sendable (inout StatementExecution, Invocation, Value) -> [String] = { _, _, _ in [] },
    keepsFinishedWork: Bool = false, isCutShort: @escaping @Sendable (Details) -> Bool = { _ in false },
    show: @escaping @Sendable (Measured<Details>) -> Document
  ) {
    self.measure = measure
    self.commit = commit
    self.keepsFinishedWork = keepsFinishedWork
    self.isCutShort = isCutShort
    self.show = show
  }
}

/// What one variant gave.
package struct Measurement<Details: Sendable>: Sendable {
  package var fields: NamedList<Element>
  package var details: Details

  package init(fields: NamedList<Element>, details: Details) {
    self.fields = fields
    self.details = details
  }
}

/// The results of a measuring verb, with what its picture needs.
package struct Measured<Details: Sendable> {
  package let value: Value
  package let invocation: Invocation
  /// The results, variant by variant.
  package let all: [Measurement<Details>]

  /// The result where there is one variant.
  package var single: Measurement<Details>? { value.axes.isEmpty ? all.first : nil }

  /// What was measured, as typed.
  package var subject: String {
    invocation.declaration.subject.flatMap { invocation.written($0.name) } ?? invocation.declaration.name
  }

  /// A line to type next about the same, with every key that was given and that the verb takes too.
  ///
  /// - Parameters:
  ///   - subject: what is measured; what this was about if left out.
  ///   - more: keys of its own, which stand for those given.
  package func line(
    _ verb: Declaration, _ subject: String? = nil, more: [(key: String, value: String)] = []
  ) -> String {
    let kept = verb.parameters.compactMap { parameter -> (String, String)? in
      guard !parameter.isSubject, !more.contains(where: { $0.key == parameter.name }) else { return nil }
      return invocation.written(parameter.name).map { (parameter.name, $0) }
    }
    let keys = (kept + more).map { "\($0.0)=\($0.1)" }
    return ([verb.name, subject ?? self.subject] + keys).joined(separator: " ")
  }
}

/// A way of measuring whose details are its own affair.
package struct AnyMeasuring: Sendable {
  let measure: @Sendable (Variant) throws(Failure) -> Record
  let commit: @Sendable (inout StatementExecution, Invocation, Value) -> [String]
  let keepsFinishedWork: Bool
  let isCutShort: @Sendable (Record) -> Bool
  /// Whether a result is of this way of measuring.
  private let isOwn: @Sendable (Record) -> Bool
  package let show: @Sendable (Value, Invocation) -> Document

  init<Details>(_ measuring: Measuring<Details>, verb: String) {
    measure = { variant throws(Failure) in
      let measurement = try measuring.measure(variant)
      return Record(verb: verb, fields: measurement.fields, details: measurement.details)
    }
    commit = measuring.commit
    keepsFinishedWork = measuring.keepsFinishedWork
    isCutShort = { record in record.details(as: Details.self).map(measuring.isCutShort) ?? false }
    isOwn = { $0.details(as: Details.self) != nil }
    show = { value, invocation in
      let all = value.elements.compactMap { element -> Measurement<Details>? in
        guard case .record(let record) = element, let details = record.details(as: Details.self) else {
          return nil
        }
        return Measurement(fields: record.fields, details: details)
      }
      return measuring.show(Measured(value: value, invocation: invocation, all: all))
    }
  }
}

extension AnyMeasuring {
  /// This way of measuring for networks, and another one for runs.
  init(_ networks: AnyMeasuring, ofRuns runs: AnyMeasuring, subject: String) {
    measure = { variant throws(Failure) in
      if case .run? = variant.element(subject) { return try runs.measure(variant) }
      return try networks.measure(variant)
    }
    commit = networks.commit
    keepsFinishedWork = networks.keepsFinishedWork
    isCutShort = { runs.isOwn($0) ? runs.isCutShort($0) : networks.isCutShort($0) }
    isOwn = { networks.isOwn($0) || runs.isOwn($0) }
    show = { value, invocation in
      let ofRuns = value.elements.map {
        if case .record(let record) = $0 { runs.isOwn(record) } else { false }
      }
      if !ofRuns.contains(true) { return networks.show(value, invocation) }
      if !ofRuns.contains(false) { return runs.show(value, invocation) }
      // Networks and runs have no columns in common.
      return zip(value.elements, ofRuns).map { element, isRun in
        (isRun ? runs : networks).show(Value(element), invocation)
      }.reduce(Document([]), +)
    }
  }
}
