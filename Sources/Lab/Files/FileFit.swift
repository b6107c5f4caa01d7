import CommandKit
import Engine
import Files

/// A network and the tensors of a file, put together: which is whose.
///
/// All tensors of the file are held against all of the network. What a module is follows from its tensors and their
/// shapes; which of several alike it is, from numbers in their names, from what the file or the reader says, and from
/// nothing else.
struct FileFit {
  let plan: NetworkPlan
  /// Which tensor each parameter and statistic is.
  private(set) var taken: [(own: String, tensor: SafeTensors.Tensor)] = []
  /// What there is to say of it.
  private(set) var mapping: WeightsMessage

  /// The file says here in which order its model calls its modules: a list in JSON of objects with a `name` each.
  static let modulesKey = "gradlab.modules"

  /// - Parameter names: the file's modules, or what they stand in, in the network's order.
  init(
    _ file: SafeTensors, _ description: NetworkDescription, names: [String]?, _ path: String
  ) throws(Failure) {
    if let tensor = file.tensors.first(where: { $0.type.use == .notRead }) {
      throw Failure(WeightsMessage.notRead(file: path, tensor: tensor.name, type: tensor.type.name))
    }
    let tensors = file.weights
    guard !tensors.isEmpty else { throw Failure(WeightsMessage.noNumbers(file: path)) }
    let own = TensorModule.grouped(tensors.map(\.name))
    let shapes = own.map { $0.tensors.mapValues { tensors[$0].shape } }
    let wanted: [NetworkModule]
    (plan, wanted) = try InputWidth.plan(description, for: shapes, path)
    var kinds: [ModuleShapes: Int] = [:]
    func kind(_ shapes: ModuleShapes) -> Int {
      if let known = kinds[shapes] { return known }
      kinds[shapes] = kinds.count
      return kinds.count - 1
    }
    let network = wanted.map { kind($0.shapes) }
    let classes = shapes.map(kind)
    guard network.sorted() == classes.sorted() else {
      throw Failure(
        Mismatch(own, shapes, wanted).message(file: path, network: description.description))
    }
    let arrangement = Arrangement(
      path: path, own: own, shapes: shapes, classes: classes, wanted: wanted, network: network
    ) { module in
      let all = module.tensors.sorted { $0.key < $1.key }
      return (try? all.map { try file.numbers(tensors[$0.value]) }) ?? []
    }
    let order: [Int]
    let how: WeightsMessage.Way
    if let names {
      (order, how) = (try arrangement.said(names), .said)
    } else if let names = try Self.modules(file, path) {
      (order, how) = (try arrangement.said(names), .written)
    } else {
      (order, how) = try arrangement.found()
    }
    var pairs: [WeightsMessage.Pair] = []
    var isByName = true
    for (module, place) in zip(wanted, order) {
      for (name, role, tensor) in module.written {
        guard let index = own[place].tensors[role] else { continue }
        taken.append((tensor.own, tensors[index]))
        isByName = isByName && name == tensors[index].name
      }
      pairs.append(.init(module: own[place].name, layer: module.layer, number: module.number))
    }
    let passedOver = file.tensors.filter {
      $0.type.use == .counts && !$0.name.hasSuffix("num_batches_tracked")
    }
    mapping =
      isByName
      ? .takenByName(file: path, count: tensors.count)
      : .taken(file: path, count: tensors.count, pairs, how, passedOver: passedOver.map(\.name))
  }

  /// The names of the modules in the order in which they are called, where the file says it.
  private static func modules(_ file: SafeTensors, _ path: String) throws(Failure) -> [String]? {
    guard let text = file.metadata[modulesKey] else { return nil }
    var names: [String] = []
    var reader = JSONReader(Array(text.utf8)[...])
    do throws(JSONReader.Problem) {
      try reader.array { (reader) throws(JSONReader.Problem) in
        try reader.object { (reader, key) throws(JSONReader.Problem) in
          if key == "name" { names.append(try reader.string()) } else { try reader.skip() }
        }
      }
      guard reader.isAtEnd else { throw .isMalformed }
    } catch { throw Failure(WeightsMessage.unreadableModules(file: path)) }
    return names
  }
}

/// What the tensors of a module are to it, and their shapes.
typealias ModuleShapes = [String: [Int]]

extension ModuleShapes {
  /// "weight [32, 10], bias [32]"
  var written: String {
    let order = sorted {
      ($0.key.contains("weight") ? 0 : 1, $0.key) < ($1.key.contains("weight") ? 0 : 1, $1.key)
    }
    return order.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  /// Those that are there in any case.
  var withoutBiases: ModuleShapes { filter { !$0.key.contains("bias") } }
}

/// How wide what goes into a network is, told from a file with its weights.
enum InputWidth {
  /// None that people have is wider, and sizes of networks can still be counted.
  private static let most = 1 << 21
  private static let mostTried = 64

  /// The plan of the network for which most of its modules are in the file, and these.
  static func plan(
    _ description: NetworkDescription, for file: [ModuleShapes], _ path: String
  ) throws(Failure) -> (NetworkPlan, [NetworkModule]) {
    let sizes = Set(file.flatMap { $0.values.compactMap { $0.count <= 2 ? $0.last : nil } })
    let widths = sizes.filter { 1...most ~= $0 }.sorted()
    guard let least = widths.first else { throw Failure(WeightsMessage.noNumbers(file: path)) }
    let known = Set(file.map(\.withoutBiases))
    var beginning = 1
    let plausible = widths.filter { width in
      while beginning <= description.layers.count {
        let start = NetworkDescription(Array(description.layers.prefix(beginning)))
        guard let plan = try? make(start, width) else { return false }
        if let first = NetworkModule.all(plan).first { return known.contains(first.shapes.withoutBiases) }
        beginning += 1
      }
      return true
    }
    var counts: [ModuleShapes: Int] = [:]
    for shapes in file { counts[shapes.withoutBiases, default: 0] += 1 }
    var best: (plan: NetworkPlan, modules: [NetworkModule], alike: Int)?
    for width in plausible.prefix(mostTried) {
      guard let plan = try? make(description, width) else { continue }
      let modules = NetworkModule.all(plan)
      var left = counts
      var alike = 0
      for module in modules {
        guard let count = left[module.shapes.withoutBiases], count > 0 else { continue }
        left[module.shapes.withoutBiases] = count - 1
        alike += 1
      }
      if alike > best?.alike ?? -1 { best = (plan, modules, alike) }
    }
    if let best { return (best.plan, best.modules) }
    // It does not fit: told as it would be behind what the file's first module takes.
    let first = file.lazy.compactMap { shapes in
      ["weight_ih", "in_proj_weight", "weight"].lazy.compactMap { shapes[$0] }.first { $0.count <= 2 }?.last
    }.first { widths.contains($0) }
    do throws(EngineError) {
      let plan = try make(description, first ?? least)
      return (plan, NetworkModule.all(plan))
    } catch { throw Failure(WeightsMessage.doesNotFit(file: path, reason: error)) }
  }

  private static func make(_ description: NetworkDescription, _ width: Int) throws(EngineError) -> NetworkPlan
  {
    if let plan = try? NetworkPlan(description, input: SampleShape(width: width)) { return plan }
    return try NetworkPlan(description, input: SampleShape(steps: 1, width: width))
  }
}
