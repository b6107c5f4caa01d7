import CommandKit
import Engine
import Watching

extension Function {
  static let load = variantwise(
    Declaration(
      .function, "load", group: "files",
      summary: "A network with the weights of a safetensors file, or a run that was watched.",
      discussion: [
        "What the network is comes from the file's metadata (gradlab.network), or from into=. Layouts are PyTorch's: weight [out, in], bias [out].",
        "All modules of the file are matched with all layers, by kind and shape. Where several are alike, numbers in otherwise equal names tell the order: layers.0 … layers.11, fc1, fc2, blocks.0.norm. The alphabet tells none. What is still open is asked: names=[\"embed\", \"middle\", \"last\"] are the file's modules in the network's order; a name may stand for all that is in it, as \"blocks\" does for blocks.0.fc1 and the others. It says which module became which layer.",
        "gradlab_watch.save(model, example, \"m.safetensors\") writes a file that says its network and the order of its modules (gradlab.modules), so that nothing is left open. Counters of batches are passed over, and so is what data-parallel and compiled models put before names (module., _orig_mod.).",
        "A file that ends in .jsonl is a run that gradlab_watch wrote: help runs.",
      ],
      parameters: [
        Parameter("file", [.file], "the file's name, in quotes"),
        Parameter("into", [.network], default: .absent, "the network whose weights the file holds"),
        Parameter(
          "names", [.text], default: .absent, isKeyed: true,
          "the file's modules in the network's order, [\"fc1\", \"out\"], where it can't be told otherwise"),
      ], makes: [.network, .run]), lists: ["names"]
  ) { given throws(Failure) in
    let (file, evaluator) = (try given.file("file"), given.evaluator)
    if file.hasSuffix(".jsonl") { return .run(try RunFile.read(file, evaluator, at: given.place("file"))) }
    let (network, mapping) = try ModelFile.read(
      file, into: given.element("into")?.asNetwork(seed: evaluator.state.seed),
      names: given.lists["names"]?.elements.compactMap(\.word), seed: evaluator.state.seed,
      evaluator.context.files, at: given.place("file")
    ) { (text) throws(Failure) in
      try NetworkText.description(text, evaluator)
    }
    evaluator.remarks.add(mapping)
    return .network(network)
  }
}
