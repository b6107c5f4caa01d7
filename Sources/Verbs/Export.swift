import CommandKit
import Documents
import Lab

extension Verb {
  static let export = Verb(
    Declaration(
      .verb, "export", group: "session",
      summary: "Writes a result to a file: .csv for tables, .json for everything in it.",
      discussion: ["A .csv has a row for each number. A .json has the form that --json has: docs/json.md."],
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
    /// The layer, epoch or step; `nil` for a number of the whole.
    let place: Int?
    let value: Element
  }

  let axes: [String]
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
      for (place, number) in series.values.enumerated() {
        rows.append(Row(labels: labels, field: field, place: place + 1, value: .number(number)))
      }
    default: rows.append(Row(labels: labels, field: field, place: nil, value: element))
    }
  }

  var csv: String {
    var lines = [(axes + ["field", "place", "value"]).map(Self.quoted).joined(separator: ",")]
    for row in rows {
      let fields = row.labels + [row.field, row.place.map(String.init) ?? "", Self.plain(row.value)]
      lines.append(fields.map(Self.quoted).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// With an ASCII minus sign, as other programs read it.
  private static func plain(_ element: Element) -> String {
    if case .text(let text) = element { return text }
    return element.number.map { "\($0)" } ?? element.written
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"\n".contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
