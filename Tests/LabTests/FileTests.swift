import CommandKit
import Files
import Foundation
import Testing

@testable import Lab

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

  @Test("a file of weights that is cut short, lies or holds other shapes is refused with the reason")
  func damaged() throws {
    let shown = Shown()
    let path = "\(folder)/a.safetensors"
    try shown("deep = dense(4, relu) -> dense(1)", "save \"\(path)\" of=deep")
    let bytes = try File.read(path)
    func reason(_ bytes: [UInt8], into: String = "") throws -> String {
      try File.write(bytes, to: path)
      return try shown.failure("x = load(\"\(path)\"\(into))")?.message ?? "taken"
    }
    #expect(try reason(Array(bytes.dropLast(3))).contains("cut short"))
    #expect(try reason(bytes + [0]).contains("behind its last tensor"))
    #expect(try reason(Array(bytes.prefix(5))).contains("fewer than the 8"))
    #expect(try reason([255, 255, 255, 255, 255, 255, 255, 255] + bytes.dropFirst(8)).contains("header"))
    #expect(try reason(bytes, into: ", into=dense(5, relu) -> dense(1)").contains("shape"))
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

  @Test(
    "a table that can't be read is refused by its line",
    arguments: [
      ("x,y\n1,2\n3\n", "line 3 has 1 fields"), ("x,y\n1,\n", "line 2 has no value for y"),
      ("x,y\na,2\n", "line 2: x is \"a\""), ("x,y\n\"1,2\n", "line 2: the quote"), ("x,y\n", "no samples"),
      ("", "is empty"), ("x,z\n1,2\n", "no column is called y"),
      ("x;y\n0,5;2\n", "separated by semicolons"), ("x\ty\n1\t2\n", "separated by tabs"),
      ("x,y\n\"1\"2,3\n", "line 2: after a closing quote"),
    ])
  func badTable(text: String, reason: String) throws {
    let path = try write("bad.csv", text)
    #expect(try Shown().failure("d = csv(\"\(path)\", target=\"y\")")?.message.contains(reason) == true)
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

  @Test("a result is exported with a row for each number")
  func export() throws {
    let shown = Shown()
    try shown("probe [dense(4) -> dense(1), dense(5) -> dense(1)]", "export it to=\"\(folder)/it.csv\"")
    let lines = try File.readText("\(folder)/it.csv").split(separator: "\n")
    #expect(lines[0] == "net,field,place,value")
    #expect(lines.contains { $0.hasPrefix("dense(5) -> dense(1),loss,,") })
    try shown("export it to=\"\(folder)/it.json\"")
    #expect(try File.readText("\(folder)/it.json").contains("\"field\": \"loss\""))
  }
}
