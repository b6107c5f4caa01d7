import Diagnostics
import Documents
import Lab

/// The table of a file's matrices: a row for each, or for those whose names differ in a number alone.
struct WeightsTable {
  private let groups: [[WeightFigures]]

  init(_ tensors: [WeightFigures], _ showsAll: Bool) {
    struct Key: Hashable {
      let family: String
      let shape: [Int]
    }
    var order: [Key] = []
    var members: [Key: [WeightFigures]] = [:]
    for tensor in tensors {
      let key = Key(
        family: showsAll ? tensor.name : FileWeights.family(tensor.name), shape: tensor.shape)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(tensor)
    }
    groups = order.flatMap { key in
      let group = members[key] ?? []
      // Two rows are as short as one with both ends.
      return group.count < 3 ? group.map { [$0] } : [group]
    }
  }

  var table: Table {
    Table(
      columns: [
        .init(Text(.tensor)), .init(Text(.shape)), .number("σ√n", field: "it.scale"),
        .init(Text(.like), drop: 4),
        .number("σ", drop: 2, field: "it.size"), .number("‖W‖", drop: 5, field: "it.norm"),
        .number(Text(.smallest), drop: 1), .number("directions", drop: 3, field: "it.directions"),
      ],
      rows: groups.map(row), foot: [Text(InspectMessage.legend.words(in: .current))])
  }

  private func row(_ group: [WeightFigures]) -> Table.Row {
    func span(_ format: NumberFormat = .significant(3), _ value: (WeightFigures) -> Double?) -> Table.Cell {
      let values = group.compactMap(value)
      guard let least = values.min(), let most = values.max() else { return .empty }
      let (first, last) = (format.string(least), format.string(most))
      return first == last ? .number(least, format) : .text("\(first) … \(last)")
    }
    let known = Set(group.map { $0.known?.rawValue ?? "" })
    return Table.Row([
      .text(Text(name(group))), .text(Text(group[0].shape.map(String.init).joined(separator: " × "))),
      span { $0.isMatrix ? $0.scale : nil },
      known.count == 1 ? known.first.map { .text(Text($0)) } ?? .empty : .empty,
      span { $0.tally.size }, span { $0.spectrum?.largest }, span(.significant(2)) { $0.spectrum?.smallest },
      span(.percent(0), \.alike),
    ])
  }

  /// "h.0 … 11.attn.weight": what differs is told by its ends.
  private func name(_ group: [WeightFigures]) -> String {
    guard group.count > 1 else { return group[0].name }
    return FileWeights.range(group[0].name, group[group.count - 1].name) + " (\(group.count))"
  }
}
