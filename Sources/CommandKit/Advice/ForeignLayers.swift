/// Layers as PyTorch and Keras write them, in this language.
enum ForeignLayers {
  /// Layers that are one word here, whatever they are given elsewhere: their sizes come from what they stand behind.
  private static let words: [String: String] = [
    "ReLU": "relu", "Tanh": "tanh", "Sigmoid": "sigmoid", "GELU": "gelu", "SiLU": "silu", "SELU": "selu",
    "ELU": "elu",
    "PReLU": "prelu", "Softplus": "softplus", "Softsign": "softsign", "Mish": "mish", "Hardtanh": "hard_tanh",
    "Hardsigmoid": "hard_sigmoid", "Softmax": "softmax", "Identity": "identity", "BatchNorm1d": "batchnorm",
    "BatchNormalization": "batchnorm", "LayerNorm": "layernorm", "LayerNormalization": "layernorm",
    "GlobalAveragePooling1D": "mean", "AdaptiveAvgPool1d": "mean",
  ]

  /// What `name` with these arguments, as they are written elsewhere, is here; `nil` where that is not known.
  static func layer(_ name: String, _ given: [String]) -> String? {
    if let word = words[name] { return word }
    /// By key, or by place where there is no key before it.
    func argument(_ key: String, _ place: Int) -> String? {
      given.first { $0.hasPrefix("\(key)=") }.map { String($0.dropFirst(key.count + 1)) }
        ?? (place < given.count && !given[place].contains("=") ? given[place] : nil)
    }
    func call(_ layer: String, _ arguments: [String?]) -> String {
      "\(layer)(\(arguments.compactMap { $0 }.joined(separator: ", ")))"
    }
    let withoutBias = given.contains("bias=False") ? "bias=false" : nil
    switch name {
    case "Linear":
      return argument("out_features", 1).map { call("dense", [$0, withoutBias]) }
    case "Dropout":
      return call("dropout", [argument("p", 0) ?? "0.5"])
    case "LeakyReLU":
      return argument("negative_slope", 0).map { call("leaky_relu", [$0]) } ?? "leaky_relu"
    case "RNN", "LSTM", "GRU":
      guard let units = argument("hidden_size", 1) else { return nil }
      let bidirectional = given.contains("bidirectional=True") ? "bidirectional=true" : nil
      func layer(_ sequence: String?) -> String {
        call(name.lowercased(), [units, withoutBias, bidirectional, sequence])
      }
      switch Int(argument("num_layers", 2) ?? "1") {
      case 1: return layer(nil)
      case 2: return "\(layer("sequence=true")) -> \(layer(nil))"
      case let count? where count > 2: return "\(count - 1) * \(layer("sequence=true")) -> \(layer(nil))"
      default: return nil
      }
    default: return nil
    }
  }

  /// `Linear(10, 64), ReLU()` with arrows for the commas that stand in no bracket, each layer as it is here.
  static func joined(_ given: [String]) -> String {
    let text = given.joined(separator: ", ")
    let list = text.hasPrefix("[") && text.hasSuffix("]") ? text.dropFirst().dropLast() : text[...]
    return parts(list).map(translated).joined(separator: " -> ")
  }

  private static func translated(_ part: String) -> String {
    guard part.hasSuffix(")"), let opening = part.firstIndex(of: "(") else { return part }
    let name = part[..<opening].split(separator: ".").last.map(String.init) ?? ""
    let arguments = part[part.index(after: opening)...].dropLast()
    return layer(name, parts(arguments)) ?? part
  }

  /// What stands between commas that are in no bracket, without the blanks around it.
  private static func parts(_ text: Substring) -> [String] {
    var depth = 0
    var parts = [""]
    for character in text {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.map { part in
      let start = part.drop { $0 == " " }
      return String(start.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}
