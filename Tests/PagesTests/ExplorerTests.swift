import Documents
import Lab
import Testing
import Verbs

@testable import Pages

@Suite struct ExplorerTests {
  private func value(_ lines: String...) throws -> Value {
    let session = Session()
    var last: Value?
    for line in lines { try session.run(line) { _, outcome in last = outcome.value } }
    return try #require(last)
  }

  private let tower = "tower(depth, act) = depth * dense(4, act) -> dense(1, sigmoid)"

  @Test("A comparison is laid out along its axes, seeds as median and range")
  func layout() throws {
    let value = try value(tower, "runs = probe(tower(2..4, [tanh, relu]), seed=1..3)")
    let explorer = try #require(Explorer(value))
    #expect(
      explorer.axes == [
        Explorer.Axis(name: "depth", labels: ["2", "3", "4"], isNumeric: true),
        Explorer.Axis(name: "act", labels: ["tanh", "relu"], isNumeric: false),
      ])
    #expect(explorer.seeds == 3 && explorer.start == [1, 0])
    #expect(explorer.figures.map(\.name) == ["factor", "theory.factor", "ratio", "loss"])
    #expect(explorer.rows.map(\.name) == ["size", "spread", "signal", "gradient"])
    let factor = explorer.figures[0]
    for depth in 0..<3 {
      for act in 0..<2 {
        let numbers = (0..<3).compactMap { seed -> Double? in
          guard case .record(let record) = value.elements[(depth * 2 + act) * 3 + seed] else { return nil }
          return record.fields["factor"]?.number
        }.sorted()
        #expect(numbers.count == 3 && factor.medians[depth * 2 + act] == numbers[1])
        #expect(
          factor.smallest[depth * 2 + act] == numbers[0] && factor.largest[depth * 2 + act] == numbers[2])
      }
    }
    // A network of so many hidden layers and an output layer.
    #expect(explorer.rows[0].medians.map(\.count) == [3, 3, 4, 4, 5, 5])
    #expect(explorer.rows[0].along == "layer" && explorer.rows[0].steps[5] == [1, 2, 3, 4, 5])
  }

  @Test("Of many epochs some are shown, the first and the last among them, with numbers that were measured")
  func manyEpochs() throws {
    let value = try value("runs = train(dense(1, sigmoid), epochs=200, with=sgd([0.1, 1]))")
    let explorer = try #require(Explorer(value))
    let row = try #require(explorer.rows.first { $0.name == "losses" })
    #expect(row.steps[0].count == Explorer.mostOfRow && row.steps[0].first == 1 && row.steps[0].last == 200)
    guard case .record(let record) = value.elements[1], case .series(let losses)? = record.fields["losses"]
    else {
      throw Trouble.noLosses
    }
    #expect(row.medians[1] == row.steps[1].map { losses.values[$0 - 1] })
    #expect(row.smallest.isEmpty)
  }

  private enum Trouble: Error { case noLosses }

  @Test(
    "Where there is nothing to move along there is no explorer",
    arguments: [
      "probe(tower(2, relu))", "probe(tower(2, relu), seed=1..3)", "probe(tower([2, 3], relu)).factor",
      "[1, 2]",
      "tower([2, 3], relu)",
    ])
  func none(expression: String) throws {
    #expect(Explorer(try value(tower, "x = \(expression)")) == nil)
  }

  @Test("Numbers in a page have four digits, those that are none are words, and nothing ends the script")
  func data() throws {
    let value = try value(
      "runs = train([dense(1, sigmoid), 2 * dense(2, relu, init=normal(1e20)) -> dense(1)], epochs=2, with=sgd(1e20))"
    )
    let explorer = try #require(Explorer(value))
    let text = explorer.json.scriptText
    #expect(!text.contains("<"))
    for match in text.matches(of: #/[0-9.]+/#) {
      let digits = match.0.filter(\.isNumber).drop { $0 == "0" }
      #expect(digits.count <= 4 || digits.reversed().drop { $0 == "0" }.count <= 4, "\(match.0)")
    }
    let page = explorer.html(cell: "a\"><script>", title: "</script><b>")
    #expect(!page.contains("<b>") && !page.contains("a\"><"))
  }

  @Test("Seeds that have a name of their own are seeds all the same")
  func namedSeeds() throws {
    let explorer = try #require(
      Explorer(try value(tower, "draws = 1..3", "probe tower([2, 3], relu) seed=draws")))
    #expect(explorer.axes.map(\.name) == ["depth"] && explorer.seeds == 3)
    #expect(Explorer(try value("draws = 1..3", "probe dense(1) seed=draws")) == nil)
  }

  @Test("Of two lists given to one parameter each is an axis, and long names are told apart")
  func names() throws {
    let value = try value(
      "probe [20 * dense(4, relu) -> dense(1, sigmoid), 20 * dense(4, tanh) -> dense(1, sigmoid)]")
    #expect(Explorer(value)?.axes.map(\.name) == ["net"])
    #expect(Explorer(value)?.axes[0].labels == ["20 * dense(4, relu) -> …", "20 * dense(4, tanh) -> …"])
  }
}
