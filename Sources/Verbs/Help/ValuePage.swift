import CommandKit
import Documents
import Engine
import Lab

/// What help says of a value that a name holds: what it is, how it was made, and how its parts are seen.
struct ValuePage {
  let name: String
  let language: Language

  func blocks(_ value: Value) -> [Block] {
    var blocks: [Block] = []
    if let source = value.source {
      blocks.append(.paragraph(text(.holds(name: name, noun: noun(value)))))
      blocks.append(.code(source, language: "gradlab"))
    } else {
      blocks.append(.paragraph(text(.isValue(noun: noun(value)))))
    }
    if !value.axes.isEmpty { blocks.append(axes(value)) }
    guard let element = value.elements.first else { return blocks }
    switch element {
    case .record, .data, .network, .run: break
    default: blocks.append(.paragraph(Text(Presentation.line(value), .strong)))
    }
    if let single = value.single { blocks += details(single) }
    blocks += fields(value, element)
    return blocks
  }

  private func text(_ message: HelpPageText) -> Text { message.text(in: language.told) }

  private func words(_ message: HelpPageText) -> String { message.words(in: language.told) }

  private func noun(_ value: Value) -> String {
    let nouns = Set(value.elements.map { $0.kind.noun.words(in: .current) })
    if value.axes.isEmpty { return nouns.first ?? "" }
    let kind = Presentation.kind(value)
    return nouns.count == 1 ? words(.each(kind: kind, noun: nouns.first ?? "")) : kind
  }

  private func axes(_ value: Value) -> Block {
    let rows = value.axes.map { axis -> Table.Row in
      let labels = axis.labels.prefix(6).joined(separator: ", ") + (axis.count > 6 ? ", …" : "")
      let pick = "\(name)[\(axis.name.map { "\($0)=" } ?? "")\(axis.labels[0])]"
      return [
        .text(axis.name.map { Text($0) } ?? text(.variant)), .text(Text(labels)), .text(Text(pick, .code)),
      ]
    }
    return .table(
      Table(
        columns: [.init(text(.variesOver)), .init(text(.values)), .init(text(.oneOfThem))], rows: rows,
        folds: false))
  }

  private func details(_ element: Element) -> [Block] {
    switch element {
    case .data(let data): return [.paragraph(Presentation.dataLine(name, data))]
    case .run(let run): return [.paragraph(Presentation.runLine(name, run))]
    case .network(let network):
      var lines: [Text] = [Text(network.description.description, .code)]
      if let state = network.state {
        let count = state.parameters.reduce(0) { $0 + $1.values.count }
        lines.append(text(.trained(parameters: count, epochs: state.epochs)))
      } else {
        lines.append(text(.untrained(seed: network.seed, draw: network.draw)))
      }
      return [.bullets(lines)]
    case .activation(let activation): return [.paragraph(text(.more(about: activation.name)))]
    case .series(let series):
      return [
        .paragraph(
          text(
            .numbers(
              count: series.values.count, axes: series.axisNames, first: places(series, "1"),
              last: places(series, "last"), name: name))
        )
      ]
    default: return []
    }
  }

  /// What follows a dot, with what one types to see it.
  private func fields(_ value: Value, _ element: Element) -> [Block] {
    let fields = Fields.meanings(of: element, language.verbs)
    guard !fields.isEmpty else { return [] }
    let rows = fields.map { field, meaning -> Table.Row in
      var typed = "\(name).\(field)"
      if field.hasSuffix("(") { typed += "0.3)" }
      let held = try? Fields.value(of: element, Syntax.Name(field, Span(0, 0)), language.verbs)
      var shown: Table.Cell = .empty
      switch held {
      case .series(let series)?:
        shown = .text(
          text(
            .byAxes(
              axes: series.axisNames, counts: series.axes.map { String($0.count) }.joined(separator: " × "))))
        if value.axes.isEmpty { typed += "[\(places(series, "last"))]" }
      case .record(let inner)?: inner.fields.keys.first.map { typed += ".\($0)" }
      case let single? where value.axes.isEmpty: shown = .text(Text(Presentation.short(single, digits: 4)))
      default: break
      }
      return [.text(Text(typed, .code)), shown, .text(Text(meaning))]
    }
    return [
      .table(
        Table(
          columns: [
            .init(text(.youType)), .init(text(.value), .trailing, drop: 1), .init(text(.whatItIs)),
          ], rows: rows,
          folds: false))
    ]
  }

  /// What stands in brackets behind a row of numbers, for one of them.
  private func places(_ series: Series, _ place: String) -> String {
    series.axes.map { axis in
      guard let labels = axis.labels else { return place }
      let label = (place == "1" ? labels.first : labels.last) ?? place
      return label.allSatisfy { $0.isLetter || $0 == "_" } ? label : "\"\(label)\""
    }.joined(separator: ", ")
  }
}
