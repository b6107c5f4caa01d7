import Engine
import RealModule

// Changes of a description that leave its last layer, and so its meaning, alone.
extension NetworkDescription {
  /// Another activation in place of every hidden one, with its own default initialiser.
  func withActivation(_ activation: Activation) -> NetworkDescription? {
    // A layer without an activation is meant to have none, unless none has one.
    let bends = hidden.contains { $0.ownActivation != nil }
    guard hidden.contains(where: { $0.ownActivation.map { $0 != activation } ?? !bends }) else { return nil }
    return changingHidden { place in
      let layer = place.layer
      if layer.product.role == .activation { return [activation.layer] }
      guard layer.takes(.activation) else { return nil }
      return layer.ownActivation == nil && bends
        ? [layer.replacing([.initializer: Argument.none])]
        : [layer.replacing([.activation: .activation(activation), .initializer: Argument.none])]
    }
  }

  /// A normalisation before or behind every hidden activation, in place of those that there are.
  func normalized(by normalization: Layer, behind isBehind: Bool) -> NetworkDescription? {
    guard hidden.contains(where: \.isFeedForwardActivation) else { return nil }
    return changingHidden { place in
      let layer = place.layer
      if layer.isNormalization { return [] }
      guard let activation = layer.ownActivation, layer.isFeedForwardActivation else { return nil }
      if isBehind { return [layer, normalization] }
      return layer.product.role == .activation
        ? [normalization, layer] : [layer.withoutActivation, normalization, activation.layer]
    }
  }

  /// The same layers in the same order, with a way around each stretch that ends with a dense layer and gives as many
  /// units as it takes, or that ends with attention: `residual(batchnorm -> relu -> dense(64))`.
  ///
  /// What is normalised and bent is what is added (He, Zhang, Ren & Sun 2016b): behind the addition nothing stands in the
  /// way, and what an activation shares among all samples adds up nowhere.
  func withWaysAround() -> NetworkDescription? {
    guard let last = lastWithWeights, !layers.contains(where: { $0.product.inner != nil }) else { return nil }
    let apart = layers[..<last].flatMap { layer -> [Layer] in
      guard layer.product.role == .dense, let activation = layer.ownActivation else { return [layer] }
      return [layer.withoutActivation, activation.layer]
    }
    var changed: [Layer] = []
    var stretch: [Layer] = []
    var (width, hasWay) = (Int?.none, false)
    for layer in apart {
      stretch.append(layer)
      // It keeps the shape, as what stands between two layers with units does.
      if layer.product.role == .attention {
        changed.append(.residual(NetworkDescription(stretch)))
        (stretch, hasWay) = ([], true)
        continue
      }
      guard layer.product.units != nil || layer.product.role == .recurrent else { continue }
      let units = layer.product.role == .dense ? layer.product.units : nil
      if let units, units == width {
        changed.append(.residual(NetworkDescription(stretch)))
        hasWay = true
      } else {
        changed += stretch
      }
      (width, stretch) = (units, [])
    }
    return hasWay ? NetworkDescription(changed + stretch + layers[last...]) : nil
  }

  /// The last weights of each branch beside a way around smaller by the root of the number of branches.
  ///
  /// The sum of all branches is then as large as one of them, however many there are (Zhang, Dauphin & Ma 2019).
  func withSmallBranches() -> NetworkDescription? {
    let branches = layers.compactMap(\.product.inner).count
    guard branches > 1 else { return nil }
    return NetworkDescription(
      layers.map { layer in
        layer.product.inner.flatMap { $0.withSmallEnd(share: 1 / Double(branches)) }.map(Layer.residual)
          ?? layer
      })
  }

  private func withSmallEnd(share: Double) -> NetworkDescription? {
    guard let last = lastWithWeights, layers[last].product.role == .dense,
      !layers[last...].contains(where: \.isNormalization), let units = layers[last].product.units
    else { return nil }
    let fanIn = layers[..<last].last { $0.product.units != nil }?.product.units ?? units
    let layer = layers[last]
    let own = layer.initializer ?? layer.product.activation?.defaultInitializer
    guard let variance = own?.product.variance(fanIn: fanIn, fanOut: units),
      // Those that are small already, as any that keep a signal's size are not.
      variance * Double(fanIn) > 2 * share
    else { return nil }
    var changed = layers
    changed[last] = layer.replacing([
      .initializer: .initializer(.normal(rounded((variance * share).squareRoot())))
    ])
    return NetworkDescription(changed)
  }

