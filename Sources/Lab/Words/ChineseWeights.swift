enum ChineseWeights {
  static func words(_ message: WeightsMessage) -> String {
    switch message {
    case .tooShort(let file, let bytes):
      "\(file)：不是 safetensors 文件：只有 \(bytes) 字节，而光是文件头的长度就要 8 字节。"
    case .isOfOtherForm(let file, let form):
      switch form {
      case .archive:
        "\(file)：不是 safetensors 文件，而是 zip 压缩包，torch.save、Keras 和 numpy.savez 写的就是这种。这里能读的，用 safetensors.torch.save_file(model.state_dict(), \"model.safetensors\") 来写。"
      case .pickle:
        "\(file)：不是 safetensors 文件，而是 pickle，旧版的 torch.save 写的就是这种。这里能读的，用 safetensors.torch.save_file(model.state_dict(), \"model.safetensors\") 来写。"
      case .hdf5:
        "\(file)：不是 safetensors 文件，而是 HDF5，旧版的 Keras 写的就是这种。这里能读的，用 safetensors.numpy.save_file 来写；其中的权重是 [out, in]，而 Keras 的是 [in, out]。"
      }
    case .headerLength(let file, let length, let rest):
      "\(file)：不是 safetensors 文件，或者不完整：开头说文件头长 \(length)，后面有 \(rest) 字节。"
    case .badHeader(let file): "\(file)：不是 safetensors 文件：文件头不是描述张量的有效 JSON。"
    case .nameTwice(let file, let name): "\(file)：文件头里有两项都叫 \(name)。"
    case .unknownType(let file, let tensor, let type):
      "\(file)：\(tensor) 的类型是 \(type)，不认识这种类型。"
    case .badShape(let file, let tensor, let shape): "\(file)：\(tensor) 的形状是 \(shape)。"
    case .misplaced(let file, let tensor, let shape, let bytes, let expected, let start, let end):
      "\(file)：\(tensor) 的形状是 \(shape)，要从 \(expected) 起占 \(bytes) 字节，文件头却说它在 \(start) 到 \(end)。"
    case .cutShort(let file, let tensor, let end, let bytes):
      "\(file)：不完整：\(tensor) 到第 \(end) 字节才结束，文件到 \(bytes) 就没有了。"
    case .trailingBytes(let file, let count): "\(file)：最后一个张量后面还有 \(count) 字节。"
    case .notRead(let file, let tensor, let type):
      "\(file)：\(tensor) 的类型是 \(type)，像量化过的网络；能读的是 F64、F32、F16 和 BF16。在 PyTorch 里：tensor.float()，如果它另有缩放系数，先算进去。"
    case .unreadableNetwork(let file, let reason):
      "\(file)：读不懂它描述的网络：\(reason.reason.words(in: .chinese))"
    case .unreadableModules(let file):
      "\(file)：读不懂它记在 gradlab.modules 里的模块顺序：要的是 JSON 的列表，里面是有 name 的对象。"
    case .isNoDescription(let part):
      "里面有 \(part)。文件写明层、激活函数和初始化方法，参数只能是普通的数，别的都不行。"
    case .networkIsNotSaid(let file, let tensors, let count):
      "\(file) 没有写明它装的是哪个网络；由你来写：load(\"\(file)\", into=dense(…) -> …)，或者只看权重：inspect \"\(file)\"。它有：\(tensors.joined(separator: "、"))\(count > tensors.count ? "……（共 \(count) 个张量）" : "")。"
    case .isNoNetwork(let text): "\(text) 不是网络。"
    case .noNumbers(let file): "\(file) 里没有装着数的张量。"
    case .doesNotMatch(let file, let network, let spare, let missing):
      "\(file)：它的模块和 \(network) 对不上。"
        + list("没有层接受", spare.map { module($0.module, $0.tensors) })
        + list("文件里缺少", missing.map { "第 \($0.number) 层 \($0.layer)（\($0.tensors)）" })
    case .noBias(let file, let pairs):
      "\(file)：文件里没有这些偏置：\(some(pairs.map { "\($0.module) 的，写成 \(withoutBias($0.layer))" }, "；"))。"
    case .surplusBias(let file, let pairs):
      "\(file)：文件里多出这些偏置：\(some(pairs.map { "\($0.module) 的，而第 \($0.number) 层 \($0.layer) 没有偏置" }, "；"))。"
    case .doesNotFit(let file, let reason): "\(file)：\(reason.words(in: .chinese))"
    case .severalWays(let file, let choices, let names):
      "\(file)：它的张量不止一种对应方式。"
        + choices.prefix(4).map { choice in
          "\(some(choice.modules)) 一模一样（\(choice.tensors)），看不出哪个是第 \(some(choice.layers.map(String.init), or: true)) 层 \(choice.layer)。"
        }.joined()
        + (choices.count > 4 ? "另外还有 \(choices.count - 4) 种也是这样。" : "")
        + "用 names=[…] 写明它们在网络里的顺序：\(some(names.map { "\"\($0)\"" }, ", "))。一个名称代表它里面的所有模块。"
    case .numbersSpeakAgainst(let file, let modules, let layers):
      "\(file)：名称里的编号和网络不一致：\(some(modules)) 的顺序不是 \(layers.prefix(12).joined(separator: " -> "))\(layers.count > 12 ? " -> …" : "")。如果模型调用它们的顺序和编号不同，用 names=[…] 写明。"
    case .unknownModule(let file, let name, let modules):
      "\(file)：没有叫 \"\(name)\" 的模块；有：\(some(modules.map { "\"\($0)\"" }))。"
    case .moduleTwice(let file, let name): "\(file)：模块的名称里，\"\(name)\" 出现了两次。"
    case .modulesLeftOut(let file, let modules):
      "\(file)：names 漏了：\(some(modules.map { "\"\($0)\"" }))；所有带张量的模块都要写，按网络里的顺序。"
    case .otherModule(let file, let module, let tensors, let layer, let number, let wanted):
      "\(file)：第 \(number) 层 \(layer) 要的是 \(wanted)，不能是 \(Self.module(module, tensors))。"
    case .takenByName(let file, let count):
      "\(file)：读入 \(count) 个张量，按名称对应，和 PyTorch 的 Sequential 一样。"
    case .taken(let file, let count, let pairs, let way, let passedOver):
      "\(file)：读入 \(count) 个张量，\(words(way))：\(words(pairs))。"
        + (passedOver.isEmpty ? "" : "略过了整数张量：\(some(passedOver))。")
    }
  }

  private static func words(_ way: WeightsMessage.Way) -> String {
    switch way {
    case .shapes: "按种类和形状对应，只有一种对法"
    case .numbers: "按种类和形状对应，相同的几个再看名称里的编号"
    case .written: "按文件里写明的顺序"
    case .said: "按 names= 的顺序"
    }
  }

  private static func words(_ pairs: [WeightsMessage.Pair]) -> String {
    MappingFold.pieces(pairs).map { piece in
      switch piece {
      case .pair(let pair): "\(pair.module) → 第 \(pair.number) 层 \(pair.layer)"
      case .upTo(let pair): "依此类推，直到 \(pair.module) → 第 \(pair.number) 层 \(pair.layer)"
      }
    }.joined(separator: "；")
  }

  private static func module(_ name: String, _ tensors: String) -> String {
    name.isEmpty ? tensors : "\(name)（\(tensors)）"
  }

  private static func withoutBias(_ layer: String) -> String {
    layer.hasSuffix(")") ? "\(layer.dropLast()), bias=false)" : "\(layer)(bias=false)"
  }

  private static func list(_ beginning: String, _ items: [String]) -> String {
    items.isEmpty ? "" : "\(beginning)：\(some(items))。"
  }

  private static func some(_ items: [String], _ separator: String = "、", or: Bool = false) -> String {
    let shown = items.count > 12 ? items.prefix(10) + ["…（共 \(items.count) 个）"] : items[...]
    guard or, shown.count > 1, let last = shown.last else { return shown.joined(separator: separator) }
    return "\(shown.dropLast().joined(separator: separator)) 或 \(last)"
  }
}
