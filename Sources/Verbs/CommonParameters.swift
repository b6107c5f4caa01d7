import CommandKit
import Diagnostics
import Lab

// Parameters that verbs share.
extension Parameter {
  static let network = Parameter("net", [.network], isSubject: true, "the network")
  static let networkOrRun = Parameter(
    "net", [.network, .run], isSubject: true, "the network, or a run that was watched")
  static let on = Parameter("on", [.data], default: .held("data"), "the data set")
  static let loss = Parameter(
    "loss", [.loss], default: .absent, "the loss; chosen by the network's output and the labels if left out")
  static let seeds = Parameter(
    "seed", [.wholeNumber], default: .absent, range: .seeds, "a seed, or several as variants: seed=1..10")
  static let mode = Parameter(
    "mode", [.word], isWord: true, default: "train", choices: ["train", "eval"],
    "train: batchnorm by the batch's own statistics, dropout drops; eval: running statistics, all pass")
}

extension StatementExecution {
  /// Writes the file that a verb with `overwrite` makes.
  func write(
    _ bytes: [UInt8], to file: String, as invocation: Invocation, at span: Span
  ) throws(Failure) {
    try context.files.write(bytes, to: file, overwrites: try invocation.flag("overwrite"), at: span)
  }
}

extension Variant {
  /// What `mode=` says.
  func mode() throws(Failure) -> Diagnostics.Probe.Mode {
    Diagnostics.Probe.Mode(rawValue: try text("mode")) ?? .train
  }
}

// What other programs call the optimizer and its rate.
extension [ForeignSpelling] {
  static let optimizer = [
    ForeignSpelling("lr", "with=sgd($)", .rateBelongsToOptimizer),
    ForeignSpelling("learning_rate", "with=sgd($)", .rateBelongsToOptimizer),
    ForeignSpelling("rate", "with=sgd($)", .rateBelongsToOptimizer),
    ForeignSpelling("optimizer", "with=$", .keyOfOptimizerIs("with")),
  ]
}