  func widened(by factor: Int) -> NetworkDescription? {
    changingHidden { place in
      guard place.layer.product.units != nil, case .number(let units)? = place.layer[.wholeNumber] else {
        return nil
      }
      return [place.layer.replacing([.wholeNumber: .number(units * Double(factor))])]
    }
  }

  /// Another recurrent layer of as many units in place of each.
  func recurrent(_ entry: Entry<any LayerRule>) -> NetworkDescription? {
    changingHidden { place in
      let layer = place.layer
      guard layer.product.role == .recurrent, layer.name != entry.name else { return nil }
      let shared = entry.parameters.filter { $0.takes(.wholeNumber) || $0.takes(.flag) }
      return [
        entry.made(
          Dictionary(
            shared.compactMap { parameter in layer[parameter.name].map { (parameter.name, $0) } },
            uniquingKeysWith: { first, _ in first }))
      ]
    }
  }

  /// Forget gates of lstm layers that stand open, at first, for about as long as a sequence is: σ(b) = 1 − 1/steps, so
  /// that b = ln(steps − 1) (Tallec & Ollivier 2018).
  func rememberingFor(steps: Int) -> NetworkDescription? {
    let parameter = "forget_bias"
    guard steps > 2 else { return nil }
    let bias = (Double.log(Double(steps - 1)) * 100).rounded() / 100
    return changingHidden { place in
      guard place.layer[parameter] != nil, let own = place.layer.keepingBias, own < bias else { return nil }
      return [place.layer.replacing(parameter, .number(bias))]
    }
  }

  /// Weights drawn so that theory's factor in the limit is 1, in every hidden dense layer where there is such a
  /// variance.
  func withCriticalWeights() -> NetworkDescription? {
    withWeights { place, fanIn, units, variance in
      let wanted = variance / Double(fanIn)
      let own = (place.layer.initializer ?? place.following?.defaultInitializer)?.product
      let isThere = own.map { abs($0.variance(fanIn: fanIn, fanOut: units) / wanted - 1) < 0.05 } ?? false
      return isThere ? nil : .normal(rounded(wanted.squareRoot()))
    }
  }

  /// The same variances from orthogonal matrices, which squeeze no direction; and orthogonal weights from step to step.
  func withOrthogonalWeights() -> NetworkDescription? {
    let changed = withWeights { _, fanIn, units, variance in
      let gain = (variance * Double(max(fanIn, units)) / Double(fanIn)).squareRoot()
      return Registries.orthogonal.made(["gain": .number(abs(gain - 1) < 0.01 ? 1 : rounded(gain))])
    }
    let orthogonal = Argument.initializer(Registries.orthogonal.made())
    return (changed ?? self).changingHidden { place in
      guard let own = place.layer.recurrentInitializer, !own.product.isOrthogonal else { return nil }
      // Nothing has to be said where that is what holds without.
      let unsaid = place.layer.replacing("recurrent_init", .none)
      return [
        unsaid.recurrentInitializer?.product.isOrthogonal == true
          ? unsaid : place.layer.replacing("recurrent_init", orthogonal)
      ]
    } ?? changed
  }

  /// Other weights in every hidden dense layer whose activation has a critical variance: σ_w² = `variance`.
  private func withWeights(
    _ initializer: (HiddenLayer, _ fanIn: Int, _ units: Int, _ variance: Double) -> Initializer?
  ) -> NetworkDescription? {
    var critical: [Activation: Double?] = [:]
    return changingHidden { place in
      guard place.layer.product.role == .dense, let units = place.layer.product.units,
        let activation = place.following, activation.product.isElementwise, !activation.product.isIdentity
      else { return nil }
      let variance =
        critical[activation]
        ?? WideLayer(activation: activation, weightVariance: 1).criticalVariance
      critical[activation] = variance
      guard let variance else { return nil }
      guard let fanIn = place.fanIn else {
        // The first layer's fan in is not known here; it keeps its own weights, unless all are the same.
        guard place.layer.initializer?.product.variance(fanIn: 1, fanOut: 1) == 0 else { return nil }
        return [place.layer.replacing([.initializer: Argument.none])]
      }
      return initializer(place, fanIn, units, variance).map {
        [place.layer.replacing([.initializer: .initializer($0)])]
      }
    }
  }

