import CommandKit
import Engine

/// Networks in files, with the names and layouts of a PyTorch `Sequential` whose activations are modules of their own.
package enum ModelFile {
  /// Under this key the file says which network it holds, as one would type it.
  static let descriptionKey = "gradlab.network"

  /// A network's tensors under PyTorch's names.
  private struct Slot {
    let own: String
    let foreign: String
    let shape: [Int]
  }

  // MARK: Names

  /// Where each parameter and running statistic of a network stands in a `Sequential`.
  private static func slots(_ plan: NetworkPlan) -> [Slot] {
    var slots: [Slot] = []
    var module = 0
    collect(plan.layers, prefix: "", &module, plan, &slots)
    return slots
  }

  private static func collect(
    _ layers: [PlannedLayer], prefix: String, _ module: inout Int, _ plan: NetworkPlan, _ slots: inout [Slot]
  ) {
    for layer in layers {
      guard layer.number != nil else {
        var inner = 0
        collect(layer.inner, prefix: "\(prefix)\(module).", &inner, plan, &slots)
        module += 1
        continue
      }
      let isRecurrent = layer.layer.product.role == .recurrent
      let learnsSlope = layer.layer.product.activation?.product.learnableStart != nil
      for slice in plan.parameters[layer.parameters] {
        let name = String(slice.name.split(separator: ".").last ?? "")
        // An activation with a slope to learn is the module behind the layer it belongs to.
        let isActivation =
          learnsSlope && layer.parameters.count > 1
          && slice.name == plan.parameters[layer.parameters].last?.name
        let place = module + (isActivation ? 1 : 0)
        let known = ["scale": "weight", "shift": "bias", "slope": "weight"][name] ?? name
        slots.append(
          Slot(
            own: slice.name, foreign: "\(prefix)\(place).\(known)\(isRecurrent ? "_l0" : "")",
            shape: slice.shape))
      }
      for slice in plan.statistics[layer.statistics] {
        let known = ["running_variance": "running_var"][slice.plan.name] ?? slice.plan.name
        slots.append(Slot(own: slice.name, foreign: "\(prefix)\(module).\(known)", shape: [slice.count]))
      }
      let hasActivation =
        layer.layer.product.activation.map { !$0.product.isIdentity && layer.layer.product.role == .dense }
        ?? false
      module += hasActivation ? 2 : 1
    }
  }

  // MARK: Reading

  /// The network that a file holds.
  ///
  /// - Parameters:
  ///   - into: what the network is, for a file that does not say so itself.
  ///   - files: how the file is read.
  ///   - span: where it is named.
  ///   - parse: reads a description as typed.
  /// - Returns: the network, and how names were mapped.
  static func read(
    _ path: String, into: Network?, seed: UInt64, _ files: FileAccess = FileAccess(), at span: Span? = nil,
    parse: (String) throws(Failure) -> NetworkDescription
  ) throws(Failure) -> (Network, WeightsMessage) {
    let file = try SafeTensors(files.bytes(path, at: span), path: path)
    let description: NetworkDescription
    if let into {
      description = into.description
    } else if let text = file.metadata[descriptionKey] {
      do throws(Failure) { description = try parse(text) } catch {
        throw Failure(WeightsMessage.unreadableNetwork(file: path, reason: error))
      }
    } else {
      throw Failure(
        WeightsMessage.networkIsNotSaid(
          file: path, tensors: file.tensors.prefix(6).map { "\($0.name) \($0.shape)" }))
    }
    let numbers = TensorOrder.byModule(file.tensors.filter { $0.values != nil }, name: \.name)
    let plan = try plan(description, first: numbers.first?.shape, path)
    let slots = slots(plan)
    var byName: [String: [Double]] = [:]
    let mapping: WeightsMessage
    let present = Dictionary(numbers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let isExact = slots.allSatisfy { present[$0.foreign]?.shape == $0.shape } && present.count == slots.count
    if isExact {
      for slot in slots { byName[slot.own] = present[slot.foreign]?.values }
      mapping = .takenByName(file: path, count: slots.count)
    } else {
      guard numbers.count == slots.count else {
        throw Failure(
          WeightsMessage.tensorCount(
            file: path, count: numbers.count, network: description.description, wanted: slots.count))
      }
      for (tensor, slot) in zip(numbers, slots) {
        guard tensor.shape == slot.shape else {
          throw Failure(
            WeightsMessage.otherShape(
              file: path, tensor: tensor.name, shape: tensor.shape, parameter: slot.own,
              network: description.description, wanted: slot.shape))
        }
        byName[slot.own] = tensor.values
      }
      mapping = .takenInOrder(
        file: path, count: slots.count, first: zip(numbers, slots).prefix(4).map { "\($0.name) → \($1.own)" })
    }
    var state = NetworkState(parameters: [], seed: seed)
    state.parameters = plan.parameters.map {
      NamedValues($0.name, shape: $0.shape, values: byName[$0.name] ?? [])
    }
    state.statistics = plan.statistics.map {
      NamedValues($0.name, shape: [$0.count], values: byName[$0.name] ?? [])
    }
    var network = Network(description, seed: seed, state: state)
    network.input = plan.input
    return (network, mapping)
  }

  /// The plan for the input that the first tensor tells.
  private static func plan(
    _ description: NetworkDescription, first: [Int]?, _ path: String
  ) throws(Failure) -> NetworkPlan {
    guard let width = first?.last, width > 0 else { throw Failure(WeightsMessage.noNumbers(file: path)) }
    if let plan = try? NetworkPlan(description, input: SampleShape(width: width)) { return plan }
    do throws(EngineError) {
      return try NetworkPlan(description, input: SampleShape(steps: 1, width: width))
    } catch { throw Failure(WeightsMessage.doesNotFit(file: path, reason: error)) }
  }

  // MARK: Writing

  /// The bytes of a file with the network's numbers.
  package static func bytes(
    _ state: NetworkState, _ description: NetworkDescription, input: SampleShape, precision: Precision
  ) throws(EngineError) -> [UInt8] {
    let plan = try NetworkPlan(description, input: input)
    let tensors = slots(plan).compactMap { slot in
      state[slot.own].map { (name: slot.foreign, shape: slot.shape, values: $0.values) }
    }
    return SafeTensors.bytes(
      tensors, metadata: ["format": "pt", descriptionKey: description.description],
      isDouble: precision == .float64)
  }
}
