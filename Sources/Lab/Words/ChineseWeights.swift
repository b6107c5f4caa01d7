enum ChineseWeights {
  static func words(_ message: WeightsMessage) -> String {
    switch message {
    case .tooShort(let file, let bytes):
      "\(file): is no safetensors file: \(bytes) bytes are fewer than the 8 that give its header's length."
    case .isOfOtherForm(let file, let form):
      switch form {
      case .archive:
        "\(file): is no safetensors file but a zip archive, as torch.save, Keras and numpy.savez write. safetensors.torch.save_file(model.state_dict(), \"model.safetensors\") writes what is read here."
      case .pickle:
        "\(file): is no safetensors file but a pickle, as older torch.save writes. safetensors.torch.save_file(model.state_dict(), \"model.safetensors\") writes what is read here."
      case .hdf5:
        "\(file): is no safetensors file but HDF5, as older Keras writes. safetensors.numpy.save_file writes what is read here; weights are [out, in] there, and Keras has them [in, out]."
      }
    case .headerLength(let file, let length, let rest):
      "\(file): is no safetensors file, or is cut short: it begins with \(length) for the length of its header, and \(rest) bytes follow."
    case .badHeader(let file): "\(file): is no safetensors file: its header is no valid JSON for tensors."
    case .nameTwice(let file, let name): "\(file): two entries of its header are called \(name)."
    case .unknownType(let file, let tensor, let type):
      "\(file): \(tensor) is of the type \(type), which is not known."
    case .badShape(let file, let tensor, let shape): "\(file): \(tensor) has the shape \(shape)."
    case .misplaced(let file, let tensor, let shape, let bytes, let expected, let start, let end):
      "\(file): \(tensor) of shape \(shape) needs \(bytes) bytes from \(expected) on, and is said to stand at \(start) to \(end)."
    case .cutShort(let file, let tensor, let end, let bytes):
      "\(file): is cut short: \(tensor) ends at byte \(end), the file at \(bytes)."
    case .trailingBytes(let file, let count): "\(file): has \(count) bytes behind its last tensor."
    case .notRead(let file, let tensor, let type):
      "\(file): \(tensor) is of the type \(type), as in a quantised network; F64, F32, F16 and BF16 are read. In PyTorch: tensor.float(), after taking a scale of its own into account."
    case .unreadableNetwork(let file, let reason):
      "\(file): the network that it describes can't be read: \(reason.reason.words(in: .english))"
    case .unreadableModules(let file):
      "\(file): the order of its modules, which it has as gradlab.modules, can't be read: a list in JSON of objects with a name is wanted."
    case .isNoDescription(let part):
      "\(part) stands in it. A file says its layers, activations and initialisers with plain numbers, and nothing else."
    case .networkIsNotSaid(let file, let tensors, let count):
      "\(file) does not say which network it holds; say it: load(\"\(file)\", into=dense(…) -> …), or look at the weights alone: inspect \"\(file)\". It has \(tensors.joined(separator: ", "))\(count > tensors.count ? ", … (\(count) tensors)" : "")."
    case .isNoNetwork(let text): "\(text) is no network."
    case .noNumbers(let file): "\(file) holds no tensors of numbers."
    case .doesNotMatch(let file, let network, let spare, let missing):
      "\(file): its modules are not those of \(network)."
        + list("No layer takes", spare.map { module($0.module, $0.tensors) })
        + list("The file has nothing for", missing.map { "layer \($0.number), \($0.layer) (\($0.tensors))" })
    case .noBias(let file, let pairs):
      "\(file): the file has no bias for \(some(pairs.map { "\($0.module): \(withoutBias($0.layer))" }, ";"))."
    case .surplusBias(let file, let pairs):
      "\(file): the file has a bias for \(some(pairs.map { "\($0.module), and layer \($0.number), \($0.layer), has none" }, ";"))."
    case .doesNotFit(let file, let reason): "\(file): \(reason.words(in: .english))"
    case .severalWays(let file, let choices, let names):
      "\(file): there is more than one way to take its tensors. "
        + choices.prefix(4).map { choice in
          "\(some(choice.modules)) are alike (\(choice.tensors)), and nothing says which of them is layer \(some(choice.layers.map(String.init), or: true)), \(choice.layer)."
        }.joined(separator: " ")
        + (choices.count > 4 ? " The same holds for \(choices.count - 4) kinds more." : "")
        + " Say in which order the network has them, with names=[…]: \(some(names.map { "\"\($0)\"" })). A name stands for all modules in it."
    case .numbersSpeakAgainst(let file, let modules, let layers):
      "\(file): the numbers in its names speak against the network: \(some(modules)) are not in the order of \(layers.prefix(12).joined(separator: " -> "))\(layers.count > 12 ? " -> …" : ""). If the model calls them in another order than it numbers them, say it with names=[…]."
    case .unknownModule(let file, let name, let modules):
      "\(file): no module is called \"\(name)\"; there is \(some(modules.map { "\"\($0)\"" }))."
    case .moduleTwice(let file, let name): "\(file): \"\(name)\" stands twice among the names of its modules."
    case .modulesLeftOut(let file, let modules):
      "\(file): the names leave out \(some(modules.map { "\"\($0)\"" })); all modules with tensors are wanted, in the network's order."
    case .otherModule(let file, let module, let tensors, let layer, let number, let wanted):
      "\(file): \(Self.module(module, tensors)) can't be layer \(number), \(layer), which takes \(wanted)."
    case .takenByName(let file, let count):
      "\(file): \(count) tensors taken by their names, as in a PyTorch Sequential."
    case .taken(let file, let count, let pairs, let way, let passedOver):
      "\(file): \(count) tensors taken \(words(way)): \(words(pairs))."
        + (passedOver.isEmpty ? "" : " Passed over, as whole numbers: \(some(passedOver)).")
    }
  }

  private static func words(_ way: WeightsMessage.Way) -> String {
    switch way {
    case .shapes: "by kind and shape, which fit in one way only"
    case .numbers: "by kind and shape, and by the numbers in names where several are alike"
    case .written: "in the order that the file says"
    case .said: "in the order of names="
    }
  }

  private static func words(_ pairs: [WeightsMessage.Pair]) -> String {
    MappingFold.pieces(pairs).map { piece in
      switch piece {
      case .pair(let pair): "\(pair.module) → layer \(pair.number), \(pair.layer)"
      case .upTo(let pair): "and so on up to \(pair.module) → layer \(pair.number), \(pair.layer)"
      }
    }.joined(separator: "; ")
  }

  private static func module(_ name: String, _ tensors: String) -> String {
    name.isEmpty ? tensors : "\(name) (\(tensors))"
  }

  private static func withoutBias(_ layer: String) -> String {
    layer.hasSuffix(")") ? "\(layer.dropLast()), bias=false)" : "\(layer)(bias=false)"
  }

  private static func list(_ beginning: String, _ items: [String]) -> String {
    items.isEmpty ? "" : " \(beginning) \(some(items))."
  }

  private static func some(_ items: [String], _ separator: String = ",", or: Bool = false) -> String {
    let shown = items.count > 12 ? items.prefix(10) + ["… (\(items.count) in all)"] : items[...]
    guard or, shown.count > 1, let last = shown.last else { return shown.joined(separator: "\(separator) ") }
    return "\(shown.dropLast().joined(separator: "\(separator) ")) or \(last)"
  }
}