  /// To three digits, so that it prints as one would type it.
  private func rounded(_ value: Double) -> Double {
    guard value > 0 else { return value }
    var scale = 1.0
    while value * scale < 100 { scale *= 10 }
    return (value * scale).rounded() / scale
  }

  // MARK: Walking

  /// A layer before the output layer, with what a change has to know of its surroundings.
  private struct HiddenLayer {
    let layer: Layer
    /// The units of the layer before; `nil` for the first one.
    let fanIn: Int?
    /// The activation that its outputs meet next, its own if it has one; `nil` where something rescales them first.
    let following: Activation?
  }

  /// The place of the last layer with units of its own. What follows the last weights belongs to the output.
  private var lastWithWeights: Int? { layers.lastIndex { $0.product.units != nil } }

  /// All layers before the output layer, those inside of others too.
  private var hidden: [Layer] {
    func flat(_ layers: some Sequence<Layer>) -> [Layer] {
      layers.flatMap { layer in layer.product.inner.map { flat($0.layers) } ?? [layer] }
    }
    return flat(layers[..<(lastWithWeights ?? 0)])
  }

  /// Every layer but the last one exchanged for what `change` gives; `nil` from it leaves the layer as it is, and if
  /// no layer changes there is no result.
  private func changingHidden(_ change: (HiddenLayer) -> [Layer]?) -> NetworkDescription? {
    guard let last = lastWithWeights else { return nil }
    var width: Int?
    func changed(_ layers: ArraySlice<Layer>) -> [Layer] {
      layers.indices.flatMap { place -> [Layer] in
        let layer = layers[place]
        if let inner = layer.product.inner {
          return [layer.replacing([.network: .network(NetworkDescription(changed(inner.layers[...])))])]
        }
        defer { width = layer.product.units ?? width }
        let next = layers[(place + 1)...].first { $0.name != Registries.dropout.name }
        let following =
          layer.ownActivation ?? next.flatMap { $0.product.role == .activation ? $0.ownActivation : nil }
        return change(HiddenLayer(layer: layer, fanIn: width, following: following)) ?? [layer]
      }
    }
    let result = NetworkDescription(changed(layers[..<last]) + layers[last...])
    return result == self ? nil : result
  }
}

extension Configured where Product == any LayerRule {
  fileprivate func takes(_ kind: ValueKind) -> Bool { self[kind] != nil }

  /// The activation that it ends with, reads its steps with, or is; `nil` where that does nothing.
  fileprivate var ownActivation: Activation? {
    guard
      case .activation(let activation)? = self[.activation] ?? product.activation.map(Argument.activation),
      !activation.product.isIdentity
    else { return nil }
    return activation
  }

  /// Whether it bends a signal on its way over the depth.
  fileprivate var isFeedForwardActivation: Bool {
    (product.role == .dense || product.role == .activation) && ownActivation != nil
  }

  fileprivate var withoutActivation: Layer {
    replacing([.activation: .activation(Registries.identity.made())])
  }

  var isNormalization: Bool {
    name == Registries.batchnorm.name || name == Registries.layernorm.name
  }

  /// The first weights that it was given; `nil` where its activation chooses them.
  fileprivate var initializer: Initializer? {
    switch self[.initializer] {
    case .initializer(let initializer)?: initializer
    case .number(let number)?: .constant(number)
    default: nil
    }
  }

  /// The same layer with other arguments where its first parameter of a kind takes them; as it is where it refuses them.
  fileprivate func replacing(_ changes: [ValueKind: Argument]) -> Layer {
    (try? Registries.layers[name]?(arguments(with: changes))) ?? self
  }

  /// The same layer with another argument for a parameter that it has.
  fileprivate func replacing(_ parameter: String, _ argument: Argument) -> Layer {
    var all = arguments(with: [:])
    all[parameter] = argument
    return (try? Registries.layers[name]?(all)) ?? self
  }
}
