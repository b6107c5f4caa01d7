import CommandKit

/// Modules of a file and of a network that are the same ones by kind and shape: which is which.
struct Arrangement {
  let path: String
  /// The file's modules, and their shapes.
  let own: [TensorModule]
  let shapes: [ModuleShapes]
  /// The same as numbers: equal ones are alike.
  let classes: [Int]
  /// The network's modules, and what of the file's they are like.
  let wanted: [NetworkModule]
  let network: [Int]
  /// All numbers of a module, the same way for modules that are alike.
  let numbers: (TensorModule) -> [[Double]]

  // MARK: By shapes and numbers in names

  /// The file's module for each of the network's.
  ///
  /// - Throws: where there are several ways, or the names speak against the only one.
  func found() throws(Failure) -> (order: [Int], how: WeightsMessage.Way) {
    let all = Array(own.indices)
    if Set(classes).count == classes.count {
      guard case .one(let order) = match(all, 0..<network.count, countsWords: false) else {
        throw against(all, 0..<network.count)
      }
      return (order, .shapes)
    }
    return (try matched(all, 0..<network.count), .numbers)
  }

  /// The file's modules for some of the network's in a row.
  private func matched(_ modules: [Int], _ places: Range<Int>) throws(Failure) -> [Int] {
    switch match(modules, places, countsWords: false) {
    case .one(let order): return order
    case .none: throw against(modules, places)
    case .several: break
    }
    switch match(modules, places, countsWords: true) {
    case .one(let order): return order
    case .none: throw against(modules, places)
    case .several(let open): throw several(open)
    }
  }

  private func match(_ modules: [Int], _ places: Range<Int>, countsWords: Bool) -> ModuleMatching.Result {
    let order = NameOrder(
      Array(modules.indices), modules.map { own[$0].path }, countsWords: countsWords)
    let result = ModuleMatching.match(
      classes: modules.map { classes[$0] }, network: Array(network[places]), order: order
    ) { alike in
      let first = numbers(own[modules[alike[0]]])
      return alike.dropFirst().allSatisfy { numbers(own[modules[$0]]) == first }
    }
    switch result {
    case .one(let order): return .one(order.map { modules[$0] })
    case .several(let open):
      return .several(
        Dictionary(
          uniqueKeysWithValues: open.map { (modules[$0], $1.map { $0 + places.lowerBound }) }))
    case .none: return .none
    }
  }

  private func against(_ modules: [Int], _ places: Range<Int>) -> Failure {
    Failure(
      WeightsMessage.numbersSpeakAgainst(
        file: path, modules: modules.map { own[$0].name }, layers: places.map { wanted[$0].layer }))
  }

  private func several(_ open: [Int: [Int]]) -> Failure {
    var groups: [Int: [Int]] = [:]
    for module in open.keys.sorted() { groups[classes[module], default: []].append(module) }
    let choices = groups.values.sorted { $0[0] < $1[0] }.map { modules in
      WeightsMessage.Choice(
        modules: modules.map { own[$0].name }, tensors: shapes[modules[0]].written,
        layers: Set(modules.flatMap { open[$0] ?? [] }).sorted().map { wanted[$0].number },
        layer: wanted[open[modules[0]]?.first ?? 0].layer)
    }
    return Failure(
      WeightsMessage.severalWays(file: path, choices, names: Self.outermost(own.map(\.path))))
  }

  /// What stands side by side in the file: modules, or what they stand in.
  private static func outermost(_ paths: [[NamePart]]) -> [String] {
    let depth = common(paths)
    var names: [String] = []
    var known: Set<String> = []
    for path in paths {
      let name = path.dropFirst(depth).first?.text ?? ""
      if known.insert(name).inserted { names.append(name) }
    }
    return names
  }

  /// How many parts all names begin with, each name keeping one of its own.
  private static func common(_ paths: [[NamePart]]) -> Int {
    guard let first = paths.first else { return 0 }
    var depth = 0
    while paths.allSatisfy({ depth < $0.count - 1 && $0[depth] == first[depth] }) { depth += 1 }
    return depth
  }

  // MARK: By what is said

  /// The file's module for each of the network's, where modules are said in the network's order. A name may stand for all
  /// that is in it; what is in it is then found by shapes and numbers in names.
  func said(_ names: [String]) throws(Failure) -> [Int] {
    var entries: [String: Int] = [:]
    for (place, name) in names.enumerated() {
      let key = NamePart.parts(name).map(\.text).joined(separator: ".")
      guard entries.updateValue(place, forKey: key) == nil else {
        throw Failure(WeightsMessage.moduleTwice(file: path, name: name))
      }
    }
    let depth = Self.common(own.map(\.path))
    var members = [[Int]](repeating: [], count: names.count)
    var leftOut: [Int] = []
    for module in own.indices {
      if let entry = entry(own[module].path.map(\.text), entries, depth) {
        members[entry].append(module)
      } else {
        leftOut.append(module)
      }
    }
    if let unknown = members.firstIndex(where: \.isEmpty) {
      throw Failure(
        WeightsMessage.unknownModule(
          file: path, name: names[unknown], modules: own.map(\.name)))
    }
    guard leftOut.isEmpty else {
      throw Failure(WeightsMessage.modulesLeftOut(file: path, modules: leftOut.map { own[$0].name }))
    }
    var order: [Int] = []
    for (name, modules) in zip(names, members) {
      let places = order.count..<order.count + modules.count
      guard modules.map({ classes[$0] }).sorted() == network[places].sorted() else {
        throw other(name, modules, places)
      }
      order += modules.count == 1 ? modules : try matched(modules, places)
    }
    return order
  }

  /// The entry that names a module, or the innermost of what it stands in.
  private func entry(_ path: [String], _ entries: [String: Int], _ common: Int) -> Int? {
    if path.isEmpty { return entries[""] }
    for count in (1...path.count).reversed() {
      if let found = entries[path[..<count].joined(separator: ".")] { return found }
      if common > 0, count > common, let found = entries[path[common..<count].joined(separator: ".")] {
        return found
      }
    }
    return nil
  }

  /// What is said to stand at some places, and has other shapes.
  private func other(_ name: String, _ modules: [Int], _ places: Range<Int>) -> Failure {
    var left = network[places].sorted()
    let spare = modules.first { module in
      guard let index = left.firstIndex(of: classes[module]) else { return true }
      left.remove(at: index)
      return false
    }
    let module = spare ?? modules[0]
    let place = places.first { !modules.map { classes[$0] }.contains(network[$0]) } ?? places.lowerBound
    return Failure(
      WeightsMessage.otherModule(
        file: path, module: own[module].name, tensors: shapes[module].written, layer: wanted[place].layer,
        number: wanted[place].number, wanted: wanted[place].shapes.written))
  }
}
