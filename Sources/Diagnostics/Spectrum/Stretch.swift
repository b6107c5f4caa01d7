import Engine

extension Spectrum.Stretch {
  /// - Parameters:
  ///   - from: `nil`: the input, or the first time step.
  ///   - to: `nil`: what the last layer with weights takes, or all where that is nothing; the last time step.
  init(_ description: NetworkDescription, _ shape: SampleShape, from: Int?, to: Int?) throws(NoSpectrum) {
    let ends = description.ends
    if let steps = shape.steps,
      let recurrent = description.layers.firstIndex(where: { $0.product.role == .recurrent })
    {
      let (layer, name) = (ends[recurrent + 1], description.layers[recurrent].name)
      guard name != "lstm" else { throw .cellBeside(layer: layer, name: name) }
      let (from, to) = (from ?? 1, to ?? steps)
      guard 1 <= from, max(from, to) <= steps else { throw .stepsEnd(count: steps) }
      guard from < to else { throw .nothingBetween(from: from, to: to) }
      self = .steps(layer: layer, from: from, to: to)
      return
    }
    func check(_ number: Int) throws(NoSpectrum) {
      guard let after = ends.firstIndex(where: { $0 >= number }) else {
        throw .layersEnd(count: ends[ends.count - 1])
      }
      guard ends[after] == number else {
        throw .insideResidual(layer: number, begin: ends[after - 1], end: ends[after])
      }
    }
    let begin = from ?? 0
    try check(begin)
    let last = description.layers.lastIndex { $0.product.role == .dense }.map { ends[$0] } ?? 0
    let end = to ?? (last > begin ? last : ends[ends.count - 1])
    try check(end)
    guard begin < end else { throw .nothingBetween(from: begin, to: end) }
    self = .layers(from: begin, to: end)
  }
}

/// A Jacobian, and the points that it is taken at.
struct JacobianPlace {
  let jacobian: Jacobian
  let points: [[Double]]

  init(
    _ stretch: Spectrum.Stretch, of description: NetworkDescription, _ state: NetworkState,
    input: SampleShape, at samples: [[Double]], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws(EngineError) {
    func part(_ layers: Range<Int>) -> (NetworkDescription, NetworkState) {
      let places = description.places(of: layers)
      return (NetworkDescription(Array(description.layers[places])), state.part(layers))
    }
    switch stretch {
    case .steps(let layer, let from, let to):
      // What comes after the last step has no part in it.
      var (network, numbers) = part(0..<layer)
      let shape = SampleShape(steps: to, width: input.width)
      // Nor has the direction in which a step's state follows from later ones.
      if let forwards = network.layers.last?.readingForwards {
        network = NetworkDescription(network.layers.dropLast() + [forwards])
        let names = Set(try NetworkPlan(network, input: shape).parameters.map(\.name))
        numbers.parameters.removeAll { !names.contains($0.name) }
      }
      jacobian = try Jacobian(
        network, numbers, input: shape, reading: .state(step: from), shouldStop: shouldStop)
      points = samples.map { Array($0.prefix(shape.count)) }
    case .layers(let from, let to):
      var shape = input
      if from == 0 {
        points = samples
      } else {
        let (network, numbers) = part(0..<from)
        points = try Jacobian(network, numbers, input: input, shouldStop: shouldStop).outputs(at: samples)
        shape = try NetworkPlan(network, input: input).output
      }
      let (network, numbers) = part(from..<to)
      jacobian = try Jacobian(network, numbers, input: shape, shouldStop: shouldStop)
    }
  }
}

extension NetworkDescription {
  /// How many layers there are up to the end of each of those that stand side by side, from 0 on.
  fileprivate var ends: [Int] {
    layers.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1.product.inner?.layerCount ?? 1)) }
  }

  /// Which of the layers that stand side by side these are, by their numbers from 0.
  func places(of numbers: Range<Int>) -> Range<Int> {
    let ends = ends
    let first = ends.firstIndex(of: numbers.lowerBound) ?? 0
    return first..<(ends.lastIndex(of: numbers.upperBound) ?? layers.count)
  }
}

extension NetworkState {
  /// The numbers of some layers alone, counted from 0 again.
  func part(_ layers: Range<Int>) -> NetworkState {
    func own(_ all: [NamedValues]) -> [NamedValues] {
      all.compactMap { values in
        let parts = values.name.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]), layers.contains(number) else { return nil }
        return NamedValues(
          "\(number - layers.lowerBound).\(parts[1])", shape: values.shape, values: values.values)
      }
    }
    return NetworkState(
      parameters: own(parameters), statistics: own(statistics), epochs: epochs, seed: seed, draw: draw)
  }
}
