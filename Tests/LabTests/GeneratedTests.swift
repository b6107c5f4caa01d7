import CommandKit
import Testing

@testable import Lab
@testable import Verbs

/// Ten thousand statements made from the grammar and the registries: none crashes, and what prints as a value reads back
/// in as the same one.
struct GeneratedTests {
  @Test("generated statements are carried out or refused, and printed values read back in")
  func generated() throws {
    var generator = StatementGenerator(seed: 20)
    let session = Session()
    var (done, refused, readBack) = (0, 0, 0)
    for _ in 0..<10_000 {
      let line = generator.statement()
      do throws(Failure) {
        var value: Value?
        try session.run(line) { _, outcome in
          value = outcome.value
          _ = outcome.document.terminalText(.init(width: 80, color: .none, unicode: true))
        }
        done += 1
        guard let single = value?.single, single.number?.isFinite != false, single.isWritable else {
          continue
        }
        let again = try session.evaluate(single.written)
        #expect(again.single?.written == single.written, "\(line)")
        readBack += 1
      } catch {
        refused += 1
        #expect(!error.message.isEmpty)
      }
    }
    // The generator is right most of the time, and wrong often enough to try the refusals.
    #expect(
      done > 5000 && refused > 200 && readBack > 2000,
      "\(done) done, \(refused) refused, \(readBack) read back")
  }
}

extension Element {
  /// Whether it has a form that one can type.
  fileprivate var isWritable: Bool {
    switch self {
    case .record, .data, .series, .last: false
    default: true
    }
  }
}

/// Statements from the grammar, the same ones for the same seed.
struct StatementGenerator {
  private var state: UInt64
  private var names: [String] = []

  init(seed: UInt64) { state = seed }

  private mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

  mutating func statement() -> String {
    switch below(12) {
    case 0...3:
      let name = "n\(below(12))"
      let line = "\(name) = \(below(3) == 0 ? net(3) : number(3))"
      if !names.contains(name) { names.append(name) }
      return line
    case 4: return "f\(below(3))(depth, act) = depth * dense(\(1 + below(5)), act) -> \(net(2))"
    case 5: return "f\(below(3))(\(1 + below(4)), \(activation()))"
    case 6: return "expect \(number(2)) \(pick(["<", "<=", "==", "!="])) \(number(2))"
    case 7:
      return pick(["seed \(below(9))", "undo", "vars", "precision float64", "precision float32", "history 3"])
    case 8: return maker()
    case 9: return "\(pick(["max", "min", "mean", "median", "std"]))(\(list()))"
    default: return below(2) == 0 ? number(4) : net(4)
    }
  }

  private mutating func number(_ depth: Int) -> String {
    if depth == 0 { return pick(["0", "1", "2.5", "1e-3", "0.25", "40", "1_000", ".5"]) }
    switch below(10) {
    case 0, 1: return "(\(number(depth - 1)) \(pick(["+", "-", "*", "/"])) \(number(depth - 1)))"
    case 2: return "\(number(depth - 1))^\(below(4))"
    case 3: return "-\(number(depth - 1))"
    case 4: return "\(pick(["ln", "log10", "exp", "sqrt", "abs"]))(\(number(depth - 1)))"
    case 5: return "\(activation()).\(pick(["value", "slope"]))(\(number(depth - 1)))"
    case 6: return names.isEmpty ? "1" : pick(names)
    case 7: return below(4) == 0 ? list() : number(0)
    default: return number(0)
    }
  }

  private mutating func list() -> String {
    switch below(4) {
    case 0: return "1..\(2 + below(4))"
    case 1: return "[\(number(1)), \(number(1)), \(number(1))]"
    case 2: return "1e-3..1 by *10"
    default: return "[\(activation()), \(activation())]"
    }
  }

  private mutating func activation() -> String {
    pick([
      "sigmoid", "tanh", "relu", "leaky_relu(0.2)", "elu", "selu", "gelu", "identity", "prelu", "softplus",
    ])
  }

  private mutating func net(_ depth: Int) -> String {
    if depth == 0 { return "dense(\(1 + below(6)), \(activation()))" }
    switch below(9) {
    case 0, 1: return "\(net(depth - 1)) -> \(net(depth - 1))"
    case 2: return "\(1 + below(3)) * (\(net(depth - 1)))"
    case 3: return "residual(\(net(depth - 1)))"
    case 4:
      return pick([
        "batchnorm", "layernorm", "dropout(0.5)", "relu", "dense(3, init=he)", "gru(4)",
        "rnn(3, sequence=true)",
      ])
    case 5:
      return
        "dense(\(pick(["[2, 3]", "2..4", "5"])), \(activation()), init=\(pick(["he", "glorot(uniform=true)", "normal(0.5)", "0.1"])))"
    default: return net(0)
    }
  }

  private mutating func maker() -> String {
    pick([
      "adam", "sgd(0.1, momentum=0.9)", "adamw(0.01, decay=0.1)", "cosine(0.1, steps=\(1 + below(50)))",
      "warmup(cosine(0.03, steps=72), steps=24)", "exponential(0.1, rate=0.9, per=epoch)", "by_norm(1)",
      "by_value(0.5)",
      "piecewise(0.1, 50, 0.01)", "bce(positive_weight=3)", "cross_entropy(weights=by_class(1, 10))",
      "focal(gamma=2)",
      "huber", "adagrad", "lion", "nadam(one_cycle(0.1, steps=10))", "orthogonal", "uniform(0.2)",
      "plateau(0.1, patience=3)",
    ])
  }
}
