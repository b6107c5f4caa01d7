import CommandKit
import Engine

extension Function {
  static let csv = variantwise(
    Declaration(
      .function, "csv", group: "data",
      summary: "A data set from a table in a file: a header, then a sample a line.",
      discussion: [
        "Fields may stand in quotes (RFC 4180). True and False are 1 and 0; a column of words is a feature for each of them, 1 where it stands and else 0. A first column without a name is pandas' index, and left out.",
        "A target of words, or of at most twenty different whole numbers, is a class; any other is a value. A list of targets is values: target=[\"a\", \"b\"], or target=[\"y\"] for whole numbers that are no classes.",
        "With steps=20 a line is a sequence of 20 steps: its columns are the features of the first step, then those of the second (numpy's reshape(samples, steps, features)). Where all names end in the step's number, as in x_1, x_2, y_1, y_2, they say which is which in whatever order they stand.",
      ],
      parameters: [
        Parameter("file", [.file], "the file's name, in quotes"),
        Parameter("target", [.text], "the column to predict, in quotes, or a list of columns"),
        Parameter(
          "steps", [.wholeNumber], default: .absent, range: .from(1, to: 1e6), isKeyed: true,
          "steps of time in a line, where samples are sequences"),
        .classes,
      ], makes: [.data]), lists: ["target"]
  ) { given throws(Failure) in
    let evaluator = given.evaluator
    return .data(
      try DataFile.read(
        given.file("file"), target: try DataTarget(given), steps: given.optionalInteger("steps"),
        evaluator.context, at: given.place("file")
      ) { evaluator.remarks.add($0) })
  }
}

extension Parameter {
  static let classes = Parameter(
    "classes", [.wholeNumber], default: .absent, range: .from(1, to: 1e6), isKeyed: true,
    "how many classes there are, where the target is whole numbers from 0 on, as many as there may be")
}

extension DataTarget {
  init(_ given: Variant) throws(Failure) {
    let targets = given.lists["target"]
    self.init(
      names: targets?.elements.compactMap(\.word) ?? ["y"], isList: targets.map { $0.single == nil } ?? false,
      classes: try given.optionalInteger("classes"))
  }
}
