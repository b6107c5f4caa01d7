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
      file, into: into, seed: evaluator.state.seed, evaluator.context.files,
      at: given.place("file")
    ) { (text) throws(Failure) in
      try NetworkText.description(text, evaluator)
    }
    evaluator.remarks.add(mapping)
    return .network(network)
  }
}
