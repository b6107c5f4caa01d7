import CommandKit
import Engine

extension Function {
  static let csv = variantwise(
    Declaration(
      .function, "csv", group: "data",
      summary: "A data set from a table in a file: a header, then a sample a line.",
      discussion: [
        "Fields may stand in quotes (RFC 4180). All columns but the target must be numbers. A target of words, or of at most twenty different whole numbers, is a class; any other is a value."
      ],
      parameters: [
        Parameter("file", [.file], "the file's name, in quotes"),
        Parameter("target", [.text], "the column to predict, in quotes"),
      ], makes: [.data])
  ) { given throws(Failure) in
    .data(
      try DataFile.read(
        given.file("file"), target: given.text("target"), given.evaluator.context.files,
        at: given.place("file")))
  }
}
