import Engine

// Changes of a description that leave its last layer, and so its meaning, alone.
extension NetworkDescription {
  /// Another activation in every hidden layer, with its own default initialiser.
  func withActivation(_ activation: Activation) -> NetworkDescription? {
    changingHidden { layer in
      if layer.has("activation") {
        return layer.replacing(["activation": .activation(activation), "init": Argument.none]).map { [$0] }
      }
      return layer.product.activation == nil ? nil : [activation.layer]
    }
  }

  /// A normalisation between the weights and the activation of every hidden dense layer.
  func normalized(by name: String) -> NetworkDescription? {
    guard let normalization = try? Registries.layers[name]?() else { return nil }
    return changingHidden { layer in
      guard layer.product.role == .dense, let activation = layer.product.activation,
        !activation.product.isIdentity,
        let identity = try? Registries.activations["identity"]?(),
        let plain = layer.replacing(["activation": .activation(identity)])
      else { return nil }
      return [plain, normalization, activation.layer]
    }
  }

  /// `residual(…)` around every hidden dense layer that gives as many units as it takes.
  func withWaysAround() -> NetworkDescription? {
    var width: Argument?
    return changingHidden { layer in
      guard layer.product.role == .dense else { return nil }
      defer { width = layer["units"] }
      guard width == layer["units"], let entry = Registries.layers["residual"],
        let parameter = entry.parameters.first(where: { $0.takes(.network) }),
        let wrapped = try? entry([parameter.name: .network(NetworkDescription([layer]))])
      else { return nil }
      return [wrapped]
    }
  }

  func widened(by factor: Int) -> NetworkDescription? {
    changingHidden { layer in
      guard case .number(let units) = layer["units"] else { return nil }
      return layer.replacing(["units": .number(units * Double(factor))]).map { [$0] }
    }
  }

  func orthogonal() -> NetworkDescription? {
    guard let orthogonal = try? Registries.initializers["orthogonal"]?() else { return nil }
    return changingHidden { layer in
      guard layer.has("init") else { return nil }
      return layer.replacing(["init": .initializer(orthogonal)]).map { [$0] }
    }
  }

  func recurrent(_ name: String) -> NetworkDescription? {
    guard let entry = Registries.layers[name] else { return nil }
    return changingHidden { layer in
      guard layer.product.role == .recurrent, layer.name != name else { return nil }
      let kept = layer.argumentsByName.filter { ["units", "sequence"].contains($0.key) }
      return (try? entry(kept)).map { [$0] }
    }
  }

  /// Weights drawn so that theory's factor in the limit is 1, in every hidden dense layer where there is such a
  /// variance.
  func withCriticalWeights() -> NetworkDescription? {
    var width: Double?
    return changingHidden { layer in
      guard layer.product.role == .dense, let activation = layer.product.activation,
        case .number(let units) = layer["units"]
      else { return nil }
      defer { width = units }
      guard activation.product.isElementwise, !activation.product.isIdentity,
        let variance = WideLayer(activation: activation, weightVariance: 1).criticalVariance
      else { return nil }
      // The first layer's fan in is not known here; it keeps its own weights, unless all are the same.
      if width == nil, case .initializer(let given)? = layer["init"],
        given.product.variance(fanIn: 1, fanOut: 1) == 0
      {
        return layer.replacing(["init": .none]).map { [$0] }
      }
      guard let fanIn = width,
        let normal = try? Registries.initializers["normal"]?([
          "std": .number(rounded((variance / fanIn).squareRoot()))
        ])
      else { return nil }
      return layer.replacing(["init": .initializer(normal)]).map { [$0] }
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
    guard let last = layers.lastIndex(where: { $0.has("units") }) else { return nil }
    var isChanged = false
    let changed = layers.enumerated().flatMap { place, layer -> [Layer] in
      guard place < last else { return [layer] }
      if let inner = layer.product.inner {
        guard let parameter = layer.parameters.first(where: { $0.takes(.network) }),
          let replaced = layer.replacing([parameter.name: .network(inner.changingAll(change))])
        else { return [layer] }
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
  func has(_ parameter: String) -> Bool { parameters.contains { $0.name == parameter } }

  /// The same layer with other arguments; those it has no parameter for are left out.
  func replacing(_ changes: [String: Argument]) -> Layer? {
    var arguments = argumentsByName
    for (name, value) in changes where has(name) { arguments[name] = value }
    return try? Registries.layers[name]?(arguments)
  }
}
