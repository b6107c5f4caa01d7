extension Document {
  /// One JSON value: `{"title": …, "blocks": [{"type": "table", …}, …]}`.
  ///
  /// Numbers are exact whatever digits the other renderers print; styles are left out.
  package var json: JSON {
    .object(
      [
        title.map { JSON.Member("title", .string($0.string)) },
        JSON.Member("blocks", .array(blocks.map(\.json))),
      ]
      .compactMap { $0 })
  }
}

extension Block {
  var json: JSON {
    switch self {
    case .paragraph(let text): ["type": "paragraph", "text": .string(text.string)]
    case .heading(let text, let level):
      ["type": "heading", "level": .number(Double(level)), "text": .string(text.string)]
    case .list(let items, let start):
      [
        "type": "list", "start": start.map { .number(Double($0)) } ?? .null,
        "items": .array(items.map { .array($0.map(\.json)) }),
      ]
    case .quote(let blocks): ["type": "quote", "blocks": .array(blocks.map(\.json))]
    case .code(let code, let language):
      ["type": "code", "language": language.map(JSON.string) ?? .null, "text": .string(code)]
    case .table(let table): table.json
    case .chart(let chart): chart.json
    case .verdict(let verdict): verdict.json
    case .aside(let kind, let blocks):
      ["type": "aside", "kind": .string(kind.rawValue), "blocks": .array(blocks.map(\.json))]
    case .details(let summary, let blocks):
      ["type": "details", "summary": .string(summary.string), "blocks": .array(blocks.map(\.json))]
    case .rule: ["type": "rule"]
    case .gap: ["type": "gap"]
    }
  }
}

extension Table {
  var json: JSON {
    [
      "type": "table", "caption": caption.map { .string($0.string) } ?? .null,
      "columns": .array(
        columns.map { column in
          var members = [JSON.Member("title", .string(column.title.string))]
          if let unit = column.unit { members.append(JSON.Member("unit", .string(unit))) }
          if let axis = column.axis { members.append(JSON.Member("axis", axis.json)) }
          return .object(members)
        }), "rows": .array(rows.map { .array($0.cells.map(\.json)) }), "foot": .strings(foot.map(\.string)),
    ]
  }
}

extension Table.Cell {
  var json: JSON {
    switch self {
    case .text(let text): .string(text.string)
    case .number(let value, _, _), .heat(let value, _): .number(value)
    case .bar(let value, nil, nil): .number(value)
    case .bar(let value, let lower, let upper):
      [
        "value": .number(value), "lower": lower.map(JSON.number) ?? .null,
        "upper": upper.map(JSON.number) ?? .null,
      ]
    case .sparkline(let values): .numbers(values)
    case .empty: .null
    }
  }
}

extension Chart {
  var json: JSON {
    [
      "type": "chart", "kind": .string(type(of: content).kind), "title": .string(content.title),
      "sentence": .string(content.sentence), "data": content.data,
    ]
  }
}

extension Verdict {
  var json: JSON {
    [
      "type": "verdict", "outcome": .string(outcome.words(in: .english)), "text": .string(text.string),
      "checks": .array(
        checks.map { check in
          var members: [JSON.Member] = [JSON.Member("holds", .bool(check.holds))]
          if let label = check.label { members.append(JSON.Member("label", .string(label.string))) }
          members.append(JSON.Member("statement", .string(check.statement.string)))
          if let message = check.message { members.append(JSON.Member("message", .string(message.string))) }
          return .object(members)
        }),
    ]
  }
}
