import Documents

enum ChineseInspect {
  static func words(_ message: InspectMessage) -> String {
    switch message {
    case .summary(let count, let tensors, let types):
      "\(count) numbers in \(tensors) tensor\(tensors == 1 ? "" : "s"), \(types.joined(separator: ", "))"
    case .nothingStandsOut:
      "Nothing stands out: all numbers are finite, and no matrix is far from the others or has units that nothing reaches."
    case .moreFindings(let count): "And \(count) more of that kind."
    case .passedOver(let names):
      "Not looked at, as whole numbers, masks or of a form that is not read: \(names.prefix(6).joined(separator: ", "))\(names.count > 6 ? ", … (\(names.count))" : "")."
    case .legend:
      "σ√n: root mean square × √fan-in, 1 keeps a signal's size · like: first weights of that size · directions: how many carry what passes · beyond 128 directions ‖W‖ is from below, to about 1 %"
    }
  }
}
