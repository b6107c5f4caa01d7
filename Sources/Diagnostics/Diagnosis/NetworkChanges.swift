import Engine

// Changes of a description that leave its last layer, and so its meaning, alone.
extension NetworkDescription {
  /// Another activation in every hidden layer, with its own default initialiser.
  func withActivation(_ activation: Activation) -> NetworkDescription? {
    changingHidden { layer in
      if layer.takes(.activation) {
        return [layer.replacing([.activation: .activation(activation), .initializer: Argument.none])]
      }
      return layer.product.activation == nil ? nil : [activation.layer]
    }
  }

  /// A normalisation between the weights and the activation of every hidden dense layer.
  func normalized(by normalization: Layer) -> NetworkDescription? {
    changingHidden { layer in
      guard layer.product.role == .dense, let activation = layer.product.activation,
        !activation.product.isIdentity
      else { return nil }
      let plain = layer.replacing([.activation: .activation(Registries.identity.made())])
      return [plain, normalization, activation.layer]
    }
  }

  /// `residual(…)` around every hidden dense layer that gives as many units as it takes.
  func withWaysAround() -> NetworkDescription? {
    var width: Int?
    return changingHidden { layer in
      guard layer.product.role == .dense else { return nil }
      defer { width = layer.product.units }
      return width == layer.product.units ? [.residual(NetworkDescription([layer]))] : nil
    }
  }

  func widened(by factor: Int) -> NetworkDescription? {
    changingHidden { layer in
      layer.product.units.map { [layer.replacing([.wholeNumber: .number(Double($0 * factor))])] }
    }
  }

  func orthogonal() -> NetworkDescription? {
    changingHidden { layer in
      guard layer.takes(.initializer) else { return nil }
      return [layer.replacing([.initializer: .initializer(Registries.orthogonal.made())])]
    }
  }

  /// Another recurrent layer of as many units in place of each.
  func recurrent(_ entry: Entry<any LayerRule>) -> NetworkDescription? {
    changingHidden { layer in
      guard layer.product.role == .recurrent, layer.name != entry.name else { return nil }
      var kept: [String: Argument] = [:]
      for kind in [ValueKind.wholeNumber, .flag] {
        if let parameter = entry.parameters.first(where: { $0.takes(kind) }) {
          kept[parameter.name] = layer[kind]
        }
      }
      return [entry.made(kept)]
    }
  }

  /// Weights drawn so that theory's factor in the limit is 1, in every hidden dense layer where there is such a
  /// variance.
  func withCriticalWeights() -> NetworkDescription? {
    var width: Int?
    return changingHidden { layer in
      guard layer.product.role == .dense, let activation = layer.product.activation,
        let units = layer.product.units
      else { return nil }
      defer { width = units }
      guard activation.product.isElementwise, !activation.product.isIdentity,
        let variance = WideLayer(activation: activation, weightVariance: 1).criticalVariance
      else { return nil }
      // The first layer's fan in is not known here; it keeps its own weights, unless all are the same.
      if width == nil, case .initializer(let given)? = layer[.initializer],
        given.product.variance(fanIn: 1, fanOut: 1) == 0
      {
        return [layer.replacing([.initializer: Argument.none])]
      }
      guard let fanIn = width else { return nil }
      let deviation = rounded((variance / Double(fanIn)).squareRoot())
      return [layer.replacing([.initializer: .initializer(.normal(deviation))])]
    }
  }

  /// To three digits, so that it prints as one would type it.
  private func rounded(_ value: Double) -> Double {
    guard value > 0 else { return value }
    var scale = 1.0
    while value * scale < 100 { scale *= 10 }
    return (value * scale).rounded() / scale
  }

  /// Every layer but the last one exchanged for what `change` gives; `nil` from it leaves the layer as it is, and if
  /// no layer changes there is no result.
  private func changingHidden(_ change: (Layer) -> [Layer]?) -> NetworkDescription? {
    // What follows the last weights belongs to the output.
    guard let last = layers.lastIndex(where: { $0.product.units != nil }) else { return nil }
    var isChanged = false
    let changed = layers.enumerated().flatMap { place, layer -> [Layer] in
      guard place < last else { return [layer] }
      if let inner = layer.product.inner {
        let replaced = layer.replacing([.network: .network(inner.changingAll(change))])
        isChanged = isChanged || replaced != layer
        return [replaced]
      }
      guard let replacement = change(layer) else { return [layer] }
      isChanged = true
      return replacement
    }
    return isChanged ? NetworkDescription(changed) : nil
  }

  private func changingAll(_ change: (Layer) -> [Layer]?) -> NetworkDescription {
    NetworkDescription(layers.flatMap { change($0) ?? [$0] })
  }
}

extension Configured where Product == any LayerRule {
  fileprivate func takes(_ kind: ValueKind) -> Bool { self[kind] != nil }

  /// The same layer with other arguments where its first parameter of a kind takes them; as it is where it refuses them.
  fileprivate func replacing(_ changes: [ValueKind: Argument]) -> Layer {
    (try? Registries.layers[name]?(arguments(with: changes))) ?? self
  }
}
