import Watching

/// A run as `gradlab_watch` would write it, made up: modules, and their figures by a rule of module and step.
struct MadeRun {
  struct Module {
    var name: String
    var className: String
    var role: String
    /// √(fan in) × deviation of its weights; `nil`: it has none.
    var gain: Double?
    var trains = true
  }

  var modules: [Module]
  var containers: [String: String] = [:]
  var steps = 30
  /// The number of each step.
  var every = 1
  /// By figure what it is of a module at a step; `nil` where there is none.
  var figures: [String: (Int, Int) -> Double?] = [:]
  var loss: ((Int) -> Double?)? = { 2 / (1 + Double($0) / 5) }
  var rate: (Int) -> Double = { _ in 1e-3 }
  /// By step what is not finite: the field of `bad`, the module and how many.
  var bad: [Int: [(field: String, module: Int, count: Int)]] = [:]
  var gates: [Int: [String: Double]] = [:]
  var lossScale: Double?
  var optimizer = "SGD"

  /// A healthy one: figures as they are in the middle of a training.
  init(_ modules: [Module], containers: [String: String] = [:]) {
    self.modules = modules
    self.containers = containers
    // Of modules that are added afterwards a test says the figures itself.
    func has(_ module: Int, _ holds: (Module) -> Bool) -> Bool {
      module < modules.count && holds(modules[module])
    }
    func weights(_ module: Int) -> Bool { has(module) { $0.gain != nil } }
    figures = [
      "size": { _, _ in 1 }, "input_size": { _, _ in 1 }, "spread": { _, _ in 0.8 },
      "signal": { _, _ in 0.5 }, "gradient": { module, _ in weights(module) ? 1e-3 : nil },
      "zero_gradients": { module, _ in weights(module) ? 0 : nil },
      "weight_size": { module, _ in weights(module) ? 0.1 : nil },
      "step_size": { module, _ in weights(module) ? 1e-3 : nil },
      "dead": { module, _ in has(module) { $0.className == "ReLU" } ? 0.1 : nil },
      "saturated": { module, _ in has(module) { $0.className == "Tanh" } ? 0.1 : nil },
    ]
  }

  /// Layers with weights, each with an activation behind it but for the last.
  static func plain(_ depth: Int, _ activation: String = "ReLU", gain: Double = 1) -> MadeRun {
    MadeRun(
      (0..<(2 * depth - 1)).map { place in
        place.isMultiple(of: 2)
          ? Module(name: "\(place)", className: "Linear", role: "linear", gain: gain)
          : Module(name: "\(place)", className: activation, role: "activation")
      })
  }

  /// Blocks of a transformer, between an embedding and a head.
  static func transformer(_ blocks: Int, isNormFirst: Bool = true) -> MadeRun {
    var modules = [Module(name: "embed", className: "Embedding", role: "embedding", gain: 8)]
    var containers = ["blocks": "ModuleList"]
    for block in 0..<blocks {
      containers["blocks.\(block)"] = "Block"
      containers["blocks.\(block).attn"] = "Attention"
      func norm(_ number: Int) -> Module {
        Module(name: "blocks.\(block).norm\(number)", className: "LayerNorm", role: "normalization")
      }
      func linear(_ name: String) -> Module {
        Module(name: "blocks.\(block).\(name)", className: "Linear", role: "linear", gain: 0.5)
      }
      let (attention, rest) = ([linear("attn.qkv"), linear("attn.proj")], [linear("fc1"), linear("fc2")])
      modules +=
        isNormFirst
        ? [norm(1)] + attention + [norm(2)] + rest : attention + [norm(1)] + rest + [norm(2)]
    }
    modules.append(Module(name: "head", className: "Linear", role: "linear", gain: 0.5))
    return MadeRun(modules, containers: containers)
  }

  // MARK: Writing

  var header: String {
    #"{"format":1,"kind":"run","by":"made","torch":"2.15.0","model":"Made","parameters":100,"every":1,"#
      + #""optimizer":{"class":"\#(optimizer)","groups":[{"lr":0.001}]},"bins":{"from":-47,"width":2,"count":32}}"#
  }

  var list: String {
    let all = modules.map { module -> String in
      let weight = module.gain.map { gain in
        #"[{"name":"weight","shape":[64,64],"trains":\#(module.trains),"fan_in":64,"mean":0,"deviation":\#(gain / 8)}]"#
      }
      return
        #"{"name":"\#(module.name)","class":"\#(module.className)","role":"\#(module.role)","call":1,"#
        + #""input":[32,64],"output":[32,64],"settings":{},"parameters":\#(weight ?? "[]")}"#
    }
    let containers = containers.sorted { $0.key < $1.key }.map { #""\#($0.key)":"\#($0.value)""# }
    return #"{"format":1,"kind":"modules","list":0,"modules":["# + all.joined(separator: ",")
      + #"],"containers":{"# + containers.joined(separator: ",") + #"},"uncalled":[],"unmeasured":[]}"#
  }

  func step(_ step: Int) -> String {
    var fields = [
      #""format":1,"kind":"step","step":\#(step * every),"list":0,"samples":32"#,
      #""rates":[\#(rate(step))]"#,
    ]
    if let loss { fields.append(#""loss":\#(loss(step).map { "\($0)" } ?? "null")"#) }
    if let lossScale { fields.append(#""loss_scale":\#(lossScale)"#) }
    for (name, value) in figures.sorted(by: { $0.key < $1.key }) {
      let all = modules.indices.map { value($0, step).map { "\($0)" } ?? "null" }
      fields.append(#""\#(name)":[\#(all.joined(separator: ","))]"#)
    }
    if !gates.isEmpty {
      let all = modules.indices.map { module -> String in
        guard let own = gates[module] else { return "null" }
        return "{"
          + own.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",") + "}"
      }
      fields.append(#""gates":[\#(all.joined(separator: ","))]"#)
    }
    if let found = bad[step] {
      let names = Set(found.map(\.field)).sorted()
      let all = names.map { name -> String in
        let counts = modules.indices.map { module in
          "\(found.first { $0.field == name && $0.module == module }?.count ?? 0)"
        }
        return #""\#(name)":[\#(counts.joined(separator: ","))]"#
      }
      fields.append(#""bad":{\#(all.joined(separator: ","))}"#)
    }
    return "{" + fields.joined(separator: ",") + "}"
  }

  var lines: [String] {
    [header, list] + (0..<steps).map(step) + [#"{"format":1,"kind":"end","steps":\#(steps)}"#]
  }

  var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  func run() throws -> WatchedRun { try RunReader.run(bytes).run }
}

/// 10 to a whole power.
func pow10(_ exponent: Int) -> Double {
  (0..<abs(exponent)).reduce(1) { value, _ in exponent < 0 ? value / 10 : value * 10 }
}
