import CommandKit
import Documents
import Engine
import Messages
import Watching

/// How values are shown that no verb draws a picture of.
package enum Presentation {
  /// What is shown for an expression on a line of its own.
  static func document(
    _ value: Value, of expression: Syntax.Expression, inCell: Bool = false
  ) -> Document {
    let name = columnName(expression)
    guard let single = value.single else { return Document([.table(table(value, name))]) }
    switch single {
    case .record(let record):
      return Document([.table(fields(record))])
    case .series(let series):
      return Document([
        .table(table(value, name)),
        .paragraph(
          Text(words(.numbersAlong(axes: series.axisNames, count: series.values.count)))),
      ])
    case .data(let data):
      return Document([.paragraph(dataLine(expression.description, data))])
    case .run(let run): return Document([.paragraph(runLine(expression.description, run))])
    case .network(let network):
      let drawn =
        network.state.map { words(.withWeights(epochs: $0.epochs)) }
        ?? words(.untrained(seed: network.seed, draw: network.draw))
      return Document([
        .paragraph("\(network.description.description, .code)"),
        .paragraph("\(words(.layers(network.description.layers.count))) · \(drawn)"),
      ])
    default:
      let shown = short(single, digits: 7)
      let asWritten = expression.description
      // Several in a cell are told apart by it, and a field by itself says whose it is; a literal says nothing twice.
      guard inCell || expression.hasField, single.number != nil || single.isFlag, !expression.isLiteral,
        asWritten != shown
      else {
        return Document([.paragraph(Text(shown, .strong))])
      }
      return Document([.paragraph("\(asWritten, .code)  \(shown, .strong)")])
    }
  }

  /// What the column of an expression's values is called: as it is written, where that is short and no literal.
  private static func columnName(_ expression: Syntax.Expression) -> String {
    let written = expression.description
    return expression.isLiteral || written.count > 40 ? words(.value) : written
  }

  /// `data · gaussian(samples=1000): 1000 samples, 10 features → 1 label, 498 ones`
  package static func dataLine(_ name: String, _ data: DataSet) -> Text {
    var facts: [PresentationMessage] = [.samples(data.count), .sample(of: data)]
    if let heldOut = data.heldOut { facts.append(.heldOut(heldOut.count)) }
    return "\(name, .strong) · \(words(.described(data.description, by: facts.map(words))))"
  }

  /// `run · a run of GPT: 86 modules, 1200 parameters, 40 steps measured, from 0 to 390`
  package static func runLine(_ name: String, _ run: WatchedRun) -> Text {
    var parts = [
      RunMessage.watched(
        modules: run.steps.last.map { run.modules(of: $0).modules.count } ?? run.lists.last?.modules.count
          ?? 0,
        parameters: run.parameters)
    ]
    if let first = run.steps.first, let last = run.steps.last {
      parts.append(.steps(measured: run.measured, first: first.number, last: last.number))
    }
    let facts = parts.map { $0.words(in: .current) }
    return "\(name, .strong) · \(words(.described(Element.run(run).written, by: facts)))"
  }

  package static func kind(_ value: Value) -> String {
    guard let single = value.single else {
      return words(.variants(counts: value.axes.map { "\($0.count)" }.joined(separator: " × ")))
    }
    let noun = single.noun
    for article in ["an ", "a ", "the "] where noun.hasPrefix(article) {
      return String(noun.dropFirst(article.count))
    }
    return noun
  }

  /// A value in one line.
  package static func line(_ value: Value) -> String {
    guard value.single == nil else { return short(value.elements[0], digits: 7) }
    return "[" + value.elements.indices.prefix(6).map { value.label($0) }.joined(separator: ", ")
      + (value.elements.count > 6 ? ", …]" : "]")
  }

  package static func short(_ element: Element, digits: Int) -> String {
    switch element {
    case .number(let number): return NumberFormat.upTo(digits, number).string(number)
    case .series(let series):
      func string(_ number: Double) -> String {
        let fewer = min(digits, 4)
        return NumberFormat.upTo(fewer, number).string(number)
      }
      guard series.axes.count == 1 else {
        let counts = series.axes.map { String($0.count) }.joined(separator: " × ")
        return words(.numbersBy(axes: series.axisNames, counts: counts))
      }
      let values = series.values
      let shown =
        values.count <= 8
        ? values.map(string) : values.prefix(3).map(string) + ["…"] + values.suffix(2).map(string)
      return "[\(shown.joined(separator: ", "))]"
    case .network(let network): return network.description.description
    default: return element.written
    }
  }

  /// "1 epoch", "60 epochs"
  package static func epochs(_ count: Int) -> String { words(.epochs(count)) }

  private static func words(_ message: PresentationMessage) -> String { message.string }

  /// The elements of a value, one row a variant.
  static func table(_ value: Value, _ name: String = words(.value)) -> Table {
    if value.axes.isEmpty, case .series(let series) = value.elements[0] {
      return table(series, name)
    }
    if let table = results(value) { return table }
    var rows: [Table.Row] = []
    for (variant, element) in value.elements.enumerated() {
      let place = value.coordinates(variant)
      var cells = zip(value.axes, place).map { Table.Cell.text(Text($0.labels[$1])) }
      cells.append(cell(element))
      rows.append(Table.Row(cells))
    }
    let columns =
      value.axes.map { Table.Column(Text($0.name ?? words(.variant))) } + [
        Table.Column(Text(name), .trailing)
      ]
    return Table(columns: columns, rows: rows)
  }

  /// A row for each place along the last axis, a column for each along the one before.
  private static func table(_ series: Series, _ name: String) -> Table {
    let along = series.axes[series.axes.count - 1]
    let columns = series.axes.count == 1 ? nil : series.axes[0]
    let head: Table.Column = along.labels == nil ? .number(Text(along.title)) : .init(Text(along.title))
    return Table(
      columns: [head]
        + (columns.map { axis in
          (0..<axis.count).map { .number(Text("\(axis.title) \(axis.label($0))")) }
        } ?? [.number(Text(name))]),
      rows: (0..<along.count).map { place in
        let own = stride(from: place, to: series.values.count, by: max(1, along.count)).map {
          series.values[$0]
        }
        return Table.Row(
          [along.labels.map { .text(Text($0[place])) } ?? .number(place + 1)]
            + own.map { .number($0, .upTo(columns == nil ? 7 : 3, $0)) })
      })
  }

  /// Results side by side: a row a variant, a column for each number or text that they have; `nil` where they are none.
  private static func results(_ value: Value) -> Table? {
    let records = value.elements.compactMap { if case .record(let record) = $0 { record } else { nil } }
    guard records.count == value.elements.count, let first = records.first else { return nil }
    let shown = first.fields.compactMap { name, element -> String? in
      switch element {
      case .number, .text, .flag: name
      default: nil
      }
    }
    guard !shown.isEmpty else { return nil }
    return Table(
      columns: value.axes.map { Table.Column(Text($0.name ?? words(.variant))) }
        + shown.enumerated().map { Table.Column(Text($1), .trailing, drop: shown.count - $0) },
      rows: records.enumerated().map { variant, record in
        let labels = zip(value.axes, value.coordinates(variant)).map { $0.labels[$1] }
        return Table.Row(
          labels.map { .text(Text($0)) } + shown.map { record.fields[$0].map { cell($0) } ?? .empty })
      })
  }

  static func fields(_ record: Record) -> Table {
    Table(
      caption: Text(words(.result(verb: record.verb))),
      columns: [.init(Text(words(.field))), .init(Text(words(.value)))],
      rows: record.fields.map { name, element in ["\(name, .code)", cell(element)] })
  }

  private static func cell(_ element: Element) -> Table.Cell {
    if case .number(let number) = element { return .number(number, .upTo(7, number)) }
    return .text(Text(short(element, digits: 5)))
  }
}

