import CommandKit
import Lab
import Lessons
import Verbs

/// Makes statements by walking the declarations: each parameter is given what it takes most of the time, in its range
/// most of the time, and now and then something else.
struct StatementMaker {
  nonisolated(unsafe) static let session = Session(words: LessonVerb.all.map(\.declaration))
  private static let verbs = vocabulary.verbs.filter { $0.name != "quit" }
  private static let made: [(kind: String, declarations: [Declaration])] = {
    let kinds = Set(vocabulary.declarations.flatMap(\.makes).map(\.name))
    return kinds.sorted().map { kind in
      (kind, vocabulary.declarations.filter { $0.makes.contains { $0.name == kind } && $0.role != .verb })
    }
  }()
  /// Names of one's own begin with what they hold.
  private static let stems = [
    "number": "x", "wholeNumber": "x", "network": "net", "activation": "act", "data": "set",
    "optimizer": "opt",
    "schedule": "rate", "clip": "clip", "loss": "loss", "initialiser": "start", "value": "v",
    "classWeights": "w",
  ]
  private static let fields = [
    "loss", "factor", "gradient", "accuracy", "history", "net", "epochs", "ratio", "theory", "norms", "mean",
    "by", "value", "slope",
  ]

  var dice: Dice
  /// The names that are bound.
  var names: [String] = []
  /// Numbers stay such that nothing takes long, for sessions of thousands of statements.
  var isGentle = false
  /// How much may still be written.
  private var budget = 0

  init(_ dice: Dice, names: [String] = [], isGentle: Bool = false) {
    self.dice = dice
    self.names = names
    self.isGentle = isGentle
  }

  // MARK: Statements

  mutating func statement() -> String {
    budget = 24
    switch dice.below(16) {
    case 0...4: return binding()
    case 5: return family()
    case 6...11: return command(dice.pick(Self.verbs))
    case 12: return "expect \(claim())"
    case 13:
      return dice.pick(["undo", "undo 2", "reset", "seed 7", "precision float64", "precision float32"])
    case 14:
      let examples = vocabulary.declarations.flatMap(\.examples)
      let example = dice.pick(examples)
      return (example.setup + [example.line]).joined(separator: "\n")
    default: return value(of: dice.pick(Self.made).kind)
    }
  }

  private mutating func binding() -> String {
    let kind = dice.pick(["number", "network", "network", "network", "data"] + Self.stems.keys.sorted())
    let made = value(of: kind)
    let name = (Self.stems[kind] ?? "v") + String(dice.below(3))
    names.append(name)
    return "\(name) = \(made)"
  }

  private mutating func family() -> String {
    let name = dice.pick(["tower", "f", "g"])
    let body = dice.pick([
      "depth * dense(width, act) -> dense(1, sigmoid)", "depth + width", "act -> \(value(of: "network"))",
      "[depth, \(value(of: "number"))]", "tower(depth, width)", "width * residual(dense(width, act))",
    ])
    names.append(name)
    return "\(name)(depth, width=\(smallNumber()), act=\(value(of: "activation"))) = \(body)"
  }

  private mutating func command(_ verb: Declaration) -> String {
    var parts = [verb.name]
    if let subject = verb.subject, subject.isRequired || dice.once(in: 2) {
      parts.append(argument(for: subject))
    }
    for parameter in verb.parameters where !parameter.isSubject {
      guard parameter.isRequired || dice.once(in: 4) else { continue }
      parts.append("\(parameter.name)=\(argument(for: parameter))")
    }
    if dice.once(in: 40) { parts.append("\(dice.pick(["epochs", "seed", "on", "over"]))=\(smallNumber())") }
    return parts.joined(separator: " ")
  }

  private mutating func call(_ declaration: Declaration) -> String {
    var parts: [String] = []
    var isKeyed = false
    for parameter in declaration.parameters {
      guard parameter.isRequired || dice.once(in: 3) else {
        isKeyed = true
        continue
      }
      let given = argument(for: parameter)
      if parameter.isKeyed || isKeyed || dice.once(in: 8) {
        parts.append("\(parameter.name)=\(given)")
        isKeyed = true
      } else {
        parts.append(given)
      }
      if parameter.isVariadic { parts += (0..<dice.below(3)).map { _ in argument(for: parameter) } }
    }
    return parts.isEmpty && declaration.role == .constructor
      ? declaration.name : "\(declaration.name)(\(parts.joined(separator: ", ")))"
  }

  // MARK: Values

  mutating func argument(for parameter: Parameter) -> String {
    if dice.once(in: 30) { return value(of: dice.pick(Self.made).kind) }
    if !parameter.choices.isEmpty, dice.once(in: 2) { return dice.pick(parameter.choices) }
    if let written = parameter.default.written, dice.once(in: 5) { return written }
    let kind = dice.pick(parameter.kinds.isEmpty ? [.value] : parameter.kinds)
    if kind == .number || kind == .wholeNumber {
      return number(in: parameter.range, isWhole: kind == .wholeNumber)
    }
    return value(of: kind.name)
  }

