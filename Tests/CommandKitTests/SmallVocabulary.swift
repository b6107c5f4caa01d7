import CommandKit
import Messages

/// A vocabulary large enough for the grammar's tests: every verb of the language, and some constructors.
let vocabulary = Vocabulary(
  declarations: declarations.map { declaration in
    var declaration = declaration
    declaration.makes = kinds[declaration.group] ?? [.number]
    return declaration
  })

/// What the constructors and functions of a group make.
private let kinds: [String: [ValueKind]] = [
  "layers": [.network], "activations": [.activation, .network], "initialisers": [.initializer],
  "optimizers": [.optimizer], "clips": [.clip], "losses": [.classWeights], "data": [.data],
]

extension ValueKind {
  static let network = ValueKind("network", noun: Noun.a("network"))
  static let activation = ValueKind("activation", noun: Noun.a("activation"))
  static let initializer = ValueKind("initialiser", noun: Noun.a("initialiser"))
  static let optimizer = ValueKind("optimizer", noun: Noun.a("optimizer"))
  static let schedule = ValueKind("schedule", noun: Noun.a("schedule"))
  static let loss = ValueKind("loss", noun: Noun.a("loss"))
  static let clip = ValueKind("clip", noun: Noun.a("clip"))
  static let data = ValueKind("data", noun: Noun.a("data set"))
  static let classWeights = ValueKind("class weights", noun: Noun.a("row of weights"))
}

private enum Noun: Message {
  case a(String)

  func words(in language: DisplayLanguage) -> String {
    switch self {
    case .a(let noun): "a \(noun)"
    }
  }
}

