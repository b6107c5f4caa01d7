import CommandKit
import Files
import Foundation
import Messages
import Testing

@testable import Lab
@testable import Verbs

struct FileTests {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "lab-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func write(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// The text with its lines joined: where they break depends on the length of the folder's name.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("a saved session runs again and gives the same numbers")
  func session() throws {
    let shown = Shown()
    try shown("seed 3", "deep = dense(4, relu) -> dense(1, sigmoid)", "train deep epochs=3")
    let loss = try shown.number("it.loss")
    try shown("save \"\(folder)/tuesday.md\"")
    let text = try File.readText("\(folder)/tuesday.md")
    let cells = text.split(separator: "\n").reduce(into: (inside: false, lines: [String]())) { so, line in
      if line.hasPrefix("```") {
        so.inside = line.count > 3
      } else if so.inside {
        so.lines.append(String(line))
      }
    }.lines
    let again = Shown()
    try again.all(cells)
    #expect(try again.number("it.loss") == loss)
  }

  @Test("weights saved and loaded are the same numbers")
  func weights() throws {
    let shown = Shown()
    try shown("deep = dense(4, relu) -> batchnorm -> tanh -> dense(1, sigmoid)", "train deep epochs=3")
    let loss = try shown.number("evaluate(deep).loss")
    try shown("save \"\(folder)/deep.safetensors\" of=deep", "back = load(\"\(folder)/deep.safetensors\")")
    #expect(try shown.number("evaluate(back).loss") == loss)
  }

  @Test("a network without weights is not saved as weights")
  func withoutWeights() throws {
    let failure = try #require(try Shown().failure("save \"\(folder)/none.safetensors\" of=sigmoid"))
    #expect(failure.reason.isEqual(to: VerbMessage.noWeights(network: "sigmoid")))
    #expect(File.size("\(folder)/none.safetensors") == 0)
  }

