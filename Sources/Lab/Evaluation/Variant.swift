import CommandKit
import Engine

/// What a measuring verb sees of one variant: its arguments, each a single element.
struct Variant {
  let verb: String
  let elements: [String: Element]
  let claims: [String: Syntax.Expression]
  let places: [String: Span]
  let evaluator: Evaluator
  let conduct: Conduct
  /// The command as one would type it.
  let statement: String
  /// Whether the subject is a bare name, which keeps what is finished when the work is stopped.
  let keepsFinishedWork: Bool

  var state: State { evaluator.state }
  var precision: Precision { evaluator.state.precision }

  func has(_ key: String) -> Bool {
    if case .none? = elements[key] { return false }
    return elements[key] != nil
  }

  /// The network given, with the seed that `seed=` asks for.
  func network(_ key: String = "net") throws(Failure) -> Network {
    guard let element = elements[key] else { throw Failure("\(verb) wants a network.") }
    guard var network = element.asNetwork(seed: state.seed) else {
      throw Failure("\(verb) wants a network here, not \(element.noun).", at: places[key])
    }
    if let seed = try integer("seed", atLeast: 0), network.state == nil { network.seed = UInt64(seed) }
    return network
  }

  func data(_ key: String = "on") throws(Failure) -> DataSet {
    guard let element = elements[key] else {
      throw Failure("No data: nothing is called data any more. Say which: \(key)=gaussian.")
    }
    guard case .data(let data) = element else {
      throw Failure("\(key) takes a data set, not \(element.noun).", at: places[key])
    }
    return data
  }

  func number(_ key: String) throws(Failure) -> Double? {
    guard has(key), let element = elements[key] else { return nil }
    guard let number = element.number else {
      throw Failure("\(key) takes a number, not \(element.noun).", at: places[key])
    }
    return number
  }

  func integer(_ key: String, atLeast least: Int) throws(Failure) -> Int? {
    guard let number = try number(key) else { return nil }
    guard number == number.rounded(), number >= Double(least), number < 1e15 else {
      throw Failure("\(key) takes a whole number from \(least) on, not \(literal(number)).", at: places[key])
    }
    return Int(number)
  }

  func flag(_ key: String) throws(Failure) -> Bool? {
    guard let element = elements[key] else { return nil }
    guard case .flag(let flag) = element else {
      throw Failure("\(key) takes true or false, not \(element.noun).", at: places[key])
    }
    return flag
  }

  func text(_ key: String) -> String? {
    if case .text(let text)? = elements[key] { return text }
    return nil
  }

  func wrong(_ key: String, _ wanted: String) -> Failure {
    Failure("\(key) takes \(wanted), not \(elements[key]?.noun ?? "nothing").", at: places[key])
  }
}

/// The variants of a measurement, one after the other or side by side with the same results.
struct VariantWork {
  let grid: Grid
  let keys: [String]
  let claims: [String: Syntax.Expression]
  let places: [String: Span]
  let verb: Verb
  let measuring: Verb.Measuring
  let evaluator: Evaluator
  let statement: String
  let keepsFinishedWork: Bool

  private func variant(_ index: Int, _ conduct: Conduct) -> Variant {
    Variant(
      verb: verb.declaration.name,
      elements: Dictionary(zip(keys, grid.elements(index)), uniquingKeysWith: { first, _ in first }),
      claims: claims, places: places, evaluator: evaluator, conduct: conduct,
      statement: statement, keepsFinishedWork: keepsFinishedWork && grid.count == 1)
  }

  func run() throws(Failure) -> [Record] {
    let conduct = evaluator.conduct
    if grid.count == 1 { return [try measuring.measure(variant(0, conduct))] }
    return try sideBySide(grid.count, conduct, label: "variants") { (index, own) throws(Failure) in
      try measuring.measure(variant(index, own))
    }
  }
}
