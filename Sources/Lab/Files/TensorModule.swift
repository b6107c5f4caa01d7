/// The tensors of one module of PyTorch: a layer with its numbers.
struct TensorModule {
  /// As in the names of its tensors, "layers.0.linear"; of a recurrent one with several layers, "lstm (_l1)".
  let name: String
  /// What may stand for an order in it.
  let path: [NamePart]
  /// What each tensor is to the module ("weight", "bias_hh", "in_proj_weight"), and which of the file's it is.
  let tensors: [String: Int]

  /// The modules of a file.
  ///
  /// - Parameter names: its tensors' names.
  /// - Returns: the modules in the order of their first tensors.
  static func grouped(_ names: [String]) -> [TensorModule] {
    struct Key: Hashable {
      let prefix: String
      let layer: String
    }
    var order: [Key] = []
    var members: [Key: [String: Int]] = [:]
    let attentions = Set(
      names.compactMap { Self.split($0) }.filter { $0.role == "in_proj_weight" }.map(\.prefix))
    for (place, name) in names.enumerated() {
      var (prefix, role) = Self.split(name) ?? ("", name)
      // The projection behind attention is a module in a module there.
      let outer = prefix.isEmpty ? nil : Self.split(prefix) ?? ("", prefix)
      if let outer, outer.role == "out_proj", attentions.contains(outer.prefix) {
        (prefix, role) = (outer.prefix, "out_proj.\(role)")
      }
      var layer = ""
      if let found = Self.recurrent(role) { (role, layer) = found }
      let key = Key(prefix: prefix, layer: layer)
      if members[key] == nil { order.append(key) }
      members[key, default: [:]][role] = place
    }
    let stacked = Set(order.filter { $0.layer != "" && $0.layer != "_l0" }.map(\.prefix))
    return order.map { key in
      var parts = NamePart.parts(key.prefix)
      if !key.layer.isEmpty { parts.append(NamePart(key.layer)) }
      let isOne = key.layer.isEmpty || !stacked.contains(key.prefix)
      return TensorModule(
        name: isOne ? key.prefix : "\(key.prefix) (\(key.layer))", path: parts, tensors: members[key] ?? [:])
    }
  }

  /// "layers.0.weight" is the "weight" of "layers.0"; a name without a dot is no module's.
  private static func split(_ name: String) -> (prefix: String, role: String)? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  /// "weight_ih_l1_reverse" is the "weight_ih_reverse" of the second layer.
  private static func recurrent(_ role: String) -> (role: String, layer: String)? {
    let parts = role.split(separator: "_", omittingEmptySubsequences: false)
    guard 3...4 ~= parts.count, ["weight", "bias"].contains(parts[0]), ["ih", "hh", "hr"].contains(parts[1]),
      parts[2].first == "l", Int(parts[2].dropFirst()) != nil, parts.count == 3 || parts[3] == "reverse"
    else { return nil }
    return (
      "\(parts[0])_\(parts[1])\(parts.count == 4 ? "_reverse" : "")", "_\(parts[2])"
    )
  }
}

/// A part of a module's name, between two dots.
struct NamePart: Hashable {
  let text: String
  /// The same with its numbers left out: "fc1" and "fc2" are of one family.
  let family: String
  /// The numbers in it.
  let numbers: [Int]

  /// How far its numbers are to be trusted as an order.
  enum Trust { case none, word, index }

  init(_ text: String) {
    self.text = text
    var family = ""
    var numbers: [Int] = []
    var rest = text[...]
    while let first = rest.utf8.first {
      let isNumber = Self.isDigit(first)
      let run = rest.utf8.prefix { Self.isDigit($0) == isNumber }
      let written = String(rest[..<run.endIndex])
      if isNumber, let number = Int(written) {
        numbers.append(number)
        family += "\u{0}"
      } else {
        family += written
      }
      rest = rest[run.endIndex...]
    }
    self.family = family
    self.numbers = numbers
  }

  /// "0" of a `Sequential`, "_l1" of a recurrent module: an order by itself.
  var isIndex: Bool { family == "\u{0}" || family == "_l\u{0}" }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  /// What data-parallel and compiled models put around their modules says nothing.
  static func parts(_ name: String) -> [NamePart] {
    guard !name.isEmpty else { return [] }
    // What stands deeper than any network is one part.
    let texts = name.split(separator: ".", maxSplits: 62, omittingEmptySubsequences: false)
    return texts.enumerated().filter { $1 != "_orig_mod" && !($0 == 0 && $1 == "module") }.map {
      NamePart(String($1))
    }
  }
}