  mutating func value(of kind: String) -> String {
    budget -= 1
    if let stem = Self.stems[kind], dice.once(in: 3),
      let name = names.filter({ $0.hasPrefix(stem) }).randomElement(using: &dice)
    {
      return name
    }
    if budget > 0, dice.once(in: 14) { return "[\(value(of: kind)), \(value(of: kind))]" }
    switch kind {
    case "number", "wholeNumber": return number(in: nil, isWhole: kind == "wholeNumber")
    case "flag": return dice.pick(["true", "false"])
    case "text": return dice.pick(["\"y\"", "\"\"", "'a \"b\"'", "“δ → φ”", "\"a\\\\b\"", "\"\u{202E}x\""])
    case "file":
      return dice.pick([
        "\"a.csv\"", "\"net.safetensors\"", "\"steps.gl\"", "\"self.gl\"", "\"out.md\"", "\"out.json\"",
        "\"none.csv\"", "\"../x.csv\"", "\"\"",
      ])
    case "word": return dice.pick(["gradients", "activations", "relu", "layer", "x", "none", "2"])
    case "name": return names.randomElement(using: &dice) ?? "data"
    case "axis": return dice.pick(["seed", "depth", "units", "act", "x", "\"seed\""])
    case "claim": return claim()
    case "topic": return dice.pick(vocabulary.declarations).name
    case "series": return "\(result())\(dice.pick([".factor", ".gradient", ".history", ".loss"]))"
    case "last": return "last"
    case "none": return "none"
    case "result": return result()
    case "network": return network()
    case "value": return expression()
    default:
      guard let declarations = Self.made.first(where: { $0.kind == kind })?.declarations,
        !declarations.isEmpty
      else { return expression() }
      return budget > 0 ? call(dice.pick(declarations)) : "none"
    }
  }

  private mutating func network() -> String {
    guard budget > 0 else { return "dense(\(1 + dice.below(4)))" }
    let layers = Self.made.first { $0.kind == "network" }?.declarations ?? []
    switch dice.below(9) {
    case 0...2: return "\(network()) -> \(network())"
    case 3: return "\(isGentle ? String(1 + dice.below(3)) : number(in: nil, isWhole: true)) * (\(network()))"
    case 4: return "\(network()) -> dense(1, sigmoid)"
    case 5: return names.contains("tower") ? "tower(\(1 + dice.below(3)))" : "dense(3, tanh)"
    case 6: return "dense(\(1 + dice.below(5)), \(value(of: "activation")))"
    default: return call(dice.pick(layers))
    }
  }

  private mutating func expression() -> String {
    guard budget > 0 else { return smallNumber() }
    switch dice.below(12) {
    case 0, 1:
      return "(\(number(in: nil, isWhole: false)) \(dice.pick(["+", "-", "*", "/", "^"])) \(expression()))"
    case 2: return "-\(expression())"
    case 3: return "\(value(of: "activation")).\(dice.pick(["value", "slope"]))(\(expression()))"
    case 4: return "\(result()).\(dice.pick(Self.fields))"
    case 5:
      return "\(result()).\(dice.pick(Self.fields))[\(dice.pick([smallNumber(), "last", "relu", "seed=2"]))]"
    case 6:
      let functions = vocabulary.declarations.filter { $0.role == .function }
      return call(dice.pick(functions))
    case 7: return "[\(expression()), \(smallNumber()), \(expression())]"
    case 8: return "\(smallNumber())..\(smallNumber()) by \(dice.pick(["", "*"]))\(smallNumber())"
    case 9: return claim()
    case 10: return dice.pick(["____", "it", "_", "_\(1 + dice.below(9))", "last", "none", "true"])
    default: return value(of: dice.pick(Self.made).kind)
    }
  }

  private mutating func claim() -> String {
    let sign = dice.pick(["<", "<=", "==", "!=", ">", ">="])
    let margin = sign == "==" && dice.once(in: 2) ? " +- \(smallNumber())" : ""
    let subject = dice.once(in: 2) ? "\(result()).\(dice.pick(Self.fields))" : number(in: nil, isWhole: false)
    return "\(subject) \(sign) \(smallNumber())\(margin)"
  }

  private mutating func result() -> String {
    guard budget > 0, dice.once(in: 3) else { return "it" }
    let measuring = Self.verbs.filter { !$0.makes.isEmpty }
    let verb = dice.pick(measuring)
    return "\(verb.name)(\(verb.subject.map { argument(for: $0) } ?? ""))"
  }

  // MARK: Numbers

  private mutating func smallNumber() -> String {
    dice.pick(["0", "1", "2", "3", "0.5", "1e-3", "10", "7", "0.25", ".5", "12"])
  }

  /// Small numbers, and such as trap where nobody thought of them; none between, which would make lawful work long.
  private mutating func number(in range: NumberRange?, isWhole: Bool) -> String {
    if !isGentle, dice.once(in: 9) {
      return dice.pick([
        "1e19", "-1e19", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e300",
        "1e308*10", "0/0", "1/0", "-1/0", "-1", "-0", "5e-324", "0.1", "2^63", "1e18", "4294967296",
      ])
    }
    if dice.once(in: 12), let name = names.filter({ $0.hasPrefix("x") }).randomElement(using: &dice) {
      return name
    }
    if !isGentle, budget > 0, dice.once(in: 14) { return expression() }
    if dice.once(in: 14) { return dice.pick(["[1, 2]", "1..3", "[2, 3, 5]", "1..8 by *2"]) }
    let lower = range?.lower ?? 0
    guard let upper = range?.upper, upper - lower < 8 else {
      return isWhole
        ? String(Int(max(-100, min(100, lower))) + dice.below(8)) : dice.once(in: 3) ? "0.01" : smallNumber()
    }
    let value = lower + (upper - lower) * Double(dice.below(9)) / 8
    return isWhole ? String(Int(value.rounded())) : "\(value)"
  }
}
