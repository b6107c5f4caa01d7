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
  ) { given, evaluator throws(Failure) in
    guard case .data(let data)? = given["data"] else {
      throw Failure("split takes a data set, not \(given["data"]?.noun ?? "nothing").")
    }
    guard let test = given["test"].map(\.number) ?? 0.3 else { throw Failure("test takes a number.") }
    do throws(InvalidArgument) {
      return .data(try Engine.split(data, test: test, seed: evaluator.state.seed))
    } catch {
      throw Failure(error.reason)
    }
  }

  static let standardize = variantwise(
    Declaration(
      .function, "standardize", group: "data",
      summary: "Each feature with mean 0 and deviation 1, both taken from the training part alone.",
      parameters: [Parameter("data", [.data], "the data set")],
      examples: [Example("standardize(split(digits, test=597))")], makes: [.data])
  ) { given, _ throws(Failure) in
    guard case .data(let data)? = given["data"] else {
      throw Failure("standardize takes a data set, not \(given["data"]?.noun ?? "nothing").")
    }
    return .data(Engine.standardize(data))
  }
}
