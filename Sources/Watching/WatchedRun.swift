/// A training that was watched, module by module and step by step: what `gradlab_watch` writes (docs/watch.md).
public struct WatchedRun: Sendable {
  /// What wrote it, with its version.
  public package(set) var by = ""
  /// PyTorch's version.
  public package(set) var torch = ""
  /// The model's class.
  public package(set) var model = ""
  /// How many numbers it trains.
  public package(set) var parameters: Int?
  /// Each how many steps it is measured.
  public package(set) var every = 1
  /// The optimizer's class.
  public package(set) var optimizer = ""
  /// The modules in the order of their calls; steps name a list by its number.
  public package(set) var lists: [ModuleList] = []
  /// The measured steps that are kept, in order.
  public package(set) var steps: [WatchedStep] = []
  /// How many steps were measured.
  public package(set) var measured = 0
  /// Each how many-eth of them is kept, beside the last and the first with numbers that are not finite.
  public package(set) var stride = 1
  /// Which of them, from 0, is the first with numbers that are not finite.
  public package(set) var firstBad: Int?
  /// Whether the run came to its end, and did not break off.
  public package(set) var isEnded = false
  /// Time spent on measuring.
  public package(set) var measuringSeconds = 0.0
  /// Time of all steps, that included.
  public package(set) var stepSeconds = 0.0

  package init() {}

  /// The list of modules that a step is of.
  public func modules(of step: WatchedStep) -> ModuleList { lists[step.list] }

  /// The last kept step of that number; the last one of all for `nil`.
  public func step(_ number: Int?) -> WatchedStep? {
    guard let number else { return steps.last }
    return steps.last { $0.number == number }
  }

  /// The kept steps that have the modules of the last one: what can be told over time.
  public var course: [WatchedStep] {
    guard let list = steps.last?.list else { return [] }
    return steps.filter { $0.list == list }
  }
}

/// Modules in the order of their calls.
public struct ModuleList: Hashable, Sendable {
  public package(set) var modules: [WatchedModule] = []
  /// By name the class of each module that holds others.
  public package(set) var containers: [String: String] = [:] {
    didSet { stems = Self.stems(containers) }
  }
  /// Containers that hold numbered ones.
  private(set) var stems: Set<String> = []
  /// Names of modules with parameters that no call reached.
  public package(set) var uncalled: [String] = []
  /// What can't be measured throughout.
  public package(set) var unmeasured: [Unmeasured] = []
  /// How many tensors and names it has beside its modules.
  var names: Int {
    modules.reduce(containers.count + uncalled.count + unmeasured.count) {
      $0 + $1.parameters.count + $1.settings.count
    }
  }
}

extension ModuleList {
  /// A name in its parts; deeper than anybody nests modules it is left together.
  static func parts(_ name: String) -> [Substring] { name.split(separator: ".", maxSplits: 30) }

  private static func stems(_ containers: [String: String]) -> Set<String> {
    var found: Set<String> = []
    for name in containers.keys {
      let parts = parts(name)
      guard parts.count > 1, let last = parts.last, Int(last) != nil else { continue }
      for count in 1..<parts.count {
        let stem = parts[..<count].joined(separator: ".")
        // Of a long name there would be many that nobody asks for.
        if containers[stem] != nil { found.insert(stem) }
      }
    }
    return found
  }
}

/// What could not be measured, and why.
public struct Unmeasured: Hashable, Sendable {
  public var name = ""
  public var what = ""
  public var why = ""
}

/// One call of a module.
public struct WatchedModule: Hashable, Sendable {
  /// What a module is for.
  public enum Role: String, Sendable, CaseIterable {
    case linear, convolution, attention, embedding, normalization, activation, recurrent, dropout, pooling,
      other
  }

  /// One of a module's own tensors.
  public struct Parameter: Hashable, Sendable {
    public var name = ""
    public var shape: [Int] = []
    public var trains = true
    public var fanIn: Int?
    /// Of its numbers when the run began.
    public var mean: Double?
    public var deviation: Double?
    /// The first name of a tensor that another module has too.
    public var shared: String?
  }

