import CommandKit
import Documents
import Engine
import Lab

extension Verb {
  static let export = Verb(
    Declaration(
      .verb, "export", group: "session",
      summary: "Writes a result or a data set to a file: .csv for tables, .json for everything in it.",
      discussion: [
        "A .csv of a result has a row for each number: where it stands along the axes, the field, then the layer (by number and name), epoch or what else it belongs to, and the value; what is no number stands in a column text. A .json has the form that --json has: docs/json.md.",
        "A .csv of a data set has a header and a line for each sample: its features, in sequences step after step (number_1, mark_1, number_2, …), and last the target, y, a class as its number from 0. All digits are there: csv reads the same data. A .safetensors has the arrays X and y for PyTorch and NumPy, and arrays reads it.",
      ],
      parameters: [
        Parameter("value", [.value], isSubject: true, "what to write"),
        Parameter("to", [.file], "the file's name: .csv or .json, of data also .safetensors"),
        .overwrite,
      ],
      traits: .isAboutSession)
  ) { execution, invocation throws(Failure) in
    guard let value = invocation.values["value"] else { preconditionFailure("value is required") }
    let file = try invocation.file("to")
    let (bytes, message) =
      if case .data(let data)? = value.single {
        try written(data, to: file, execution.context, at: invocation.span("to"))
      } else {
        try written(value, to: file, at: invocation.span("to"))
      }
    try execution.context.checkStop()
    try execution.write(bytes, to: file, as: invocation, at: invocation.span("to"))
    return Outcome(document: Document([.paragraph(Text(message.words(in: .current)))]))
  }

  private static func written(
    _ value: Value, to file: String, at span: Span
  ) throws(Failure) -> ([UInt8], ExportMessage) {
    if file.hasSuffix(".csv") {
      let table = Export(value)
      return (Array(table.csv.utf8), .rows(file: file, count: table.rows.count))
    }
    guard file.hasSuffix(".json") else { throw Failure(VerbMessage.resultFormat, at: span) }
    let object = ResultFormat.object("value", [JSON.Member("value", value.json)])
    return (
      Array((object.text(indented: true) + "\n").utf8), .records(file: file, count: value.elements.count)
    )
  }

  private static func written(
    _ data: DataSet, to file: String, _ context: ExecutionContext, at span: Span
  ) throws(Failure) -> ([UInt8], ExportMessage) {
    let text = DataText(data)
    let bytes: [UInt8]
    var reading: String? = text.reading(file)
    if file.hasSuffix(".csv") {
      bytes = try text.table(context)
    } else if file.hasSuffix(".safetensors") {
      bytes = text.tensors
    } else if file.hasSuffix(".json") {
      reading = nil
      bytes = Array((ResultFormat.object("data", text.members).text(indented: true) + "\n").utf8)
    } else {
      throw Failure(ExportMessage.dataFormat, at: span)
    }
    return (
      bytes, .samples(file: file, count: data.count, reading: reading, heldOut: data.heldOut?.count ?? 0)
    )
  }
}

/// A value as a table with a row for each number: the axes' labels, then what it is of.
struct Export {
  struct Row {
    let labels: [String]
    let field: String
    /// The layer, epoch or step, by the axis that it is of; none for a number of the whole.
    let places: [String: String]
    /// What the layer is called, where that is known.
    let layer: String?
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
      var names: [String] = []
      if case .record(let record) = element { names = record.layerNames }
      add(element, labels, "value", names)
    }
  }

  private mutating func add(
    _ element: Element, _ labels: [String], _ field: String, _ layers: [String]
  ) {
    switch element {
    case .record(let record):
      for (name, inner) in record.fields {
        add(inner, labels, field == "value" ? name : "\(field).\(name)", layers)
      }
    case .series(let series):
      for axis in series.axes where !inner.contains(axis.name) { inner.append(axis.name) }
      for (index, number) in series.values.enumerated() {
        let places = series.axes.enumerated().map { axis in
          (axis.element.name, axis.element.label(series.place(of: index, along: axis.offset)))
        }
        let layer = series.axes.firstIndex { $0.name == "layer" && $0.labels == nil }
          .map { series.place(of: index, along: $0) }
        rows.append(
          Row(
            labels: labels, field: field, places: Dictionary(uniqueKeysWithValues: places),
            layer: layer.flatMap { layers.indices.contains($0) ? layers[$0] : nil }, value: .number(number)))
      }
    case .run(let run):
      for (name, inner) in Fields.elements(of: run) {
        add(inner, labels, field == "value" ? name : "\(field).\(name)", layers)
      }
    default: rows.append(Row(labels: labels, field: field, places: [:], layer: nil, value: element))
    }
  }

  var csv: String {
    let hasLayers = rows.contains { $0.layer != nil }
    let hasText = rows.contains { $0.value.number == nil }
    var lines = [
      Self.distinct(
        axes + ["field"] + inner + (hasLayers ? ["layer_name"] : []) + ["value"] + (hasText ? ["text"] : [])
      )
      .map(CommaSeparated.quoted).joined(separator: ",")
    ]
    for row in rows {
      // With an ASCII minus sign, as other programs read it; a column of numbers has nothing but numbers.
      var fields = row.labels + [row.field] + inner.map { row.places[$0] ?? "" }
      if hasLayers { fields.append(row.layer ?? "") }
      fields.append(row.value.number.map { "\($0)" } ?? "")
      if hasText { fields.append(row.value.number == nil ? Self.text(row.value) : "") }
      lines.append(fields.map(CommaSeparated.quoted).joined(separator: ","))
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
}