  @Test("the header of a file of weights is taken as it is meant, or refused")
  func headers() throws {
    func failure(_ header: String, numbers: Int = 0) -> (any Message)? {
      var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
      bytes += Array(header.utf8) + [UInt8](repeating: 0, count: numbers)
      do throws(Failure) { _ = try SafeTensors(bytes, path: "a") } catch { return error.reason }
      return nil
    }
    let one = "{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}"
    #expect(failure(" { \"a\\u00e9\\ud83d\\ude00\\n\" : \(one) }  ", numbers: 8) == nil)
    #expect(failure("{\"__metadata__\":{\"a\":\"b\"},\"w\":\(one)}", numbers: 8) == nil)
    #expect(failure("{}") == nil)
    let twice = WeightsMessage.nameTwice(file: "a", name: "w")
    #expect(failure("{\"w\":\(one),\"\\u0077\":\(one)}", numbers: 8)?.isEqual(to: twice) == true)
    let typedTwice = "{\"w\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
    #expect(
      failure(typedTwice, numbers: 8)?.isEqual(to: WeightsMessage.nameTwice(file: "a", name: "dtype")) == true
    )
    for header in [
      "", "{", "[]", "{\"w\":1}", "{\"w\":\(one)} x", "{\"w\":\(one),}", "{w:\(one)}", "{\"w\":{}}",
      "{\"w\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
      "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
      "{\"w\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}}",
      "{\"w\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,8]}}",
      "{\"\\ud800\":\(one)}", "{\"\\x\":\(one)}", "{\"w\":\(one)",
      String(repeating: "{\"a\":", count: 99_999),
    ] {
      let message = failure(header, numbers: 8)
      #expect(message?.isEqual(to: WeightsMessage.badHeader(file: "a")) == true, "\(header.prefix(80))")
    }
    let large = "{\"w\":{\"dtype\":\"F32\",\"shape\":[999999999,999999999],\"data_offsets\":[0,8]}}"
    #expect(
      failure(large, numbers: 8)?.isEqual(
        to: WeightsMessage.badShape(file: "a", tensor: "w", shape: [999_999_999, 999_999_999])) == true)
  }

  @Test(
    "a file says what its network is in constructors and numbers, and nothing else",
    arguments: [
      ("dense(1)", nil),
      ("3 * dense(2, leaky_relu(0.2), init=normal(0.1)) -> residual(relu -> dense(2))", nil),
      ("dropout(-0.5)", nil), ("dense(2, init=none, bias=false) -> lstm(3, sequence=true)", nil),
      ("moons", "moons"), ("csv(\"a\", \"b\")", "csv(\"a\", \"b\")"), ("data", "data"), ("it.net", "it.net"),
      ("dense(1 + 1)", "1 + 1"), ("dense([1, 2])", "[1, 2]"), ("dense(1..3)", "1..3"),
      ("dense(exp(1))", "exp(1)"),
      ("train(dense(1)).net", "train(dense(1)).net"), ("adam", "adam"), ("2^9 * dense(1)", "2^9"),
      ("dense(relu.value(2))", "relu.value(2)"), ("1 < 2", "1 < 2"), ("\"dense\"", "\"dense\""),
    ])
  func networkText(text: String, part: String?) throws {
    let session = Session()
    try session.run("train dense(1) epochs=1")
    let evaluator = Evaluator(language: session.language, state: session.state, context: ExecutionContext())
    var refusal: WeightsMessage?
    do throws(Failure) { _ = try NetworkText.description(text, evaluator) } catch {
      refusal = error.reason as? WeightsMessage
    }
    switch (part, refusal) {
    case (let part?, .isNoDescription(let found)?): #expect(found == part)
    case (nil, nil): break
    default: Issue.record("\(text): \(String(describing: refusal))")
    }
  }

  @Test("a file of weights that is cut short, lies or holds other shapes is refused with the reason")
  func damaged() throws {
    let shown = Shown()
    let path = "\(folder)/a.safetensors"
    try shown("deep = dense(4, relu) -> dense(1)", "save \"\(path)\" of=deep")
    let bytes = try File.read(path)
    func code(_ bytes: [UInt8], into: String = "") throws -> String? {
      try File.write(bytes, to: path)
      return try shown.failure("x = load(\"\(path)\"\(into))")?.reason.code
    }
    #expect(try code(Array(bytes.dropLast(3))) == "cutShort")
    #expect(try code(bytes + [0]) == "trailingBytes")
    #expect(try code(Array(bytes.prefix(5))) == "tooShort")
    #expect(try code([255, 255, 255, 255, 255, 255, 255, 255] + bytes.dropFirst(8)) == "headerLength")
    #expect(try code(bytes, into: ", into=dense(5, relu) -> dense(1)") == "doesNotMatch")
    #expect(try code(bytes, into: ", into=dense(5, relu)") == "doesNotMatch")
    #expect(try shown.failure("x")?.message.contains("called x") == true)
  }

  @Test(
    "whatever byte of a file of weights is changed, it loads or is refused, and nothing else",
    arguments: [1, 2, 3])
  func flipped(round: Int) throws {
    let shown = Shown()
    let path = "\(folder)/b.safetensors"
    try shown("deep = dense(2) -> dense(1)", "save \"\(path)\" of=deep")
    let bytes = try File.read(path)
    for place in stride(from: round, to: min(bytes.count, 400), by: 3) {
      var damaged = bytes
      damaged[place] ^= UInt8(1 << (round * 2))
      try File.write(damaged, to: path)
      _ = try shown.failure("x = load(\"\(path)\")")
    }
  }

  @Test("a table in a file is read, quotes and all, and its target becomes classes or values")
  func table() throws {
    let shown = Shown()
    let path = try write("a.csv", "\u{FEFF}x,\"y, with comma\",kind\r\n1,2,cat\r\n3,4,\"dog\"\r\n5,6,cat\r\n")
    #expect(
      words(try shown("d = csv(\"\(path)\", target=\"kind\")")).contains(
        "3 samples, 2 features → 1 label, 1 ones"))
    let values = try write("b.csv", "x,y\n1,0.5\n2,0.25\n")
    #expect(words(try shown("d = csv(\"\(values)\", target=\"y\")")).contains("1 value"))
  }

  @Test("a script runs by its name; a failure in it names file and line, and changes nothing")
  func script() throws {
    let shown = Shown()
    let good = try write("good.lab", "a = 3\n\nb = a + 1\n")
    try shown("run \"\(good)\"")
    #expect(try shown("b") == "4")
    let bad = try write("bad.lab", "c = 3\nd = nothing\n")
    #expect(try shown.failure("run \"\(bad)\"")?.message.contains("bad.lab, line 2") == true)
    #expect(try shown.failure("c") != nil)
    #expect(try shown.failure("run \"\(folder)/none.lab\"")?.message.contains("no such file") == true)
    #expect(try shown.failure("save tuesday.md")?.correction == "save \"tuesday.md\"")
  }

  @Test(
    "a plot is drawn to a file, whatever it is of, and the same one again to the same bytes",
    arguments: [
      "moons", "sigmoid", "[relu, tanh]", "probe(tower(2..8 by 2), seed=1..2).factor", "tower(3)",
      "[tower(2), tower(3)]", "train(tower(2..3), epochs=3).loss", "probe(tower([2, 3])).signal",
      "sgd(0.1..1000 by *10).rate",
    ])
  func drawing(value: String) throws {
    let shown = Shown()
    let file = "\(folder)/a.svg"
    try shown("tower(depth) = depth * dense(4, relu) -> dense(1, sigmoid)")
    guard try shown.failure("plot \(value)") == nil else { return }
    #expect(try shown("plot \(value) to=\"\(file)\"").hasSuffix("KB."))
    let text = try File.readText(file)
    #expect(
      text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"") && text.hasSuffix("</svg>\n"))
    #expect(!text.contains("var(--") && !text.contains("<script") && !text.contains("nan"))
    try shown("plot \(value) to=\"\(folder)/b.svg\"")
    #expect(try File.readText("\(folder)/b.svg") == text)
  }

  @Test("a picture's file ends in .svg or .png, and is written over by the reader's word alone")
  func drawingRefused() throws {
    let shown = Shown()
    for file in ["a.gif", "a", "a.SVGZ"] {
      let failure = try #require(try shown.failure("plot sigmoid to=\"\(folder)/\(file)\""))
      #expect(failure.reason.isEqual(to: PlotMessage.pictureFormat))
    }
    try shown("plot sigmoid to=\"\(folder)/a.svg\"")
    let failure = try #require(try shown.failure("plot tanh to=\"\(folder)/a.svg\""))
    #expect(failure.reason.isEqual(to: FilePermissionMessage.isThere(file: "\(folder)/a.svg")))
    try shown("plot tanh to=\"\(folder)/a.svg\" overwrite=true")
    #expect(try File.readText("\(folder)/a.svg").contains("tanh"))
  }

  @Test("names in a drawing are escaped")
  func drawingEscapes() throws {
    let table = try write("x.csv", "a<b>&\"c,d,y\n1,2,0\n2,1,1\n")
    try Shown()("x = csv(\"\(table)\", \"y\")", "plot x to=\"\(folder)/x.svg\"")
    let text = try File.readText("\(folder)/x.svg")
    #expect(text.contains("a&lt;b&gt;&amp;") && !text.contains("a<b>"))
  }

  @Test("a result is exported with a row for each number")
  func export() throws {
    let shown = Shown()
    try shown("probe [dense(4) -> dense(1), dense(5) -> dense(1)]", "export it to=\"\(folder)/it.csv\"")
    let lines = try File.readText("\(folder)/it.csv").split(separator: "\n")
    #expect(lines[0] == "net,field,layer,layer_name,value")
    #expect(lines.contains { $0.hasPrefix("dense(5) -> dense(1),loss,,,") })
    #expect(lines.contains { $0.hasPrefix("dense(5) -> dense(1),signal,2,dense 1,") })
    try shown("export it to=\"\(folder)/it.json\"")
    let text = try File.readText("\(folder)/it.json")
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["format"] as? Int == ResultFormat.version)
    let value = try #require(object["value"] as? [String: Any])
    let records = try #require(value["records"] as? [[String: Any]])
    #expect(
      records.map { ($0["at"] as? [String: String])?["net"] } == [
        "dense(4) -> dense(1)", "dense(5) -> dense(1)",
      ])
    #expect(records.allSatisfy { ($0["fields"] as? [String: Any])?["loss"] is Double })
    // What is no number has a column of its own.
    try shown("train 2 * dense(4) -> dense(1) epochs=2 watch=gradients", "export it to=\"\(folder)/run.csv\"")
    let run = try File.readText("\(folder)/run.csv").split(separator: "\n")
    #expect(run[0] == "field,epoch,layer,layer_name,value,text")
    #expect(
      run.contains { $0.hasPrefix("gradients,2,3,dense 1,") }
        && run.contains("net,,,,,2 * dense(4) -> dense(1)"))
  }
}
