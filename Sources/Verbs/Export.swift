import CommandKit
import Documents
import Lab

extension Verb {
  static let export = Verb(
    Declaration(
      .verb, "export", group: "session",
      summary: "Writes a result to a file: .csv for tables, .json for everything in it.",
      discussion: [
        "A .csv has a row for each number: where it stands along the axes, the field, then the layer, epoch or what else it belongs to, and the value; what is no number stands in a column text. A .json has the form that --json has: docs/json.md."
      ],
      parameters: [
        Parameter("value", [.value], isSubject: true, "what to write"),
        Parameter("to", [.file], "the file's name: .csv or .json"),
        .overwrite,
      ],
      traits: .isAboutSession)
  ) { execution, invocation throws(Failure) in
    guard let value = invocation.values["value"] else { preconditionFailure("value is required") }
    let file = try invocation.file("to")
    let text: String
    let count: String
    if file.hasSuffix(".csv") {
      let table = Export(value)
      (text, count) = (table.csv, "\(table.rows.count) rows")
    } else if file.hasSuffix(".json") {
      let object = ResultFormat.object("value", [JSON.Member("value", value.json)])
      (text, count) = (object.text(indented: true) + "\n", "\(value.elements.count) records")
    } else {
      throw Failure(VerbMessage.resultFormat, at: invocation.span("to"))
    }
    try execution.context.checkStop()
    try execution.write(Array(text.utf8), to: file, as: invocation, at: invocation.span("to"))
    return Outcome(document: Document([.paragraph("\(file, .code): \(count).")]))
  }
}

/// A value as a table with a row for each number: the axes' labels, then what it is of.
struct Export {
  struct Row {
    let labels: [String]
    let field: String
    /// The layer, epoch or step, by the axis that it is of; none for a number of the whole.
    let places: [String: String]
    let value: Element
  }

  let axes: [String]
  /// What rows of numbers run along: "epoch", "layer".
  private(set) var inner: [String] = []
  private(set) var rows: [Row] = []

  init(_ value: Value) {
    axes = value.axes.enumerated().map { $0.element.name ?? "axis\($0.offset + 1)" }
    for (variant, element) in value.elements.enumerated() {
      let labels = zip(value.axes, value.coordinates(variant)).map { $0.labels[$1] }
      add(element, labels, "value")
    }
  }

  private mutating func add(_ element: Element, _ labels: [String], _ field: String) {
    switch element {
    case .record(let record):
      for (name, inner) in record.fields { add(inner, labels, field == "value" ? name : "\(field).\(name)") }
    case .series(let series):
      for axis in series.axes where !inner.contains(axis.name) { inner.append(axis.name) }
      for (index, number) in series.values.enumerated() {
        let places = series.axes.enumerated().map { axis in
          (axis.element.name, axis.element.label(series.place(of: index, along: axis.offset)))
        }
        rows.append(
          Row(
            labels: labels, field: field, places: Dictionary(uniqueKeysWithValues: places),
            value: .number(number)))
      }
    default: rows.append(Row(labels: labels, field: field, places: [:], value: element))
    }
  }

  var csv: String {
    let hasText = rows.contains { $0.value.number == nil }
    var lines = [
      Self.distinct(axes + ["field"] + inner + ["value"] + (hasText ? ["text"] : []))
        .map(Self.quoted).joined(separator: ",")
    ]
    for row in rows {
      // With an ASCII minus sign, as other programs read it; a column of numbers has nothing but numbers.
      var fields = row.labels + [row.field] + inner.map { row.places[$0] ?? "" }
      fields.append(row.value.number.map { "\($0)" } ?? "")
      if hasText { fields.append(row.value.number == nil ? Self.text(row.value) : "") }
      lines.append(fields.map(Self.quoted).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ element: Element) -> String {
    switch element {
    case .text(let text): text
    case .network(let network): network.description.description
    default: element.written
    }
  }

  /// The second column of a name is called `epoch_2`.
  private static func distinct(_ names: [String]) -> [String] {
    var taken: [String: Int] = [:]
    return names.map { name in
      taken[name, default: 0] += 1
      return taken[name] == 1 ? name : "\(name)_\(taken[name] ?? 0)"
    }
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"\n".contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
