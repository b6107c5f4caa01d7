import Testing
import Twins

@testable import Documents

@Suite("Words of the documents")
struct WordsTests {
  static let charts: [(ChartMessage, String)] = [
    (.sentence(title: "", over: nil, []), "There are no values to show."),
    (
      .sentence(title: "loss", over: AxisRange(ChartAxis("epoch"), [1, 100]), [.noValues(name: "a")]),
      "Loss, epoch 1 to 100: a has no values."
    ),
    (
      .sentence(
        title: "loss", over: AxisRange(ChartAxis("epoch"), [2, 2]),
        [.noValues(name: "a"), .noValues(name: "b")]),
      "Loss, epoch 2: a has no values; b has no values."
    ),
    (.bar(label: "sgd", value: number), "sgd 0.500"),
    (.lowestBar(label: "sgd", value: number), "lowest is sgd with 0.500"),
    (.highestBar(label: "sgd", value: number), "highest is sgd with 0.500"),
    (
      .curve(name: "relu", course: Course([4, 2, 1], scale: .linear), theoryEnd: nil),
      "relu falls from 4 to 1"
    ),
    (
      .curve(name: "relu", course: Course([1, 2, 4], scale: .linear), theoryEnd: 3),
      "relu rises from 1 to 4 (theory ends at 3)"
    ),
    (.course(Course([], scale: .linear)), "has no values"),
    (.course(Course([.nan], scale: .linear)), "is never a finite number"),
    (.course(Course([2, .infinity], scale: .linear)), "is 2, 1 not finite"),
    (.course(Course([1, 1.01, 1], scale: .log10)), "stays near 1"),
    (
      .course(Course([1, 5, -3, 1], scale: .linear)),
      "goes from 1 to 1, with a peak of 5, with a low of −3"
    ),
    (.values(name: "tanh", from: -1, to: 1), "tanh goes from −1 to 1"),
    (.slopes(highest: 1, at: 0, lowest: 0.25), "its slope is at most 1, at z = 0, and at least 0.25"),
    (.constantSlope(1), "its slope is 1 throughout"),
    (.noValues(name: "layer 1"), "layer 1 has no values"),
    (
      .distribution(name: "z", fifth: -1, median: 0.5, ninetyFifth: 2),
      "z has its median near 0.5, nine tenths of it between −1 and 2"
    ),
    (
      .extremes(name: "gradient", lowest: field, highest: field),
      "gradient goes from 0.500 at layer 1, epoch 30 to 0.500 at layer 1, epoch 30"
    ),
    (
      .over(
        name: "6ξ", from: GridPlace(rowTitle: "depth", row: "20", columnTitle: "std", column: "1"),
        to: GridPlace(rowTitle: "depth", row: "80", columnTitle: "std", column: "1.3")),
      "6ξ goes from depth 20, std 1 to depth 80, std 1.3"
    ),
    (.correct(count: 222, of: 240), "222 of 240 are right"),
    (.commonestMistake(taken: "2", for: "3", times: 6), "most often mistaken: 2 for 3, 6 times"),
    (.classSize(class: "yes", samples: 5), "5 of class yes"),
    (.inOwnRegion(count: 4, of: 5), "4 of 5 lie in the region of their own class"),
    (.outsideAxis(values: 3), "3 values can't be placed on this axis"),
    (
      .zerosOnLogAxis(count: 1),
      "1 value is exactly 0 and lies on the edge: a log axis has no place for it"
    ),
    (
      .zerosOnLogAxis(count: 2),
      "2 values are exactly 0 and lie on the edge: a log axis has no place for them"
    ),
    (.negativesOnLogAxis(count: 1), "1 below 0 left out: a log axis has no place for it"),
    (.negativesOnLogAxis(count: 2), "2 below 0 left out: a log axis has no place for them"),
    (.notFinite(count: 1), "1 not finite (nan or inf), left out"),
  ]

  private static let number = FormattedNumber(value: 0.5, format: .significant(3))
  private static let field = GridField(
    value: number, rowTitle: "layer", row: "1", columnTitle: "epoch", column: "30")

  @Test("What charts say of their data", arguments: charts)
  func chart(message: ChartMessage, words: String) {
    #expect(EnglishCharts.words(message) == words)
    #expect(Twins.faults(of: message) == [])
  }

  static let labels: [(DocumentMessage, String)] = [
    (.aside(.note), "Note"), (.aside(.hint), "Hint"), (.aside(.warning), "Warning"),
    (.aside(.suggestion), "Try"), (.moreRows(count: 14, field: nil), "⋮ 14 more rows"),
    (.moreRows(count: 1, field: "plot it.signal"), "⋮ 1 more row (plot it.signal)"),
    (
      .columnsLeftOut([
        LeftOutColumn(heading: "slope φ′", field: "it.slope"), LeftOutColumn(heading: "time", field: nil),
      ]), "not shown here: slope φ′ (it.slope), time"
    ),
    (
      .shownOfGrid(rows: 8, ofRows: 20, columns: 5, ofColumns: 6),
      "shown: 8 of 20 rows, 5 of 6 columns"
    ),
    (.valueInRange(value: number, from: number, to: number), "0.500, from 0.500 to 0.500"),
    (.figures, "Figures"), (.table, "table"), (.first, "first"), (.lowest, "lowest"),
    (.highest, "highest"), (.last, "last"), (.range, "range"), (.theory, "theory"),
    (.theoryOf(curve: "relu"), "relu, theory"), (.lastOfTheory, "theory, last"), (.slope, "slope"),
    (.count, "count"), (.values, "values"), (.median, "median"), (.recall, "recall"),
    (.samples, "samples"), (.quantile(percent: 95), "95 %"), (.mean(of: "x₁"), "mean x₁"),
    (.class, "class"), (.confusion, "is \\ taken for"), (.inRegion, "in its region"),
    (.logarithmic(label: "loss"), "loss (log)"),
  ]

  @Test("What renderers and charts put beside what they are given", arguments: labels)
  func label(message: DocumentMessage, words: String) {
    #expect(EnglishDocuments.words(message) == words)
    #expect(Twins.faults(of: message) == [])
  }

  @Test("Sentences of charts in Chinese, whole")
  func chinese() {
    let curve = ChartMessage.curve(name: "relu", course: Course([1, 2, 4], scale: .linear), theoryEnd: 3)
    #expect(
      ChineseCharts.words(
        .sentence(
          title: "训练中的损失", over: AxisRange(ChartAxis("轮次"), [1, 100]), [curve, .noValues(name: "留出")]))
        == "训练中的损失，轮次 1 到 100：relu 从 1 升到 4（理论最后是 3）；留出没有值。")
    #expect(ChineseCharts.words(.highestBar(label: "原样", value: Self.number)) == "最高的是原样，0.500")
  }

  @Test("Each outcome of a claim has its words")
  func outcomes() {
    #expect(
      Verdict.Outcome.allCases.map(EnglishDocuments.words)
        == ["holds", "holds if", "does not hold", "implied", "undecided"])
  }
}
