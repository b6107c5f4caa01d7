import Documents
import Lab

extension TrainVerb.Details: ResultDetails {
  /// The weight gradient of each layer after each epoch, where it was kept.
  var members: [JSON.Member] {
    guard !history.layerGradients.isEmpty else { return [] }
    let epochs = history.layerGradients.map { layers -> JSON in
      .array(layers.map { $0.map(JSON.number) ?? .null })
    }
    return [JSON.Member("layer_gradients", .array(epochs))]
  }
}
