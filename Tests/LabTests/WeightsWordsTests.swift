import CommandKit
import Files
import Testing
import Twins

@testable import Lab
@testable import Verbs

/// What is said of files of weights.
struct WeightsWordsTests {
  @Test("what is said of a file of weights has words")
  func words() {
    let weights: [(WeightsMessage, String)] = [
      (
        .tooShort(file: "a", bytes: 5),
        "a: is no safetensors file: 5 bytes are fewer than the 8 that give its header's length."
      ),
      (.nameTwice(file: "a", name: "0.bias"), "a: two entries of its header are called 0.bias."),
      (
        .isNoDescription(part: "csv(\"b\")"),
        "csv(\"b\") stands in it. A file says its layers, activations and initialisers with plain numbers, and nothing else."
      ),
      (
        .headerLength(file: "a", length: "9", bytesThatFollow: 5),
        "a: is no safetensors file, or is cut short: it begins with 9 for the length of its header, and 5 bytes follow."
      ),
      (.badHeader(file: "a"), "a: is no safetensors file: its header is no valid JSON for tensors."),
      (
        .unknownType(file: "a", tensor: "t", type: "F8"), "a: t is of the type F8, which is not known."
      ), (.badShape(file: "a", tensor: "t", shape: [-1]), "a: t has the shape [-1]."),
      (
        .misplaced(file: "a", tensor: "t", shape: [2], bytes: 8, expected: 0, start: 4, end: 12),
        "a: t of shape [2] needs 8 bytes from 0 on, and is said to stand at 4 to 12."
      ),
      (
        .cutShort(file: "a", tensor: "t", end: 20, bytes: 15),
        "a: is cut short: t ends at byte 20, the file at 15."
      ), (.trailingBytes(file: "a", count: 3), "a: has 3 bytes behind its last tensor."),
      (
        .unreadableNetwork(file: "a", reason: Failure(VerbMessage.resultFormat)),
        "a: the network that it describes can't be read: A result is written as .csv or .json."
      ),
      (
        .networkIsNotSaid(file: "a", tensors: ["t [2]"], count: 1),
        "a does not say which network it holds; say it: load(\"a\", into=dense(…) -> …), or look at the weights alone: inspect \"a\". It has t [2]."
      ), (.isNoNetwork(text: "a"), "a is no network."),
      (.noNumbers(file: "a"), "a holds no tensors of numbers."),
      (
        .isOfOtherForm(file: "a.pt", form: .archive),
        "a.pt: is no safetensors file but a zip archive, as torch.save, Keras and numpy.savez write. safetensors.torch.save_file(model.state_dict(), \"model.safetensors\") writes what is read here."
      ),
      (
        .isOfOtherForm(file: "a.pt", form: .pickle),
        "a.pt: is no safetensors file but a pickle, as older torch.save writes. safetensors.torch.save_file(model.state_dict(), \"model.safetensors\") writes what is read here."
      ),
      (
        .isOfOtherForm(file: "a.h5", form: .hdf5),
        "a.h5: is no safetensors file but HDF5, as older Keras writes. safetensors.numpy.save_file writes what is read here; weights are [out, in] there, and Keras has them [in, out]."
      ),
      (
        .notRead(file: "a", tensor: "t", type: "I8"),
        "a: t is of the type I8, as in a quantised network; F64, F32, F16 and BF16 are read. In PyTorch: tensor.float(), after taking a scale of its own into account."
      ),
      (
        .unreadableModules(file: "a"),
        "a: the order of its modules, which it has as gradlab.modules, can't be read: a list in JSON of objects with a name is wanted."
      ),
      (
        .doesNotMatch(
          file: "a", network: "dense(2)", spare: [.init(module: "fc", tensors: "weight [3, 2]")],
          missing: [.init(layer: "dense(2)", number: 1, tensors: "weight [2, 3]")]),
        "a: its modules are not those of dense(2). No layer takes fc (weight [3, 2]). The file has nothing for layer 1, dense(2) (weight [2, 3])."
      ),
      (
        .noBias(file: "a", [.init(module: "fc1", layer: "dense(32, relu)", number: 1)]),
        "a: the file has no bias for fc1: dense(32, relu, bias=false)."
      ),
      (
        .noBias(file: "a", [.init(module: "bn", layer: "batchnorm", number: 1)]),
        "a: the file has no bias for bn: batchnorm(bias=false)."
      ),
      (
        .surplusBias(file: "a", [.init(module: "fc1", layer: "dense(2, bias=false)", number: 1)]),
        "a: the file has a bias for fc1, and layer 1, dense(2, bias=false), has none."
      ),
      (
        .severalWays(
          file: "a",
          [
            .init(
              modules: ["last", "middle"], tensors: "weight [2, 2]", layers: [2, 3], layer: "dense(2, tanh)")
          ], names: ["last", "middle", "out"]),
        "a: there is more than one way to take its tensors. last, middle are alike (weight [2, 2]), and nothing says which of them is layer 2 or 3, dense(2, tanh). Say in which order the network has them, with names=[…]: \"last\", \"middle\", \"out\". A name stands for all modules in it."
      ),
      (
        .numbersSpeakAgainst(file: "a", modules: ["0", "1"], layers: ["batchnorm", "dense(2)"]),
        "a: the numbers in its names speak against the network: 0, 1 are not in the order of batchnorm -> dense(2). If the model calls them in another order than it numbers them, say it with names=[…]."
      ),
      (
        .unknownModule(file: "a", name: "fc", modules: ["fc1", "fc2"]),
        "a: no module is called \"fc\"; there is \"fc1\", \"fc2\"."
      ),
      (
        .moduleTwice(file: "a", name: "fc"), "a: \"fc\" stands twice among the names of its modules."
      ),
      (
        .modulesLeftOut(file: "a", modules: ["fc"]),
        "a: the names leave out \"fc\"; all modules with tensors are wanted, in the network's order."
      ),
      (
        .otherModule(
          file: "a", module: "fc", tensors: "weight [1, 2]", layer: "dense(2)", number: 3,
          wanted: "weight [2, 2]"),
        "a: fc (weight [1, 2]) can't be layer 3, dense(2), which takes weight [2, 2]."
      ),
      (.takenByName(file: "a", count: 2), "a: 2 tensors taken by their names, as in a PyTorch Sequential."),
      (
        .taken(
          file: "a", count: 2, [.init(module: "fc", layer: "dense(2)", number: 1)], .shapes,
          passedOver: ["ids"]),
        "a: 2 tensors taken by kind and shape, which fit in one way only: fc → layer 1, dense(2). Passed over, as whole numbers: ids."
      ),
    ]
    for (message, words) in weights {
      #expect(message.words(in: .english) == words)
      #expect(Twins.faults(of: message) == [])
    }
  }

