import CommandKit
import Testing

@Suite("Closest names")
struct SuggestionTests {
  @Test(
    "A slip of the hand finds the name that was meant",
    arguments: [
      ("rleu", "relu"), ("ReLU", "relu"), ("sigmod", "sigmoid"), ("sigmiod", "sigmoid"), ("tahn", "tanh"),
      ("densee", "dense"), ("LeakyReLU", "leaky_relu"), ("epoch", "epochs"), ("dropot", "dropout"),
      ("batch_norm", "batchnorm"), ("BatchNorm", "batchnorm"),
    ])
  func slips(typed: String, meant: String) {
    let names = [
      "relu", "sigmoid", "tanh", "dense", "leaky_relu", "epochs", "dropout", "batchnorm", "selu", "gelu",
    ]
    #expect(Suggestions.closest(typed, among: names) == meant)
  }

  @Test("A name like no other finds none", arguments: ["transformer", "x", "n", "qq", "attention", "foo"])
  func strangers(typed: String) {
    #expect(
      Suggestions.closest(typed, among: ["relu", "sigmoid", "tanh", "dense", "probe", "train", "ln"]) == nil)
  }

  @Test(
    "The distance counts a swap of neighbours as one change (Damerau 1964)",
    arguments: [
      ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("ca", "abc", 3), ("kitten", "sitting", 3),
      ("relu", "rleu", 1), ("批量", "批", 1),
    ])
  func distances(a: String, b: String, distance: Int) {
    #expect(Suggestions.distance(a, b) == distance)
    #expect(Suggestions.distance(b, a) == distance)
  }
}
