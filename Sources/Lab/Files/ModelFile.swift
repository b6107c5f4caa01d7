import CommandKit
import Engine

/// Networks in files, with the names and layouts of PyTorch.
package enum ModelFile {
  /// Under this key the file says which network it holds, as one would type it.
  static let descriptionKey = "gradlab.network"

  // MARK: Reading

  /// The network that a file holds.
  ///
  /// - Parameters:
  ///   - into: what the network is, for a file that does not say so itself.
  ///   - names: the file's modules in the network's order, where the reader says it.
  ///   - files: how the file is read.
  ///   - span: where it is named.
  ///   - parse: reads a description as typed.
  /// - Returns: the network, and how the file's tensors were taken.
  static func read(
    _ path: String, into: Network?, names: [String]? = nil, seed: UInt64,
    _ files: FileAccess = FileAccess(), at span: Span? = nil,
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
          file: path, tensors: file.weights.prefix(6).map { "\($0.name) \($0.shape)" },
          count: file.weights.count))
    }
    let fit = try FileFit(file, description, names: names, path)
    // A half takes four times the room as a number.
    try Limits.check(table: path, bytes: fit.taken.reduce(0.0) { $0 + Double($1.tensor.count) } * 8)
    var values: [String: [Double]] = [:]
    for (own, tensor) in fit.taken { values[own] = try file.numbers(tensor) }
    var state = NetworkState(parameters: [], seed: seed)
    state.parameters = fit.plan.parameters.map {
      NamedValues($0.name, shape: $0.shape, values: values[$0.name] ?? [])
    }
    state.statistics = fit.plan.statistics.map {
      NamedValues($0.name, shape: [$0.count], values: values[$0.name] ?? [])
    }
    var network = Network(description, seed: seed, state: state)
    network.input = fit.plan.input
    return (network, fit.mapping)
  }

  /// Whether a file says which network it holds.
  package static func describesNetwork(_ path: String) throws(Failure) -> Bool {
    try SafeTensors(FileAccess().parts(of: path), path: path).metadata[descriptionKey] != nil
  }

  // MARK: Writing

  /// The bytes of a file with the network's numbers, by the names of a `Sequential` whose activations are modules of
  /// their own.
  package static func bytes(
    _ state: NetworkState, _ description: NetworkDescription, input: SampleShape, precision: Precision
  ) throws(EngineError) -> [UInt8] {
    let plan = try NetworkPlan(description, input: input)
    let tensors = NetworkModule.all(plan).flatMap(\.written).compactMap { name, _, tensor in
      state[tensor.own].map { (name: name, shape: tensor.shape, values: $0.values) }
    }
    return SafeTensors.bytes(
      tensors, metadata: ["format": "pt", descriptionKey: description.description],
      isDouble: precision == .float64)
  }
}

extension SafeTensors {
  /// The tensors of numbers; a counter of batches and the like are none.
  var weights: [Tensor] { tensors.filter { $0.type.use == .weights } }
}
