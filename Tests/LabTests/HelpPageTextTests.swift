import Messages
import Testing
import Twins

@testable import Verbs

/// What stands on help's pages of terms, names and values.
@Suite struct HelpPageTextTests {
  static let table: [(HelpPageText, String)] = [
    (.it, "`it` is the result of the last command that measured: probe, train, evaluate, theory …"),
    (.shown, "`_` is the last value that was shown, `_3` that of statement 3: the number before the line."),
    (.ofStatement(3), "The value that statement 3 showed."),
    (.last, "The last layer or epoch, in square brackets: `it.gradient[last]`."),
    (.none, "Nothing, where a key may be given nothing: `clip=none`."),
    (.yes, "Yes, for a key that asks yes or no: `nesterov=true`."),
    (.no, "No, for a key that asks yes or no: `nesterov=false`."), (.pi, "The number π, 3.14159…."),
    (.by, "The step of a range: `2..60 by 2`, or a factor: `1e-4..1 by *10`."),
    (
      .family(name: "tower", signature: "tower(depth, act)"),
      "`tower` is a family: a value for each choice of its parameters, written as `tower(depth, act)`."
    ),
    (.variantsOfFamily, "A list or a range for a parameter makes variants of it."),
    (.parameter, "parameter"), (.byDefault, "default"), (.needed, "needed"),
    (.toSeeField(field: "factor", verb: "probe"), "To see it: `it.factor` after `probe`."),
    (.fieldOfResults(field: "factor"), "`factor` is a field of results: `it.factor` after one of these."),
    (.of, "of"), (.whatItIs, "what it is"), (.variesOver, "varies over"), (.values, "values"),
    (.oneOfThem, "one of them"), (.variant, "variant"),
    (.trained(parameters: 1, epochs: 2), "1 parameter, trained for 2 epochs"),
    (.untrained(seed: 7, draw: 0), "not trained; its weights are drawn from seed 7, draw 0"),
    (.more(about: "tanh"), "More: `help tanh`."),
    (
      .numbers(count: 3, axes: "epoch", first: "1", last: "last", name: "it.losses"),
      "3 numbers, one for each epoch: `it.losses[1]`, `it.losses[last]`, `plot it.losses`."
    ),
    (.youType, "you type"), (.value, "value"), (.about, "of"), (.term, "word"),
    (.moreTerms, "`help WORD` explains each; a name of your own too: `help wild`."),
    (.lastResult, "the last result"), (.lastOfAxis, "the last of an axis"), (.lastOne, "the last one"),
  ]

  @Test(arguments: table)
  func `Each has its words in both languages`(message: HelpPageText, english: String) {
    #expect(message.words(in: .english) == english)
    #expect(Twins.faults(of: message) == [])
  }

  @Test func `What is made of other words has Chinese marks`() {
    let said: [(HelpPageText, String)] = [
      (.holds(name: "deep", noun: "网络"), "`deep` 的值是网络。"), (.isValue(noun: "数列"), "它是数列。"),
      (.each(kind: "2 个变体", noun: "结果"), "2 个变体，每个都是结果"), (.byAxes(axes: "层", counts: "3"), "层：3"),
      (.fieldOfResult(field: "size", verb: "probe", meaning: "幅度"), "`size`，probe 结果的字段：幅度。"),
      (.sentence("逐层：输出的均方根"), "逐层：输出的均方根。"), (.otherWord, "英文"),
      (.calledInOther("loss"), "英文：loss。"), (.termsWith("梯度"), "含有“梯度”的词："),
    ]
    for (message, words) in said { #expect(message.words(in: .chinese) == words) }
  }
}
