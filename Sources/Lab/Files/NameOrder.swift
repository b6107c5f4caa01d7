/// The order of a file's modules, as far as their names tell one.
///
/// The format does not keep the order in which a model calls its modules. A number in otherwise equal names does:
/// `layers.0` comes before `layers.11`, `fc1` before `fc2`, all of `blocks.0` before all of `blocks.1`. The alphabet says
/// nothing: `embed`, `last` and `middle` may stand in any order.
indirect enum NameOrder {
  case module(Int)
  /// One after the other, with all that is in them.
  case series([NameOrder])
  /// In whatever order.
  case parallel([NameOrder])

  /// - Parameters:
  ///   - modules: the places of the modules.
  ///   - paths: the names of all.
  ///   - counts: whether numbers within a word count ("fc1"), besides those that are a part by themselves.
  init(_ modules: [Int], _ paths: [[NamePart]], countsWords: Bool) {
    self = Self.order(modules, paths, depth: 0, countsWords)
  }

  private static func order(
    _ modules: [Int], _ paths: [[NamePart]], depth: Int, _ countsWords: Bool
  ) -> NameOrder {
    if modules.count == 1 { return .module(modules[0]) }
    var found: [NameOrder] = []
    var parts: [NamePart] = []
    var members: [NamePart: [Int]] = [:]
    for module in modules {
      guard depth < paths[module].count else {
        found.append(.module(module))
        continue
      }
      let part = paths[module][depth]
      if members[part] == nil { parts.append(part) }
      members[part, default: []].append(module)
    }
    var families: [String] = []
    var kin: [String: [NamePart]] = [:]
    for part in parts {
      if kin[part.family] == nil { families.append(part.family) }
      kin[part.family, default: []].append(part)
    }
    for family in families {
      let parts = kin[family] ?? []
      func inside(_ part: NamePart) -> NameOrder {
        order(members[part] ?? [], paths, depth: depth + 1, countsWords)
      }
      if parts.count > 1,
        parts[0].isIndex || (countsWords && countsUp(family) && isEnumeration(parts.map(\.numbers)))
      {
        // Two that are written differently may be one number: "1" and "01".
        var steps: [(numbers: [Int], orders: [NameOrder])] = []
        for part in parts.sorted(by: { $0.numbers.lexicographicallyPrecedes($1.numbers) }) {
          if steps.last?.numbers == part.numbers {
            steps[steps.count - 1].orders.append(inside(part))
          } else {
            steps.append((part.numbers, [inside(part)]))
          }
        }
        found.append(.series(steps.map { $0.orders.count == 1 ? $0.orders[0] : .parallel($0.orders) }))
      } else {
        found += parts.map(inside)
      }
    }
    return found.count == 1 ? found[0] : .parallel(found)
  }

  /// Whether what bears such names is counted in the order of its calls: the way up again has the numbers of the levels
  /// that it comes from, `up3` before `up1`, or those of its own order, and nobody can tell.
  private static func countsUp(_ family: String) -> Bool {
    !["up", "dec"].contains { family.lowercased().hasPrefix($0) }
  }

  /// Whether numbers count something, each within the one before it: from 0 or 1 on to the next one at least, as those
  /// of "fc1" and "fc2" do, and of "block1_conv1" and "block1_conv2"; those of "fc256" and "fc64", "conv1x1" and "conv3x3"
  /// are sizes.
  private static func isEnumeration(_ rows: [[Int]]) -> Bool {
    guard let first = rows.first, 1...4 ~= first.count else { return false }
    var groups: [[Int]: Set<Int>] = [:]
    for row in rows {
      for place in row.indices { groups[Array(row[..<place]), default: []].insert(row[place]) }
    }
    return groups.values.allSatisfy { numbers in
      guard let least = numbers.min(), 0...1 ~= least else { return false }
      return numbers.count == 1 || numbers.contains(least + 1)
    }
  }

  /// The modules in it.
  var modules: [Int] {
    switch self {
    case .module(let module): [module]
    case .series(let orders), .parallel(let orders): orders.flatMap(\.modules)
    }
  }
}
