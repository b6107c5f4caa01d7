/// The order in which a network's modules stand, told from their tensors' names.
///
/// A file that PyTorch wrote has its tensors by the alphabet: "0.bias" before "0.weight", "10.weight" before
/// "2.weight".
enum TensorOrder {
  /// Within one module, as PyTorch lists them.
  private static let roles = ["weight", "bias", "running_mean", "running_var"]
  private static let recurrentRoles = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]

  /// The tensors module by module, numbers in names counted as numbers, and in each module weights first.
  static func byModule<Tensor>(_ tensors: [Tensor], name: (Tensor) -> String) -> [Tensor] {
    tensors.map { (key: Key(name($0)), tensor: $0) }.sorted { $0.key < $1.key }.map(\.tensor)
  }

  private enum Part: Comparable {
    case number(Int)
    case text(String)
  }

  private struct Key: Comparable {
    let module: [Part]
    let role: Int
    let name: String

    init(_ name: String) {
      self.name = name
      let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
      module = pieces.dropLast().flatMap(Self.parts)
      let last = String(pieces.last ?? "")
      role =
        roles.firstIndex(of: last) ?? recurrentRoles.firstIndex { last.hasPrefix($0) } ?? roles.count
    }

    /// "layer10" is "layer" and 10.
    private static func parts(_ piece: Substring) -> [Part] {
      var parts: [Part] = []
      var rest = piece
      while let first = rest.first {
        let run = rest.prefix { $0.isNumber == first.isNumber }
        parts.append(Int(run).map(Part.number) ?? .text(String(run)))
        rest = rest.dropFirst(run.count)
      }
      return parts
    }

    static func < (a: Key, b: Key) -> Bool {
      if a.module != b.module { return a.module.lexicographicallyPrecedes(b.module) }
      return a.role != b.role ? a.role < b.role : a.name < b.name
    }
  }
}
