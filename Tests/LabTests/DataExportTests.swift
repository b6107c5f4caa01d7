import CommandKit
import Engine
import Files
import Foundation
import Testing

@testable import Lab
@testable import Verbs

/// Data sets written to files, and read again.
struct DataExportTests {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "lab-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let words = (0..<30).map { "\(Double($0) / 7),w\($0 % 3),c\(100 + $0)\n" }.joined()
    try File.write(Array("x,\"a, b\",y\n\(words)".utf8), to: "\(folder)/words.csv")
    try File.write(
      Array("y,x_2,\"say \"\"x\"\"\",z,t\n1,2,-0.0,3,0\n2,1e-320,3,4,1\n".utf8), to: "\(folder)/odd.csv")
    try File.write(Array("y,\u{FEFF}x\n1,2\n2,5\n".utf8), to: "\(folder)/mark.csv")
  }

  private func data(_ text: String, _ session: Session = Session()) throws -> DataSet {
    guard case .data(let data)? = try session.evaluate(text.replacing("DIR", with: folder)).single else {
      throw Failure(DataMessage.missing(key: text))
    }
    return data
  }

  static let sets = [
    "gaussian(samples=50)", "moons(samples=7)", "imbalanced(samples=60)", "regression(samples=30)",
    "adding(samples=12, length=3)", "adding(samples=2, length=11)", "split(digits, test=1750)",
    "standardize(gaussian(samples=9))", "gaussian(samples=40, label_noise=0.3)",
    // Classes that nobody has, more of them than whole numbers are taken for, and values that look like classes.
    "gaussian(samples=1)", "csv(\"DIR/words.csv\", target=\"y\")", "csv(\"DIR/odd.csv\", target=[\"t\"])",
    "csv(\"DIR/odd.csv\", target=[\"t\", \"z\"])", "csv(\"DIR/odd.csv\", target=\"t\")",
    "csv(\"DIR/odd.csv\", target=\"z\", steps=2)", "csv(\"DIR/mark.csv\", target=\"y\")",
  ]

  @Test("data that are written are read again bit for bit, with the line that is said", arguments: sets)
  func roundTrip(set: String) throws {
    let session = Session()
    let data = try data(set, session)
    func bits(_ data: DataSet) -> [UInt64] { data.features.map(\.bitPattern) }
    for form in ["csv", "safetensors"] {
      let file = "\(folder)/out.\(form)"
      _ = try session.run(
        try session.parse("export \(set.replacing("DIR", with: folder)) to=\"\(file)\"")[0],
        ExecutionContext())
      let again = try self.data(DataText(data).reading(file), session)
      #expect(bits(again) == bits(data) && again.sampleShape == data.sampleShape)
      #expect(again.labels == data.labels)
      if form == "csv" { #expect(again.featureNames == data.featureNames) }
      #expect(again.description.replacing("\"X\", ", with: "") == DataText(data).reading(file))
    }
  }

  @Test("the part that is held out can be written too, and is said not to be with the rest")
  func heldOut() throws {
    let shown = Shown()
    try shown("parts = split(gaussian(samples=10), test=3)")
    let words = try shown("export parts to=\"\(folder)/a.csv\"").split(whereSeparator: \.isWhitespace)
    #expect(words.joined(separator: " ").contains("7 samples, without the 3 held out"))
    try shown("export parts.held_out to=\"\(folder)/b.csv\"")
    #expect(try File.readText("\(folder)/b.csv").split(separator: "\n").count == 4)
  }

  @Test("a data set in JSON has its features by name, step by step")
  func json() throws {
    let shown = Shown()
    try shown("export adding(samples=2, length=3) to=\"\(folder)/a.json\"")
    let text = try File.readText("\(folder)/a.json")
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["kind"] as? String == "data" && object["features"] as? [String] == ["number", "mark"])
    let features = try #require(object["X"] as? [[[Double]]])
    let data = try data("adding(samples=2, length=3)")
    // Foundation reads numbers to their last digit but one.
    let numbers = features.flatMap { $0.flatMap { $0 } }
    #expect(zip(numbers, data.features).allSatisfy { abs($0 - $1) < 1e-15 } && numbers.count == 12)
    #expect(features.map(\.count) == [3, 3] && (object["y"] as? [Double])?.count == 2)
    #expect(object["classes"] is NSNull)
  }

  @Test("what export says has words")
  func words() {
    let rows: [(ExportMessage, String)] = [
      (.dataFormat, "Data are written as .csv, .json or .safetensors."),
      (.rows(file: "a", count: 3), "a: 3 rows."), (.records(file: "a", count: 3), "a: 3 records."),
      (.samples(file: "a", count: 3, reading: nil, heldOut: 0), "a: 3 samples."),
      (
        .samples(file: "a", count: 3, reading: "csv(\"a\")", heldOut: 2),
        "a: 3 samples, without the 2 held out (held_out). Read it with csv(\"a\")."
      ),
    ]
    for (message, words) in rows { #expect(message.words(in: .english) == words) }
  }
}
