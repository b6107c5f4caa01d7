import Engine

/// A layer of a network as PyTorch has it: a module with its tensors.
struct NetworkModule {
  /// One tensor of it.
  struct Tensor {
    /// In the plan: "3.scale".
    let own: String
    let shape: [Int]
  }

  /// What it is, as typed: "dense(32, tanh)".
  let layer: String
  /// From 1.
  let number: Int
  /// Its name in a `Sequential` whose activations are modules of their own.
  let name: String
  /// By what they are to the module: "weight".
  private(set) var shapes: ModuleShapes = [:]
  /// In the order in which they are written to a file, each with its name there and what it is to the module.
  private(set) var written: [(name: String, role: String, tensor: Tensor)] = []

  private mutating func add(_ role: String, _ suffix: String, _ tensor: Tensor) {
    shapes[role] = tensor.shape
    written.append(("\(name).\(role.withLayer(suffix))", role, tensor))
  }

  // MARK: Of a plan

  /// The modules with numbers, in the order of the layers.
  static func all(_ plan: NetworkPlan) -> [NetworkModule] {
    var modules: [NetworkModule] = []
    var place = 0
    collect(plan.layers, prefix: "", &place, plan, &modules)
    return modules
  }

  private static func collect(
    _ layers: [PlannedLayer], prefix: String, _ place: inout Int, _ plan: NetworkPlan,
    _ modules: inout [NetworkModule]
  ) {
    for layer in layers {
      guard let number = layer.number else {
        var inner = 0
        collect(layer.inner, prefix: "\(prefix)\(place).", &inner, plan, &modules)
        place += 1
        continue
      }
      let rule = layer.layer.product
      let suffix = rule.role == .recurrent ? "_l0" : ""
      var module = NetworkModule(
        layer: layer.layer.description, number: number + 1, name: "\(prefix)\(place)")
      // An activation with a slope to learn is the module behind the layer it belongs to.
      var behind = NetworkModule(
        layer: module.layer, number: module.number, name: "\(prefix)\(place + 1)")
      for slice in plan.parameters[layer.parameters] {
        let name = slice.name.inLayer
        let tensor = Tensor(own: slice.name, shape: slice.shape)
        if name == "slope", layer.parameters.count > 1 {
          behind.add("weight", "", tensor)
        } else {
          module.add(foreignNames[name] ?? name, suffix, tensor)
        }
      }
      for slice in plan.statistics[layer.statistics] {
        let name = slice.name.inLayer
        module.add(foreignNames[name] ?? name, "", Tensor(own: slice.name, shape: [slice.count]))
      }
      modules += [module, behind].filter { !$0.shapes.isEmpty }
      let hasActivation = rule.role == .dense && rule.activation?.product.isIdentity == false
      place += hasActivation ? 2 : 1
    }
  }

  /// What PyTorch calls otherwise.
  private static let foreignNames = [
    "scale": "weight", "shift": "bias", "slope": "weight", "running_variance": "running_var",
  ]
}

extension String {
  /// "weight" of "3.weight".
  fileprivate var inLayer: String {
    firstIndex(of: ".").map { String(self[index(after: $0)...]) } ?? self
  }

  /// "weight_ih_l0_reverse" of "weight_ih_reverse".
  fileprivate func withLayer(_ layer: String) -> String {
    let back = "_reverse"
    return hasSuffix(back) ? "\(dropLast(back.count))\(layer)\(back)" : self + layer
  }
}
