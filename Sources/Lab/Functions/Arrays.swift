import CommandKit
import Engine

extension Function {
  static let arrays = variantwise(
    Declaration(
      .function, "arrays", group: "data",
      summary: "A data set from arrays in a file: .npz of NumPy (savez, savez_compressed) or .safetensors.",
      discussion: [
        "Features are [samples, features], or [samples, steps, features] for sequences, of floats, whole numbers or booleans of any size. The target is [samples], or [samples, targets] for several. What becomes a class and what a value is decided by its numbers, as in csv; a list of targets is values.",
        "In Python: numpy.savez(\"data.npz\", X=X, y=y), and here: arrays(\"data.npz\").",
      ],
      parameters: [
        Parameter("file", [.file], "the file's name, in quotes"),
        Parameter(
          "features", [.text], default: .absent, "the array of features, in quotes: \"X\" if left out"),
        Parameter(
          "target", [.text], default: .absent,
          "the array to predict, in quotes, or a list of arrays: \"y\" if left out"),
        .classes,
      ], makes: [.data]), lists: ["target"]
  ) { given throws(Failure) in
    .data(
      try ArrayFile.read(
        given.file("file"), features: given.optionalText("features") ?? "X", target: try DataTarget(given),
        given.evaluator.context, at: given.place("file")))
  }
}
