import CommandKit
import Engine

extension Function {
  static let split = variantwise(
    Declaration(
      .function, "split", group: "data", summary: "A data set that knows its held-out part.",
      discussion: [
        "Of each class the same share is held out. The held-out part keeps the true labels where label_noise changed some."
      ],
      parameters: [
        Parameter("data", [.data], "the data set"),
        Parameter(
          "test", [.number], default: 0.3, range: .above(0),
          "how much is held out: a share below 1, or a number of samples"),
      ],
      examples: [Example("split(digits, test=597)")], makes: [.data])
  ) { given throws(Failure) in
    let (data, test) = (try given.data("data"), try given.number("test"))
    try Limits.check(source: data)
    do throws(InvalidArgument) {
      return .data(try Engine.split(data, test: test, seed: given.evaluator.state.seed))
    } catch {
      throw Failure(error.reason, at: given.place(error.parameter))
    }
  }

  static let standardize = variantwise(
    Declaration(
      .function, "standardize", group: "data",
      summary: "Each feature with mean 0 and deviation 1, both taken from the training part alone.",
      parameters: [Parameter("data", [.data], "the data set")],
      examples: [Example("standardize(split(digits, test=597))")], makes: [.data])
  ) { given throws(Failure) in
    let data = try given.data("data")
    try Limits.check(source: data)
    return .data(Engine.standardize(data))
  }
}