extension PresentationMessage {
  /// "10 features → 1 label, 498 ones"
  fileprivate static func sample(of data: DataSet) -> PresentationMessage {
    let labels: Labels =
      switch data.labels {
      case .classes(_, of: 2): .ones(data.classFrequencies[1])
      case .classes(_, let count): .classes(count)
      case .values(_, let width): .values(width)
      }
    let shape = data.sampleShape
    return .sample(steps: shape.count == 2 ? shape[0] : nil, features: shape.last, labels)
  }
}

extension Session {
  /// What `data` is, in a line: "data · gaussian: 1000 samples, 10 features → 1 label, 498 ones".
  package var dataLine: String {
    guard case .value(let value)? = state.bindings["data"], case .data(let data)? = value.single else {
      return ""
    }
    return Presentation.dataLine("data", data).string
  }
}

extension NumberFormat {
  /// So many significant digits, or fewer where fewer are exact: `3`, not `3.000000`.
  static func upTo(_ digits: Int, _ value: Double) -> NumberFormat {
    let exact = NumberFormat.exact.string(value)
    return exact.count <= NumberFormat.significant(digits).string(value).count ? .exact : .significant(digits)
  }
}

extension Element {
  fileprivate var isFlag: Bool { if case .flag = self { true } else { false } }
}

extension Syntax.Expression {
  fileprivate var hasField: Bool {
    var hasField = false
    visit { if case .field = $0.kind { hasField = true } }
    return hasField
  }

  /// Whether it is a number as it stands, with or without a sign.
  fileprivate var isLiteral: Bool {
    switch kind {
    case .number, .text: true
    case .negate(let operand): operand.isLiteral
    default: false
    }
  }
}
