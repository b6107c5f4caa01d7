import Files

/// A line of a run, as its fields come.
struct RunRecord {
  /// The version of the form that is read.
  static let version = 1

  enum Content {
    case run(WatchedRun)
    case modules(ModuleList, number: Int)
    case step(WatchedStep)
    case end
  }

  private(set) var format: Int?
  private(set) var kind: String?
  private(set) var content: Content?
  private(set) var measuringSeconds = 0.0
  private(set) var stepSeconds = 0.0
  /// What is wrong beyond its form.
  private(set) var problem: RunProblem?
  private let line: Int
  private let lists: [ModuleList]

  typealias Problem = JSONReader.Problem

  init(line: Int, lists: [ModuleList]) {
    self.line = line
    self.lists = lists
  }

  mutating func read(_ name: String, _ reader: inout JSONReader) throws(Problem) {
    switch (name, content) {
    case ("format", _):
      let version = try reader.count()
      format = version
      guard version == Self.version else {
        problem = .otherVersion(version, known: Self.version)
        throw .isMalformed
      }
    case ("kind", _):
      kind = try reader.string()
      switch kind {
      case "run": content = .run(WatchedRun())
      case "modules": content = .modules(ModuleList(), number: lists.count)
      case "step": content = .step(WatchedStep())
      case "end": content = .end
      default: content = nil
      }
    // Every object begins with the two.
    case _ where format == nil || kind == nil: throw .isMalformed
    case (_, .run(var run)):
      content = nil
      try run.read(name, &reader)
      content = .run(run)
    case (_, .modules(var list, var number)):
      content = nil
      if name == "list" { number = try reader.count() } else { try list.read(name, &reader) }
      content = .modules(list, number: number)
    case ("cost", .step): try readCost(&reader)
    case (_, .step(var step)):
      content = nil
      try step.read(name, &reader)
      content = .step(step)
    case (_, .end), (_, nil): try reader.skip()
    }
  }

  private mutating func readCost(_ reader: inout JSONReader) throws(Problem) {
    guard try reader.kind() == .object else { return try reader.skip() }
    try reader.object { (reader, name) throws(Problem) in
      switch name {
      case "seconds": measuringSeconds = try reader.number() ?? 0
      case "step_seconds": stepSeconds = try reader.number() ?? 0
      default: try reader.skip()
      }
    }
  }
}

extension JSONReader {
  /// A text; empty for `null`.
  fileprivate mutating func text() throws(Problem) -> String {
    if try kind() == .null {
      try skip()
      return ""
    }
    let text = try string()
    try Self.checkName(text)
    return text
  }

  /// Names are taken apart and shown; nothing that a program calls a module is as long.
  fileprivate static func checkName(_ name: String) throws(Problem) {
    guard name.utf8.count <= 4096 else { throw .isMalformed }
  }

  /// A whole number, or `nil` for `null` and for a number that is none.
  fileprivate mutating func optionalCount() throws(Problem) -> Int? {
    try number().flatMap { $0 >= 0 && $0 == $0.rounded() && $0 < 1e15 ? Int($0) : nil }
  }

  fileprivate mutating func numbers() throws(Problem) -> [Double] {
    var all: [Double] = []
    if try kind() == .null {
      try skip()
      return []
    }
    try array { (reader) throws(Problem) in all.append(try reader.number() ?? .nan) }
    return all
  }

  fileprivate mutating func shape() throws(Problem) -> [Int] {
    let sizes = try numbers()
    // As many dimensions as PyTorch's tensors have at most.
    guard sizes.count <= 64 else { throw .isMalformed }
    return sizes.map { $0 >= 0 && $0 < 1e15 ? Int($0) : 0 }
  }

  fileprivate mutating func list<Item>(
    _ item: (inout JSONReader) throws(Problem) -> Item
  ) throws(Problem) -> [Item] {
    var all: [Item] = []
    if try kind() == .null {
      try skip()
      return []
    }
    try array { (reader) throws(Problem) in
      // A few signs a line would otherwise become much memory.
      guard all.count < RunReader.mostModules else { throw .isMalformed }
      all.append(try item(&reader))
    }
    return all
  }

  fileprivate mutating func unmeasured() throws(Problem) -> Unmeasured {
    var found = Unmeasured()
    try object { (reader, name) throws(Problem) in
      switch name {
      case "name": found.name = try reader.text()
      case "what": found.what = try reader.text()
      case "why": found.why = try reader.text()
      default: try reader.skip()
      }
    }
    return found
  }
}

extension WatchedRun {
  fileprivate mutating func read(_ field: String, _ reader: inout JSONReader) throws(JSONReader.Problem) {
    switch field {
    case "by": by = try reader.text()
    case "torch": torch = try reader.text()
    case "model": model = try reader.text()
    case "parameters": parameters = try reader.optionalCount()
    case "every": every = max(1, try reader.optionalCount() ?? 1)
    case "optimizer":
      guard try reader.kind() == .object else { return try reader.skip() }
      var name = ""
      try reader.object { (reader, field) throws(JSONReader.Problem) in
        if field == "class" { name = try reader.text() } else { try reader.skip() }
      }
      optimizer = name
    default: try reader.skip()
    }
  }
}

