/// Modules of a file that no layer takes, and layers that the file has no module for.
struct Mismatch {
  private let spare: [(module: TensorModule, shapes: ModuleShapes)]
  private let missing: [NetworkModule]

  init(_ own: [TensorModule], _ shapes: [ModuleShapes], _ wanted: [NetworkModule]) {
    var left: [ModuleShapes: Int] = [:]
    for module in wanted { left[module.shapes, default: 0] += 1 }
    func takesOne(_ shapes: ModuleShapes) -> Bool {
      guard let count = left[shapes], count > 0 else { return false }
      left[shapes] = count - 1
      return true
    }
    spare = zip(own, shapes).filter { !takesOne($1) }.map { (module: $0, shapes: $1) }
    left = [:]
    for shapes in shapes { left[shapes, default: 0] += 1 }
    missing = wanted.filter { !takesOne($0.shapes) }
  }

  func message(file: String, network: String) -> WeightsMessage {
    if let pairs = pairsButForBiases {
      let hasNone = spare[0].shapes.withoutBiases == spare[0].shapes
      return hasNone ? .noBias(file: file, pairs) : .surplusBias(file: file, pairs)
    }
    return .doesNotMatch(
      file: file, network: network,
      spare: spare.map { .init(module: $0.module.name, tensors: $0.shapes.written) },
      missing: missing.map { .init(layer: $0.layer, number: $0.number, tensors: $0.shapes.written) })
  }

  /// Where all would match if it were not for biases: which is which.
  private var pairsButForBiases: [WeightsMessage.Pair]? {
    guard !spare.isEmpty, spare.count == missing.count else { return nil }
    var left = Dictionary(grouping: missing.reversed(), by: \.shapes.withoutBiases)
    var pairs: [WeightsMessage.Pair] = []
    for (module, shapes) in spare {
      guard let layer = left[shapes.withoutBiases]?.popLast() else { return nil }
      pairs.append(.init(module: module.name, layer: layer.layer, number: layer.number))
    }
    let haveNone = spare.map { $0.shapes.withoutBiases == $0.shapes }
    return Set(haveNone).count == 1 ? pairs : nil
  }
}