private let declarations = [
  Declaration(
    .verb, "probe", group: "see", summary: "One forward and one backward pass.",
    parameters: [
      Parameter("net", [.network], isSubject: true, "the network"),
      Parameter("on", [.data], default: .held("data"), "the samples"),
      Parameter("seed", [.number], default: 1, "the seed"),
    ], examples: [Example("probe tower(20, relu)", setup: ["tower(d, a) = d * dense(64, a)"])]),
  Declaration(
    .verb, "explain", group: "see", summary: "The chain rule with its numbers.",
    parameters: [
      Parameter("net", [.network], isSubject: true, "the network"),
      Parameter("layer", [.number], default: 1, "which layer"),
    ]),
  Declaration(
    .verb, "diagnose", group: "see", summary: "What is wrong, and what to try.",
    parameters: [
      Parameter("net", [.network], isSubject: true, "the network"),
      Parameter("try", [.word], isWord: true, default: .absent, choices: ["all"], "what to try"),
    ]),
  Declaration(
    .verb, "theory", group: "see", summary: "What theory predicts.",
    parameters: [
      Parameter("of", [.network, .activation], isSubject: true, "of what"),
      Parameter("init", [.initializer], default: .absent, "the weights"),
      Parameter("bias", [.number], default: 0, "the bias"),
    ]),
  Declaration(
    .verb, "boundary", group: "see", summary: "Where a claim stops holding.",
    parameters: [
      Parameter("claim", [.claim], isSubject: true, isClaim: true, "the claim"),
      Parameter("seed", [.number], default: 1, "the seed"),
    ]),
  Declaration(
    .verb, "gradcheck", group: "see", summary: "Compares with central differences.",
    parameters: [Parameter("net", [.network], isSubject: true, "the network")]),
  Declaration(
    .verb, "plot", group: "see", summary: "Draws.",
    parameters: [
      Parameter("what", [.value], isSubject: true, "what to draw")
    ]),
  Declaration(
    .verb, "train", group: "train", summary: "Trains a network.",
    parameters: [
      Parameter("net", [.network], isSubject: true, "the network"),
      Parameter("epochs", [.number], default: 100, unit: "epochs", "how long"),
      Parameter("with", [.optimizer], default: .made("adam", [0.001]), "how"),
      Parameter("clip", [.clip], default: .none, "the limit of the gradient"),
      Parameter("batch", [.number], default: .absent, "samples a step"),
      Parameter("loss", [.loss], default: .absent, "what to lower"),
      Parameter("on", [.data], default: .held("data"), "the samples"),
      Parameter("seed", [.number], default: 1, "the seed"),
      Parameter(
        "watch", [.word], isWord: true, default: .absent, choices: ["gradients", "loss"], "what to redraw"),
      Parameter("every", [.number], default: 10, "epochs between lines"),
    ],
    examples: [Example("train tower(2, relu) epochs=10", setup: ["tower(d, a) = d * dense(64, a)"])],
    foreignSpellings: [
      ForeignSpelling("lr", "with=sgd($)", "The rate belongs to the optimizer."),
      ForeignSpelling("learning_rate", "with=sgd($)", "The rate belongs to the optimizer."),
      ForeignSpelling("optimizer", "with=$", "The optimizer's key is with."),
    ]),
  Declaration(
    .verb, "evaluate", group: "train", summary: "Measures without training.",
    parameters: [
      Parameter("net", [.network], isSubject: true, "the network"),
      Parameter("on", [.data], default: .held("data"), "the samples"),
    ]),
  Declaration(
    .verb, "predict", group: "train", summary: "The outputs.",
    parameters: [
      Parameter("net", [.network], isSubject: true, "the network"),
      Parameter("on", [.data], default: .held("data"), "the samples"),
    ]),
  Declaration(
    .verb, "fresh", group: "train", summary: "Draws new weights.",
    parameters: [Parameter("net", [.network], isSubject: true, "the name")]),
  Declaration(
    .verb, "expect", group: "claim", summary: "Says whether a claim holds.",
    parameters: [
      Parameter("claim", [.claim], isSubject: true, isClaim: true, "the claim"),
      Parameter("else", [.text], default: .absent, "what to say if it fails"),
    ]),
  Declaration(.verb, "claims", group: "claim", summary: "The ledger."),
  Declaration(
    .verb, "seed", group: "session", summary: "Sets the seed.",
    parameters: [Parameter("number", [.number], isSubject: true, "the seed")]),
  Declaration(
    .verb, "precision", group: "session", summary: "Sets the precision.",
    parameters: [
      Parameter("kind", [.word], isSubject: true, isWord: true, choices: ["float32", "float64"], "which")
    ]),
  Declaration(
    .verb, "undo", group: "session", summary: "Takes statements back.",
    parameters: [Parameter("n", [.number], isSubject: true, default: 1, "how many")]),
  Declaration(.verb, "reset", group: "session", summary: "Begins again."),
  Declaration(.verb, "vars", group: "session", summary: "Lists the names."),
  Declaration(.verb, "history", group: "session", summary: "Lists what was typed."),
  Declaration(
    .verb, "help", group: "session", summary: "Explains.",
    parameters: [Parameter("about", [.word], isSubject: true, isWord: true, default: .absent, "what")]),
  Declaration(
    .verb, "save", group: "session", summary: "Saves the session.",
    parameters: [Parameter("file", [.file], isSubject: true, "the file")],
    examples: [Example("save \"tuesday.md\"")]),
  Declaration(
    .verb, "export", group: "session", summary: "Writes a result.",
    parameters: [
      Parameter("what", [.value], isSubject: true, "the result"),
      Parameter("to", [.file], "the file"),
    ], examples: [Example("export it to=\"x.csv\"")]),
  Declaration(
    .verb, "run", group: "session", summary: "Runs a file.",
    parameters: [Parameter("file", [.file], isSubject: true, "the file")]),
  Declaration(.verb, "quit", group: "session", summary: "Leaves.", aliases: ["exit"]),
  Declaration(.verb, "next", group: "lesson", summary: "The next step."),
  Declaration(.verb, "back", group: "lesson", summary: "One step back."),
  Declaration(
    .verb, "goto", group: "lesson", summary: "Another step.",
    parameters: [
      Parameter("place", [.word], isSubject: true, isWord: true, "where")
    ]),
  Declaration(.verb, "hint", group: "lesson", summary: "A hint."),
  Declaration(.verb, "skip", group: "lesson", summary: "Skips."),
  Declaration(.verb, "keep", group: "lesson", summary: "Keeps."),
  Declaration(
    .verb, "progress", group: "lesson", summary: "How far you are.",
    parameters: [Parameter("action", [.word], isSubject: true, isWord: true, default: .absent, "reset")]),
  Declaration(.verb, "lessons", group: "lesson", summary: "Lists the lessons."),
  Declaration(
    .verb, "learn", group: "lesson", summary: "Opens a lesson.",
    parameters: [Parameter("lesson", [.word], isSubject: true, isWord: true, default: .absent, "which")]),

  Declaration(
    .constructor, "dense", group: "layers", summary: "A layer.",
    parameters: [
      Parameter("units", [.number], "how many"),
      Parameter("activation", [.activation], default: .made("identity"), "its activation"),
      Parameter("init", [.initializer], default: .absent, "its weights"),
      Parameter("bias", [.number], default: 0, "its bias"),
    ], examples: [Example("dense(64, relu)")]),
  Declaration(.constructor, "batchnorm", group: "layers", summary: "Normalises over the batch."),
  Declaration(
    .constructor, "dropout", group: "layers", summary: "Drops units.",
    parameters: [Parameter("rate", [.number], "the share")]),
  Declaration(
    .constructor, "residual", group: "layers", summary: "Adds its input.",
    parameters: [Parameter("net", [.network], "the branch")]),
  Declaration(
    .constructor, "sigmoid", group: "activations", summary: "The logistic function.",
    methods: ["value", "slope"]),
  Declaration(.constructor, "tanh", group: "activations", summary: "The hyperbolic tangent."),
  Declaration(.constructor, "relu", group: "activations", summary: "Positive values."),
  Declaration(
    .constructor, "leaky_relu", group: "activations", summary: "Small below zero.",
    parameters: [Parameter("slope", [.number], default: 0.01, "below zero")]),
  Declaration(.constructor, "identity", group: "activations", summary: "Nothing."),
  Declaration(.constructor, "he", group: "initialisers", summary: "He's rule."),
  Declaration(
    .constructor, "normal", group: "initialisers", summary: "Normal weights.",
    parameters: [Parameter("std", [.number], "the deviation")]),
  Declaration(
    .constructor, "sgd", group: "optimizers", summary: "Plain steps.",
    parameters: [
      Parameter("rate", [.number, .schedule], default: 0.01, "the rate"),
      Parameter("momentum", [.number], default: 0, "the momentum"),
      Parameter("nesterov", [.flag], default: false, "look ahead"),
    ], examples: [Example("sgd(0.1)")]),
  Declaration(
    .constructor, "adam", group: "optimizers", summary: "Adam.",
    parameters: [
      Parameter("rate", [.number, .schedule], default: 0.001, "the rate"),
      Parameter("beta1", [.number], default: 0.9, "first"),
      Parameter("beta2", [.number], default: 0.999, "second"),
      Parameter("epsilon", [.number], default: 1e-8, "the floor"),
    ]),
  Declaration(
    .constructor, "by_norm", group: "clips", summary: "Limits the norm.",
    parameters: [Parameter("norm", [.number], default: 1, "the limit")]),
  Declaration(
    .constructor, "by_class", group: "losses", summary: "A weight for each class.",
    parameters: [Parameter("weights", [.number], isVariadic: true, "them")]),
  Declaration(
    .constructor, "gaussian", group: "data", summary: "Normal samples.",
    parameters: [
      Parameter("samples", [.number], default: 1000, "how many"),
      Parameter("features", [.number], default: 10, "how wide"),
      Parameter("label_noise", [.number], default: 0, "wrong labels"),
    ]),
  Declaration(
    .constructor, "csv", group: "data", summary: "A file.",
    parameters: [
      Parameter("file", [.file], "the file"),
      Parameter("target", [.text], "the column"),
    ], examples: [Example("csv(\"file.csv\", target=\"column\")")]),
  Declaration(
    .function, "max", group: "functions", summary: "The largest.",
    parameters: [
      Parameter("values", [.number], isVariadic: true, "of what")
    ]),
  Declaration(
    .function, "mean", group: "functions", summary: "The mean.",
    parameters: [
      Parameter("of", [.number], "of what"),
      Parameter("over", [.axis], default: .absent, "over which axis"),
    ]),
  Declaration(
    .function, "ln", group: "functions", summary: "The natural logarithm.",
    parameters: [Parameter("x", [.number], "of what")]),
]

let parser = Parser(vocabulary: vocabulary)
