import CommandKit
import Documents
import Engine
import Lab
import RealModule

/// Small histograms of what passes through the layers of a network.
enum LayerDistributions {
  static func rows<S: Scalar>(
    _ description: NetworkDescription, _ state: NetworkState, _ data: DataSet, _: S.Type
  ) throws(EngineError) -> [Table.Row] {
    let model = try Model<S>(description, state: state, data: data, keeping: .signals)
    model.forward()
    model.backward()
    let names = description.layerNames
    return model.layers.enumerated().map { place, layer in
      let outputs = layer.outputs.lazy.map { Double($0) }
      let gradients = layer.parameters.first.map { parameter in
        parameter.gradients.compactMap { $0 == 0 ? nil : Double.log10(abs(Double($0))) }
      }
      var cells: [Table.Cell] = [
        .number(place + 1), .text(Text(names.indices.contains(place) ? names[place] : "")),
      ]
      cells += histogram(Array(outputs))
      cells += histogram(gradients ?? [])
      return Table.Row(cells)
    }
  }

  private static func histogram(_ values: [Double]) -> [Table.Cell] {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return [.empty, .empty, .empty] }
    let bins = 24
    var counts = [Double](repeating: 0, count: bins)
    let width = high > low ? high - low : 1
    for value in finite { counts[min(bins - 1, Int(clamping: (value - low) / width * Double(bins)))] += 1 }
    return [.sparkline(counts), .number(low, .significant(2)), .number(high, .significant(2))]
  }
}