  private func pairs(_ names: [String]) -> [WeightsMessage.Pair] {
    names.enumerated().map { .init(module: $1, layer: "dense(2)", number: $0 + 1) }
  }

  private func shown(_ names: [String]) -> [String] {
    MappingFold.pieces(pairs(names)).map { piece in
      switch piece {
      case .pair(let pair): pair.module
      case .upTo(let pair): "…\(pair.module)"
      }
    }
  }

  @Test("a long mapping is folded where it goes on step by step, and nowhere else")
  func folding() {
    let ten = (0..<10).map { "layers.\($0)" }
    #expect(shown(["in"] + ten + ["out"]) == ["in", "layers.0", "…layers.9", "out"])
    #expect(shown(Array(ten.prefix(5))) == Array(ten.prefix(5)))
    let blocks = (0..<4).flatMap { ["b.\($0).norm", "b.\($0).fc1", "b.\($0).fc2"] }
    #expect(shown(blocks) == ["b.0.norm", "b.0.fc1", "b.0.fc2", "…b.3.fc2"])
    var swapped = ten
    swapped.swapAt(4, 5)
    #expect(shown(swapped).contains("layers.5") && shown(swapped).contains("layers.4"))
    #expect(shown(ten.reversed()) == ten.reversed())
    #expect(shown((0..<10).map { "layers.\($0 * $0)" }).count == 10)
  }
}