extension ModuleList {
  fileprivate mutating func read(_ field: String, _ reader: inout JSONReader) throws(JSONReader.Problem) {
    switch field {
    case "modules":
      var tensors = 0
      modules = try reader.list { (reader) throws(JSONReader.Problem) in
        var module = WatchedModule()
        try reader.object { (reader, field) throws(JSONReader.Problem) in try module.read(field, &reader) }
        tensors += module.parameters.count
        guard tensors <= RunReader.mostModules else { throw .isMalformed }
        return module
      }
    case "containers":
      var found: [String: String] = [:]
      try reader.object { (reader, name) throws(JSONReader.Problem) in
        guard found.count < RunReader.mostModules else { throw .isMalformed }
        try JSONReader.checkName(name)
        found[name] = try reader.text()
      }
      containers = found
    case "uncalled": uncalled = try reader.list { (reader) throws(JSONReader.Problem) in try reader.text() }
    case "unmeasured":
      unmeasured = try reader.list { (reader) throws(JSONReader.Problem) in try reader.unmeasured() }
    default: try reader.skip()
    }
  }
}

extension WatchedModule {
  fileprivate mutating func read(_ field: String, _ reader: inout JSONReader) throws(JSONReader.Problem) {
    switch field {
    case "name": name = try reader.text()
    case "class": className = try reader.text()
    case "role": role = Role(rawValue: try reader.text()) ?? .other
    case "call": call = try reader.optionalCount() ?? 1
    case "input": input = try reader.shape()
    case "output": output = try reader.shape()
    case "settings":
      var found: [String: Double] = [:]
      try reader.object { (reader, name) throws(JSONReader.Problem) in
        try JSONReader.checkName(name)
        switch try reader.kind() {
        case .number where found.count < 100: found[name] = try reader.number()
        case .flag where found.count < 100: found[name] = try reader.flag() ? 1 : 0
        default: try reader.skip()
        }
      }
      settings = found
    case "parameters":
      parameters = try reader.list { (reader) throws(JSONReader.Problem) in
        var parameter = Parameter()
        try reader.object { (reader, field) throws(JSONReader.Problem) in try parameter.read(field, &reader) }
        return parameter
      }
    default: try reader.skip()
    }
  }
}

extension WatchedModule.Parameter {
  fileprivate mutating func read(_ field: String, _ reader: inout JSONReader) throws(JSONReader.Problem) {
    switch field {
    case "name": name = try reader.text()
    case "shape": shape = try reader.shape()
    case "trains": trains = try reader.flag()
    case "fan_in": fanIn = try reader.optionalCount()
    case "mean": mean = try reader.number()
    case "deviation": deviation = try reader.number()
    case "shared":
      let name = try reader.text()
      shared = name.isEmpty ? nil : name
    default: try reader.skip()
    }
  }
}

extension WatchedStep {
  fileprivate mutating func read(_ field: String, _ reader: inout JSONReader) throws(JSONReader.Problem) {
    switch field {
    case "step": number = try reader.count()
    case "list": list = try reader.count()
    case "samples": samples = try reader.optionalCount()
    case "loss": (hasLoss, loss) = (true, try reader.number())
    case "mean_loss": meanLoss = try reader.number()
    case "rates": rates = try reader.numbers()
    case "loss_scale": lossScale = try reader.number()
    case "gates":
      let all = try reader.list { (reader) throws(JSONReader.Problem) in try reader.gates() }
      for (module, found) in all.enumerated() where !found.isEmpty { gates[module] = found }
    case "bad":
      try reader.object { (reader, name) throws(JSONReader.Problem) in
        switch name {
        case "outputs": self[.badOutputs] = try reader.numbers()
        case "signals": self[.badSignals] = try reader.numbers()
        case "gradients": self[.badGradients] = try reader.numbers()
        case "weights": self[.badWeights] = try reader.numbers()
        default: try reader.skip()
        }
      }
    case "unmeasured":
      unmeasured = try reader.list { (reader) throws(JSONReader.Problem) in try reader.unmeasured() }
    default:
      // The counts of what is not finite have names of their own, within `bad`.
      if let figure = ModuleFigure(rawValue: field), !ModuleFigure.bad.contains(figure) {
        self[figure] = try reader.numbers()
      } else {
        try reader.skip()
      }
    }
  }
}

extension JSONReader {
  /// The shares of small slopes by gate.
  fileprivate mutating func gates() throws(Problem) -> [String: Double] {
    guard try kind() == .object else {
      try skip()
      return [:]
    }
    var found: [String: Double] = [:]
    try object { (reader, name) throws(Problem) in
      try Self.checkName(name)
      guard try reader.kind() == .number, found.count < 100 else { return try reader.skip() }
      found[name] = try reader.number()
    }
    return found
  }
}
