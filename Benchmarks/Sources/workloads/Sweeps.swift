import Lab

/// W8: networks of four depths, four activations and five seeds, trained by one line of the language.
enum Sweeps {
  private static let depths = [2, 4, 8, 16]
  private static let activations = ["sigmoid", "tanh", "relu", "gelu"]
  private static let seeds = [1, 2, 3, 4, 5]

  static var all: [Work] { [networks] }

  private static var networks: Work {
    Work(name: "w8", leastRuns: 2) { threads in
      let session = Session()
      try session.run("tower(depth, act) = depth * dense(64, act) -> dense(1, sigmoid)")
      let text =
        "train tower([\(list(depths))], [\(list(activations))]) seed=1..5 epochs=\(Definitions.steps)"
        + " with=adam(0.001, epsilon=1e-7, epsilon_hat=true)"
      return {
        var trained: [Element] = []
        try session.run(text, ExecutionContext(threads: threads)) { trained = $1.value?.elements ?? [] }
        return try losses(trained)
      }
    }
  }

  private static func list<T>(_ items: [T]) -> String { items.map { "\($0)" }.joined(separator: ", ") }

  /// Each network's mean loss over its last epoch, before the update.
  private static func losses(_ trained: [Element]) throws -> [String: Double] {
    var figures: [String: Double] = [:]
    var rest = trained[...]
    for depth in depths {
      for activation in activations {
        for seed in seeds {
          guard case .record(let record)? = rest.popFirst(),
            case .series(let losses)? = record.fields["losses"]
          else {
            throw WrongResult(description: "w8: no network of depth \(depth), \(activation), seed \(seed)")
          }
          figures["loss_\(depth)_\(activation)_\(seed)"] = losses.values.last
        }
      }
    }
    guard rest.isEmpty else { throw WrongResult(description: "w8: \(rest.count) networks too many") }
    return figures.filter { name, _ in Work.expectations["w8"]?[name] != nil }
  }
}
