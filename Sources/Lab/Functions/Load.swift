import CommandKit
import Engine

extension Function {
  static let load = variantwise(
    Declaration(
      .function, "load", group: "files", summary: "A network with the weights of a safetensors file.",
      discussion: [
        "Names and layouts are those of a PyTorch Sequential with activations as modules of their own: 0.weight [out, in], 0.bias, 2.weight, … Files with other names are taken in their order, by shape, and it says so.",
        "What the network is comes from the file's metadata, or from into=.",
      ],
      parameters: [
        Parameter("file", [.file], "the file's name, in quotes"),
        Parameter("into", [.network], default: .absent, "the network whose weights the file holds"),
      ], makes: [.network])
  ) { given throws(Failure) in
    let (file, evaluator) = (try given.file("file"), given.evaluator)
    let into = given.element("into")?.asNetwork(seed: evaluator.state.seed)
    let (network, mapping) = try ModelFile.read(
      file, into: into, seed: evaluator.state.seed, evaluator.context.files
    ) { (text) throws(Failure) in
      try evaluator.description(text)
    }
    evaluator.remarks.add(mapping)
    return .network(network)
  }
}

extension Evaluator {
  /// The network that a text describes, read with the language's own words and no others.
  func description(_ text: String) throws(Failure) -> NetworkDescription {
    let statements = try Parser(vocabulary: language.vocabulary).parse(text)
    guard statements.count == 1, case .value(let expression) = statements[0].kind,
      let network = try inside([:], calledAt: expression.span).value(expression).single?.asNetwork(
        seed: state.seed)
    else { throw Failure(WeightsMessage.isNoNetwork(text: text)) }
    return network.description
  }
}
