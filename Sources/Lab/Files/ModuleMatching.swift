/// Which module of a file is which of a network, where both have the same ones by kind and shape.
///
/// Modules of one class (equal tensors in equal shapes) could each stand at any of the network's places of that class.
/// The order of names narrows that: a module comes behind as many places of its class as modules of its class come before
/// it, and behind all that its predecessors have to come behind; the same from the end. That is repeated until nothing
/// changes. It never excludes a way that is possible, so where each module is left with one place, there is no other way.
/// Nothing is searched: each round takes a time in proportion to the number of modules.
struct ModuleMatching {
  enum Result: Equatable {
    /// The file's module for each place of the network.
    case one([Int])
    /// For each of the file's modules that could stand at several places these.
    case several([Int: [Int]])
    /// No way agrees with the order of the names.
    case none
  }

  /// Names of people's networks need three or four; who is left with more than one place is not guessed.
  private static let mostRounds = 50

  /// The class of each of the file's modules.
  private let classes: [Int]
  /// The places of each class in the network.
  private let places: [[Int]]
  /// For each module between which of its class's places it stands.
  private var lower: [Int]
  private var upper: [Int]
  /// How many of each class come before, or after, what is looked at.
  private var beside: [Int]
  private var hasChanged = false
  private var isPossible = true

  /// - Parameters:
  ///   - classes: of the file's modules.
  ///   - network: the classes of the network's places, as many of each.
  private init(classes: [Int], network: [Int]) {
    self.classes = classes
    let count = (network.max() ?? -1) + 1
    var places = [[Int]](repeating: [], count: count)
    for (place, kind) in network.enumerated() { places[kind].append(place) }
    self.places = places
    lower = [Int](repeating: 0, count: classes.count)
    upper = classes.map { places[$0].count - 1 }
    beside = [Int](repeating: 0, count: count)
  }

  /// - Parameters:
  ///   - order: what the names tell.
  ///   - areEqual: whether some modules have the same numbers: then it is all one which is which.
  static func match(
    classes: [Int], network: [Int], order: NameOrder, areEqual: ([Int]) -> Bool
  ) -> Result {
    precondition(classes.sorted() == network.sorted(), "modules that are not the network's")
    var matching = ModuleMatching(classes: classes, network: network)
    var rounds = 0
    repeat {
      rounds += 1
      matching.hasChanged = false
      _ = matching.raise(order, behind: -1)
      _ = matching.sink(order, before: network.count)
    } while matching.hasChanged && matching.isPossible && rounds < mostRounds
    return matching.result(count: network.count, areEqual)
  }

  private func result(count: Int, _ areEqual: ([Int]) -> Bool) -> Result {
    guard isPossible else { return .none }
    var found = [Int?](repeating: nil, count: count)
    var open = [[Int]](repeating: [], count: places.count)
    for module in classes.indices {
      let own = places[classes[module]]
      guard lower[module] == upper[module] else {
        open[classes[module]].append(module)
        continue
      }
      let place = own[lower[module]]
      guard found[place] == nil else { return .none }
      found[place] = module
    }
    var several: [Int: [Int]] = [:]
    for (kind, modules) in open.enumerated() where !modules.isEmpty {
      let free = places[kind].filter { found[$0] == nil }
      guard modules.count > 1, areEqual(modules) else {
        for module in modules { several[module] = Array(places[kind][lower[module]...upper[module]]) }
        continue
      }
      for (module, place) in zip(modules, free) { found[place] = module }
    }
    return several.isEmpty ? .one(found.compactMap { $0 }) : .several(several)
  }

  /// Has all of an order come behind a place.
  ///
  /// - Returns: the first place that can be the last of it.
  private mutating func raise(_ order: NameOrder, behind place: Int) -> Int {
    switch order {
    case .module(let module):
      let own = places[classes[module]]
      let first = max(lower[module], beside[classes[module]], own.rank(of: place + 1))
      return narrow(module, first, upper[module]) ? own[first] : place
    case .parallel(let orders):
      return orders.reduce(place) { max($0, raise($1, behind: place)) }
    case .series(let orders):
      var last = place
      for order in orders {
        last = raise(order, behind: last)
        for module in order.modules { beside[classes[module]] += 1 }
      }
      for order in orders { for module in order.modules { beside[classes[module]] -= 1 } }
      return last
    }
  }

  /// The same from the end.
  private mutating func sink(_ order: NameOrder, before place: Int) -> Int {
    switch order {
    case .module(let module):
      let own = places[classes[module]]
      let last = min(
        upper[module], own.count - 1 - beside[classes[module]], own.rank(of: place) - 1)
      return narrow(module, lower[module], last) ? own[last] : place
    case .parallel(let orders):
      return orders.reduce(place) { min($0, sink($1, before: place)) }
    case .series(let orders):
      var first = place
      for order in orders.reversed() {
        first = sink(order, before: first)
        for module in order.modules { beside[classes[module]] += 1 }
      }
      for order in orders { for module in order.modules { beside[classes[module]] -= 1 } }
      return first
    }
  }

  private mutating func narrow(_ module: Int, _ first: Int, _ last: Int) -> Bool {
    if first != lower[module] || last != upper[module] { hasChanged = true }
    (lower[module], upper[module]) = (first, last)
    if first > last { isPossible = false }
    return isPossible
  }
}

extension [Int] {
  /// How many of its elements, which are sorted, lie below a number.
  fileprivate func rank(of number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