  /// As in `named_modules()`.
  public package(set) var name = ""
  public package(set) var className = ""
  public package(set) var role = Role.other
  /// The how many-eth call of it in a pass, from 1; 0 where none was seen, and its parameters alone are measured.
  public package(set) var call = 1
  /// Shapes, with the samples first.
  public package(set) var input: [Int] = []
  public package(set) var output: [Int] = []
  /// Numbers that it was made with.
  public package(set) var settings: [String: Double] = [:]
  public package(set) var parameters: [Parameter] = []

  /// The tensor that `gradient`, `weight_size` and `step_size` are of first: one with two dimensions or more.
  public var weight: Parameter? { parameters.first { $0.shape.count > 1 } }

  /// Whether it has weights that map what comes in (not a normalisation's), and was seen to do so.
  public var mixes: Bool { weight != nil && role != .normalization && call > 0 }

  /// The name as it is shown, of the model itself its class in brackets; the how many-eth call with it, where there are
  /// several.
  public var label: String {
    let shown = name.isEmpty ? "(\(className))" : name
    return call > 1 ? "\(shown) (\(call))" : shown
  }
}

/// What is measured of each module in a step; its raw value is the name in the file.
public enum ModuleFigure: String, CaseIterable, Sendable {
  /// Root mean square of the output.
  case size
  case inputSize = "input_size"
  /// Standard deviation over the samples, relative to `size`.
  case spread
  /// What a small change of the model's input has become here, relative to `size`.
  case nudge
  /// Norm of the gradient of each sample's own loss with respect to the output.
  case signal
  /// Share of units that give nothing for all samples.
  case dead
  /// Share of slopes below a twentieth of the largest.
  case saturated
  /// Root mean square of the weights' gradient.
  case gradient
  case zeroGradients = "zero_gradients"
  case weightSize = "weight_size"
  /// Root mean square of how the optimizer changed the weights, relative to `weightSize`.
  case stepSize = "step_size"
  /// How many numbers are not finite.
  case badOutputs, badSignals, badGradients, badWeights

  /// Those that count what is not finite.
  public static let bad: [ModuleFigure] = [.badOutputs, .badSignals, .badGradients, .badWeights]

  var index: Int { Self.places[self] ?? 0 }
  private static let places = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}

/// A step of a training that was measured.
public struct WatchedStep: Sendable {
  /// The optimizer's step, from 0.
  public package(set) var number = 0
  /// The how many-eth that was measured, from 0.
  package var ordinal = 0
  /// Which list of modules.
  public package(set) var list = 0
  /// The size of the batch.
  public package(set) var samples: Int?
  /// `nil` where it is no finite number, or not known: `hasLoss` tells which.
  public package(set) var loss: Double?
  /// Whether the run says what `backward` was called on.
  public package(set) var hasLoss = false
  /// The loss's mean over all steps since the last line.
  public package(set) var meanLoss: Double?
  /// The learning rate of each group.
  public package(set) var rates: [Double] = []
  public package(set) var lossScale: Double?
  /// By module, where it has gates: the share of small slopes by gate.
  public package(set) var gates: [Int: [String: Double]] = [:]
  /// What could not be measured in this step.
  public package(set) var unmeasured: [Unmeasured] = []
  /// By figure, as many numbers as modules, NaN for none; empty where the step has none of it.
  private var figures = [[Double]](repeating: [], count: ModuleFigure.allCases.count)

  package init() {}

  /// One figure of all modules, NaN where one has none; empty where the step has none of it.
  public internal(set) subscript(figure: ModuleFigure) -> [Double] {
    get { figures[figure.index] }
    set { figures[figure.index] = newValue }
  }

  /// One figure of one module.
  public subscript(figure: ModuleFigure, module: Int) -> Double? {
    let all = figures[figure.index]
    guard all.indices.contains(module), !all[module].isNaN else { return nil }
    return all[module]
  }

  /// About how many numbers it holds, with what a step takes by itself.
  package var size: Int {
    let gates = gates.values.reduce(0) { $0 + $1.count }
    return figures.reduce(50 + 20 * gates + rates.count + 20 * unmeasured.count) { $0 + $1.count }
  }

  /// Whether anything in it is not finite.
  public var isBad: Bool {
    (hasLoss && loss == nil) || ModuleFigure.bad.contains { self[$0].contains { $0 > 0 } }
  }
}
