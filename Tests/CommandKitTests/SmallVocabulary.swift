import CommandKit

/// A vocabulary large enough for the grammar's tests: every verb of the language, and some constructors.
let vocabulary = Vocabulary(declarations: [
  Declaration(
    .verb, "probe", group: "see", summary: "One forward and one backward pass.",
    parameters: [
      ParameterDeclaration("net", ["network"], isSubject: true, isRequired: true, "the network"),
      ParameterDeclaration("on", ["data"], default: "data", "the samples"),
      ParameterDeclaration("seed", ["number"], default: "1", "the seed"),
    ], examples: [Example("probe tower(20, relu)", setup: ["tower(d, a) = d * dense(64, a)"])]),
  Declaration(
    .verb, "explain", group: "see", summary: "The chain rule with its numbers.",
    parameters: [
      ParameterDeclaration("net", ["network"], isSubject: true, isRequired: true, "the network"),
      ParameterDeclaration("layer", ["number"], default: "1", "which layer"),
    ]),
  Declaration(
    .verb, "diagnose", group: "see", summary: "What is wrong, and what to try.",
    parameters: [
      ParameterDeclaration("net", ["network"], isSubject: true, isRequired: true, "the network"),
      ParameterDeclaration("try", ["word"], isWord: true, choices: ["all"], "what to try"),
    ]),
  Declaration(
    .verb, "theory", group: "see", summary: "What theory predicts.",
    parameters: [
      ParameterDeclaration("of", ["network", "activation"], isSubject: true, isRequired: true, "of what"),
      ParameterDeclaration("init", ["initialiser"], "the weights"),
      ParameterDeclaration("bias", ["number"], default: "0", "the bias"),
    ]),
  Declaration(
    .verb, "boundary", group: "see", summary: "Where a claim stops holding.",
    parameters: [
      ParameterDeclaration("claim", ["claim"], isSubject: true, isRequired: true, isClaim: true, "the claim"),
      ParameterDeclaration("seed", ["number"], default: "1", "the seed"),
    ]),
  Declaration(
    .verb, "gradcheck", group: "see", summary: "Compares with central differences.",
    parameters: [ParameterDeclaration("net", ["network"], isSubject: true, isRequired: true, "the network")]),
  Declaration(
    .verb, "plot", group: "see", summary: "Draws.",
    parameters: [
      ParameterDeclaration("what", ["value"], isSubject: true, isRequired: true, "what to draw")
    ]),
  Declaration(
    .verb, "train", group: "train", summary: "Trains a network.",
    parameters: [
      ParameterDeclaration("net", ["network"], isSubject: true, isRequired: true, "the network"),
      ParameterDeclaration("epochs", ["number"], default: "100", unit: "epochs", "how long"),
      ParameterDeclaration("with", ["optimizer"], default: "adam(0.001)", "how"),
      ParameterDeclaration("clip", ["clip"], default: "none", "the limit of the gradient"),
      ParameterDeclaration("batch", ["number"], "samples a step"),
      ParameterDeclaration("loss", ["loss"], "what to lower"),
      ParameterDeclaration("on", ["data"], default: "data", "the samples"),
      ParameterDeclaration("seed", ["number"], default: "1", "the seed"),
      ParameterDeclaration(
        "watch", ["word"], isWord: true, choices: ["gradients", "loss"], "what to redraw"),
      ParameterDeclaration("every", ["number"], default: "10", "epochs between lines"),
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
      ParameterDeclaration("net", ["network"], isSubject: true, isRequired: true, "the network"),
      ParameterDeclaration("on", ["data"], default: "data", "the samples"),
    ]),
  Declaration(
    .verb, "predict", group: "train", summary: "The outputs.",
    parameters: [
      ParameterDeclaration("net", ["network"], isSubject: true, isRequired: true, "the network"),
      ParameterDeclaration("on", ["data"], default: "data", "the samples"),
    ]),
  Declaration(
    .verb, "fresh", group: "train", summary: "Draws new weights.",
    parameters: [ParameterDeclaration("net", ["network"], isSubject: true, isRequired: true, "the name")]),
  Declaration(
    .verb, "expect", group: "claim", summary: "Says whether a claim holds.",
    parameters: [
      ParameterDeclaration("claim", ["claim"], isSubject: true, isRequired: true, isClaim: true, "the claim"),
      ParameterDeclaration("else", ["text"], "what to say if it fails"),
    ]),
  Declaration(.verb, "claims", group: "claim", summary: "The ledger."),
  Declaration(
    .verb, "seed", group: "session", summary: "Sets the seed.",
    parameters: [ParameterDeclaration("number", ["number"], isSubject: true, isRequired: true, "the seed")]),
  Declaration(
    .verb, "precision", group: "session", summary: "Sets the precision.",
    parameters: [
      ParameterDeclaration(
        "kind", ["word"], isSubject: true, isWord: true, isRequired: true, choices: ["float32", "float64"],
        "which")
    ]),
  Declaration(
    .verb, "undo", group: "session", summary: "Takes statements back.",
    parameters: [ParameterDeclaration("n", ["number"], isSubject: true, default: "1", "how many")]),
  Declaration(.verb, "reset", group: "session", summary: "Begins again."),
  Declaration(.verb, "vars", group: "session", summary: "Lists the names."),
  Declaration(.verb, "history", group: "session", summary: "Lists what was typed."),
  Declaration(
    .verb, "help", group: "session", summary: "Explains.",
    parameters: [ParameterDeclaration("about", ["word"], isSubject: true, isWord: true, "what")]),
  Declaration(
    .verb, "save", group: "session", summary: "Saves the session.",
    parameters: [ParameterDeclaration("file", ["file"], isSubject: true, isRequired: true, "the file")],
    examples: [Example("save \"tuesday.md\"")]),
  Declaration(
    .verb, "export", group: "session", summary: "Writes a result.",
    parameters: [
      ParameterDeclaration("what", ["value"], isSubject: true, isRequired: true, "the result"),
      ParameterDeclaration("to", ["file"], isRequired: true, "the file"),
    ], examples: [Example("export it to=\"x.csv\"")]),
  Declaration(
    .verb, "run", group: "session", summary: "Runs a file.",
    parameters: [ParameterDeclaration("file", ["file"], isSubject: true, isRequired: true, "the file")]),
  Declaration(.verb, "quit", group: "session", summary: "Leaves.", aliases: ["exit"]),
  Declaration(.verb, "next", group: "lesson", summary: "The next step."),
  Declaration(.verb, "back", group: "lesson", summary: "One step back."),
  Declaration(
    .verb, "goto", group: "lesson", summary: "Another step.",
    parameters: [
      ParameterDeclaration("place", ["word"], isSubject: true, isWord: true, isRequired: true, "where")
    ]),
  Declaration(.verb, "hint", group: "lesson", summary: "A hint."),
  Declaration(.verb, "skip", group: "lesson", summary: "Skips."),
  Declaration(.verb, "keep", group: "lesson", summary: "Keeps."),
  Declaration(
    .verb, "progress", group: "lesson", summary: "How far you are.",
    parameters: [ParameterDeclaration("action", ["word"], isSubject: true, isWord: true, "reset")]),
  Declaration(.verb, "lessons", group: "lesson", summary: "Lists the lessons."),
  Declaration(
    .verb, "learn", group: "lesson", summary: "Opens a lesson.",
    parameters: [ParameterDeclaration("lesson", ["word"], isSubject: true, isWord: true, "which")]),

  Declaration(
    .constructor, "dense", group: "layers", summary: "A layer.",
    parameters: [
      ParameterDeclaration("units", ["number"], isRequired: true, "how many"),
      ParameterDeclaration("activation", ["activation"], default: "identity", "its activation"),
      ParameterDeclaration("init", ["initialiser"], "its weights"),
      ParameterDeclaration("bias", ["number"], default: "0", "its bias"),
    ], examples: [Example("dense(64, relu)")]),
  Declaration(.constructor, "batchnorm", group: "layers", summary: "Normalises over the batch."),
  Declaration(
    .constructor, "dropout", group: "layers", summary: "Drops units.",
    parameters: [ParameterDeclaration("rate", ["number"], isRequired: true, "the share")]),
  Declaration(
    .constructor, "residual", group: "layers", summary: "Adds its input.",
    parameters: [ParameterDeclaration("net", ["network"], isRequired: true, "the branch")]),
  Declaration(
    .constructor, "sigmoid", group: "activations", summary: "The logistic function.",
    methods: ["value", "slope"]),
  Declaration(.constructor, "tanh", group: "activations", summary: "The hyperbolic tangent."),
  Declaration(.constructor, "relu", group: "activations", summary: "Positive values."),
  Declaration(
    .constructor, "leaky_relu", group: "activations", summary: "Small below zero.",
    parameters: [ParameterDeclaration("slope", ["number"], default: "0.01", "below zero")]),
  Declaration(.constructor, "identity", group: "activations", summary: "Nothing."),
  Declaration(.constructor, "he", group: "initialisers", summary: "He's rule."),
  Declaration(
    .constructor, "normal", group: "initialisers", summary: "Normal weights.",
    parameters: [ParameterDeclaration("std", ["number"], isRequired: true, "the deviation")]),
  Declaration(
    .constructor, "sgd", group: "optimizers", summary: "Plain steps.",
    parameters: [
      ParameterDeclaration("rate", ["number", "schedule"], default: "0.01", "the rate"),
      ParameterDeclaration("momentum", ["number"], default: "0", "the momentum"),
      ParameterDeclaration("nesterov", ["flag"], default: "false", "look ahead"),
    ], examples: [Example("sgd(0.1)")]),
  Declaration(
    .constructor, "adam", group: "optimizers", summary: "Adam.",
    parameters: [
      ParameterDeclaration("rate", ["number", "schedule"], default: "0.001", "the rate"),
      ParameterDeclaration("beta1", ["number"], default: "0.9", "first"),
      ParameterDeclaration("beta2", ["number"], default: "0.999", "second"),
      ParameterDeclaration("epsilon", ["number"], default: "1e-8", "the floor"),
    ]),
  Declaration(
    .constructor, "by_norm", group: "clips", summary: "Limits the norm.",
    parameters: [ParameterDeclaration("norm", ["number"], default: "1", "the limit")]),
  Declaration(
    .constructor, "by_class", group: "losses", summary: "A weight for each class.",
    parameters: [ParameterDeclaration("weights", ["number"], isRequired: true, isVariadic: true, "them")]),
  Declaration(
    .constructor, "gaussian", group: "data", summary: "Normal samples.",
    parameters: [
      ParameterDeclaration("samples", ["number"], default: "1000", "how many"),
      ParameterDeclaration("features", ["number"], default: "10", "how wide"),
      ParameterDeclaration("label_noise", ["number"], default: "0", "wrong labels"),
    ]),
  Declaration(
    .constructor, "csv", group: "data", summary: "A file.",
    parameters: [
      ParameterDeclaration("file", ["file"], isRequired: true, "the file"),
      ParameterDeclaration("target", ["text"], isRequired: true, "the column"),
    ], examples: [Example("csv(\"file.csv\", target=\"column\")")]),
  Declaration(
    .function, "max", group: "functions", summary: "The largest.",
    parameters: [
      ParameterDeclaration("values", ["number"], isRequired: true, isVariadic: true, "of what")
    ]),
  Declaration(
    .function, "mean", group: "functions", summary: "The mean.",
    parameters: [
      ParameterDeclaration("of", ["number"], isRequired: true, "of what"),
      ParameterDeclaration("over", ["axis"], "over which axis"),
    ]),
  Declaration(
    .function, "ln", group: "functions", summary: "The natural logarithm.",
    parameters: [ParameterDeclaration("x", ["number"], isRequired: true, "of what")]),
])

let parser = Parser(vocabulary: vocabulary)
