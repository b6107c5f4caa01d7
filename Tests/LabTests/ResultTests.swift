import CommandKit
import Documents
import Foundation
import Synchronization
import Testing

@testable import Lab
@testable import Verbs

/// Results as other programs get them: docs/json.md.
@Suite struct ResultTests {
  /// The line of the last statement, after the others went well.
  private func line(
    _ lines: [String], _ context: ExecutionContext = ExecutionContext(), in session: Session = Session()
  ) throws -> JSON {
    for line in lines.dropLast() { try session.run(line) }
    var output: Output?
    do throws(Failure) {
      try session.run(lines[lines.count - 1], context) { output = Output($0, $1) }
    } catch { output = Output(error) }
    let found = try #require(output).lines
    #expect(found.count == 1)
    let line = try #require(found.first)
    #expect(line["format"] == 1 && line["kind"] == "statement")
    #expect(line["statement"] == .string(lines[lines.count - 1]))
    return line
  }

  static let tower = "tower(depth, act) = depth * dense(2, act) -> dense(1)"

  /// Statements, and the value of the last one.
  static let values: [([String], String)] = [
    (["1 + 1"], #"{"type":"number","axes":[],"rows":{},"records":[{"at":{},"value":2}]}"#),
    (
      ["0.1 + 0.2"],
      #"{"type":"number","axes":[],"rows":{},"records":[{"at":{},"value":0.30000000000000004}]}"#
    ),
    (["ln(0)"], #"{"type":"number","axes":[],"rows":{},"records":[{"at":{},"value":"-inf"}]}"#),
    (["true"], #"{"type":"flag","axes":[],"rows":{},"records":[{"at":{},"value":true}]}"#),
    (
      [#""a \"b""#.replacing("\\\"", with: "'")],
      #"{"type":"text","axes":[],"rows":{},"records":[{"at":{},"value":"a 'b"}]}"#
    ),
    (["none"], #"{"type":"none","axes":[],"rows":{},"records":[{"at":{},"value":null}]}"#),
    (
      ["leaky_relu(0.2)"],
      #"{"type":"activation","axes":[],"rows":{},"records":[{"at":{},"value":"leaky_relu(0.2)"}]}"#
    ),
    (["sgd(0.2)"], #"{"type":"optimizer","axes":[],"rows":{},"records":[{"at":{},"value":"sgd(0.2)"}]}"#),
    (["by_norm(2)"], #"{"type":"clip","axes":[],"rows":{},"records":[{"at":{},"value":"by_norm(2)"}]}"#),
    (
      ["by_class(1, 10)"],
      #"{"type":"classWeights","axes":[],"rows":{},"records":[{"at":{},"value":[1,10]}]}"#
    ),
    (["moons"], #"{"type":"data","axes":[],"rows":{},"records":[{"at":{},"value":"moons"}]}"#),
    (
      ["seed 3", "dense(2, relu) -> dense(1)"],
      #"{"type":"network","axes":[],"rows":{},"records":[{"at":{},"value":"#
        + #"{"network":"dense(2, relu) -> dense(1)","seed":3,"draw":0,"trained":false}}]}"#
    ),
    (
      ["a = [0.5, 1e-300]"],
      #"{"type":"number","axes":[{"name":"a","values":[0.5,1e-300]}],"rows":{},"#
        + #""records":[{"at":{"a":0.5},"value":0.5},{"at":{"a":1e-300},"value":1e-300}]}"#
    ),
    (
      ["[relu, tanh]"],
      #"{"type":"activation","axes":[{"name":"axis1","values":["relu","tanh"]}],"rows":{},"#
        + #""records":[{"at":{"axis1":"relu"},"value":"relu"},{"at":{"axis1":"tanh"},"value":"tanh"}]}"#
    ),
    (
      ["gradcheck dense(1)", "it.errors * 0"],
      #"{"type":"series","axes":[],"rows":{"value":"layer"},"records":[{"at":{},"value":[0]}]}"#
    ),
  ]

  @Test("A value of each kind is data", arguments: values)
  func value(statements: [String], json: String) throws {
    let line = try line(statements)
    #expect(line["status"] == "done")
    #expect(line["value"]?.text() == json)
    #expect(line["text"] == nil)
  }

  @Test func `A comparison has its axes, a record a variant, and says what its rows stand for`() throws {
    let line = try line([Self.tower, "train tower([1, 2], [relu, tanh]) epochs=2 validation=0.2"])
    let value = try #require(line["value"])
    #expect(
      value["axes"]?.text()
        == #"[{"name":"depth","values":[1,2]},{"name":"act","values":["relu","tanh"]}]"#)
    #expect(value["rows"]?["losses"] == "epoch" && value["rows"]?["held_out.losses"] == "epoch")
    guard case .array(let records)? = value["records"] else { throw Missing() }
    #expect(
      records.compactMap { $0["at"]?.text() } == [
        #"{"depth":1,"act":"relu"}"#, #"{"depth":1,"act":"tanh"}"#, #"{"depth":2,"act":"relu"}"#,
        #"{"depth":2,"act":"tanh"}"#,
      ])
    #expect(records.allSatisfy { $0["fields"]?["held_out"]?["loss"] != nil })
  }

  private struct Missing: Error {}

  @Test(
    "Numbers are those of the session, bit for bit",
    arguments: [
      "probe 5 * dense(8, sigmoid) -> dense(1, sigmoid)",
      "train 2 * dense(8, relu) -> dense(1, sigmoid) epochs=5 validation=0.2",
    ])
  func exactness(statement: String) throws {
    let session = Session()
    let text = try line([statement], in: session).text()
    let read = try JSONDecoder().decode(Read.self, from: Data(text.utf8))
    guard case .object(let fields)? = read["value"]?["records"]?[0]?["fields"] else { throw Missing() }
    guard case .record(let record)? = session.state.it?.single else { throw Missing() }
    #expect(try compare(record, fields) > 20)
  }

  /// JSON as another reader has it; JSONSerialization's numbers are off in the last bits.
  private indirect enum Read: Decodable {
    case number(Double)
    case text(String)
    case flag(Bool)
    case array([Read])
    case object([String: Read])
    case null

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let array = try? container.decode([Read].self) {
        self = .array(array)
      } else {
        self = .object(try container.decode([String: Read].self))
      }
    }

    subscript(key: String) -> Read? { if case .object(let object) = self { object[key] } else { nil } }
    subscript(index: Int) -> Read? { if case .array(let array) = self { array[index] } else { nil } }

    var bits: UInt64? {
      switch self {
      case .number(let number): number.bitPattern
      case .text("nan"): Double.nan.bitPattern
      default: nil
      }
    }
  }

  /// - Returns: how many numbers were compared.
  private func compare(_ record: Record, _ fields: [String: Read]) throws -> Int {
    #expect(Set(record.fields.keys) == Set(fields.keys))
    var count = 0
    for (name, element) in record.fields {
      switch (element, fields[name]) {
      case (.number(let number), let read?):
        #expect(read.bits == number.bitPattern, "\(name)")
        count += 1
      case (.series(let series), .array(let row)?):
        let bits = series.values.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
        #expect(row.map(\.bits) == bits, "\(name)")
        count += row.count
      case (.record(let inner), .object(let fields)?): count += try compare(inner, fields)
      case (.series, _), (.record, _): Issue.record("\(name) is something else")
      default: break
      }
    }
    return count
  }

  @Test
  func `What gives no value is text, what changes something says so, and a file's statements are inside`()
    throws
  {
    #expect(try line(["help seed"])["text"] != nil)
    #expect(try line(["vars"])["value"] == nil)
    let seed = try line(["seed 3"])
    #expect(seed["changes"] == ["seed"] && seed["text"] == nil)
    let file = NSTemporaryDirectory() + "lab-\(UUID().uuidString).gl"
    try "a = 1\n\na + 1\n".write(toFile: file, atomically: true, encoding: .utf8)
    guard case .array(let inner)? = try line(["run \"\(file)\""])["statements"] else { throw Missing() }
    #expect(inner.map { $0["line"] } == [1, 3])
    #expect(inner.last?["value"]?["records"]?.text() == #"[{"at":{},"value":2}]"#)
  }

  /// A statement, and what is said of its failure.
  static let failures: [(String, kind: JSON, place: String)] = [
    ("1 +* 1", "syntax", #"{"start":3,"end":4,"line":1,"column":4}"#),
    ("max(1,\n  nowhere)", "evaluation", #"{"start":9,"end":16,"line":2,"column":3}"#),
    ("train dense(1) epochs=0", "evaluation", #"{"start":22,"end":23,"line":1,"column":23}"#),
    ("expect 1 > 2", "claim", #"{"start":7,"end":12,"line":1,"column":8}"#),
  ]

  @Test("A failure has kind, code, words, source and place", arguments: failures)
  func failure(statement: String, kind: JSON, place: String) throws {
    let line = try line([statement])
    #expect(line["status"] == "failed" && line["value"] == nil)
    let failure = try #require(line["failure"])
    #expect(failure["kind"] == kind)
    #expect(failure["code"] != nil && failure["message"] != nil)
    #expect(failure["source"] == .string(statement))
    #expect(failure["place"]?.text() == place)
  }

  @Test func `The arguments of a failure are data`() throws {
    let failure = try #require(try line(["train dense(1) epochs=0"])["failure"])
    #expect(failure["code"] == "outOfRange")
    #expect(failure["arguments"]?["parameter"] == "epochs" && failure["arguments"]?["given"] == 0)
    let misspelt = try line(["probe dense(1, rleu)"])
    #expect(misspelt["failure"]?["correction"] == "probe dense(1, relu)")
  }

  @Test func `A claim has what was compared, whether it holds or not`() throws {
    let held = try line(["expect 0.5 < [1, 2]"])
    #expect(
      held["checks"]?.text()
        == #"[{"at":{"axis1":1},"sides":[0.5,1],"comparisons":["<"],"tolerance":null,"holds":true},"#
        + #"{"at":{"axis1":2},"sides":[0.5,2],"comparisons":["<"],"tolerance":null,"holds":true}]"#)
    let failed = try line([#"expect 1 == [1, 2] +- 0.5 else="too far""#])
    #expect(
      failed["checks"]?.text()
        == #"[{"at":{"axis1":1},"sides":[1,1],"comparisons":["=="],"tolerance":0.5,"holds":true},"#
        + #"{"at":{"axis1":2},"sides":[1,2],"comparisons":["=="],"tolerance":0.5,"holds":false}]"#)
    let failure = try #require(failed["failure"])
    #expect(failure["code"] == "doesNotHold")
    #expect(failure["arguments"]?.text() == #"{"held":"1 of 2","otherwise":"too far"}"#)
    #expect(failure["message"] == "2: ✗ 1 == 2 +- 0.5\nIt holds for the other 1.\ntoo far")
  }

  @Test func `A diagnosis has its findings with their figures, and the remedies in order`() throws {
    let line = try line(["diagnose 12 * dense(4, sigmoid) -> dense(1, sigmoid) try=best epochs=1"])
    guard case .array(let records)? = line["value"]?["records"], let record = records.first,
      case .array(let findings)? = record["findings"], case .array(let ranking)? = record["ranking"],
      case .array(let remedies)? = record["remedies"]
    else { throw Missing() }
    #expect(findings.first?["cause"] == record["fields"]?["cause"])
    #expect(findings.first?["layer"] == record["fields"]?["where"])
    #expect(findings.first?["code"] != nil && findings.first?["arguments"] != nil)
    #expect(remedies.first?["remedy"] != nil && remedies.first?["code"] != nil)
    let losses = ranking.compactMap { trial -> Double? in
      guard case .number(let loss)? = trial["loss"]?["median"] else { return nil }
      return loss
    }
    #expect(losses.count == ranking.count && losses == losses.sorted())
    #expect(ranking.contains { $0["remedy"] == .null && $0["effect"] == "none" })
    #expect(ranking.first?["loss"]?["seeds"] == 5)
  }

  @Test func `Ctrl-C is told apart from a failure, and from training that keeps its epochs`() throws {
    let stopped = ExecutionContext(shouldStop: { true })
    let line = try line(["probe dense(1)"], stopped)
    #expect(line["status"] == "interrupted" && line["failure"]?["kind"] == "interrupted")
    let reports = Counter()
    let afterThree = ExecutionContext(
      shouldStop: { reports.count >= 3 }, progress: { if $0.done > 0 { reports.add() } })
    let cut = try self.line(["n = dense(2, relu) -> dense(1)", "train n epochs=100000"], afterThree)
    #expect(cut["status"] == "stopped" && cut["changes"] == ["n"])
  }

  @Test func `Prose is a line of its own, and empty space none`() {
    #expect(
      Output([.paragraph("a")]).lines.map { $0.text() } == [#"{"format":1,"kind":"text","markdown":"a\n"}"#])
    #expect(Output([.gap]).lines.isEmpty)
    let place = Output.Place(file: "s.gl", line: 7)
    let line = Output(Failure(ExpectMessage.noRange, at: Span(0, 1), in: "x"), at: place).lines.first
    #expect(line?["file"] == "s.gl" && line?["line"] == 7)
    #expect(line?["failure"]?["place"]?["line"] == 7)
  }
}
