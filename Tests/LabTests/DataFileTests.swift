import CommandKit
import Engine
import Files
import Foundation
import Messages
import Testing
import Twins

@testable import Lab
@testable import Verbs

/// Tables in files, and what is made of their columns.
struct DataFileTests {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "lab-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func data(_ text: String, _ arguments: String) throws -> (data: DataSet, remarks: [any Message]) {
    let path = "\(folder)/a.csv"
    try File.write(Array(text.utf8), to: path)
    let session = Session()
    let outcome = try session.run(try session.parse("d = csv(\"\(path)\", \(arguments))")[0])
    guard case .data(let data)? = outcome.value?.single else { throw Failure(DataMessage.missing(key: "d")) }
    return (data, outcome.remarks)
  }

  struct Table: CustomTestStringConvertible {
    let name: String
    let text: String
    let arguments: String
    let shape: [Int]
    let names: [String]
    let features: [Double]
    let labels: DataSet.Labels
    var testDescription: String { name }
  }

  static let tables: [Table] = [
    Table(
      name: "words are a feature each, in their order", text: "c,x,y\nred,1,0.5\nblue,2,1\nred,3,2\n",
      arguments: "\"y\"", shape: [3], names: ["c=blue", "c=red", "x"], features: [0, 1, 1, 1, 0, 2, 0, 1, 3],
      labels: .values([0.5, 1, 2], width: 1)),
    Table(
      name: "True and False are numbers", text: "c,y\nTrue,1\nFalse,0\n", arguments: "\"y\"", shape: [1],
      names: ["c"], features: [1, 0], labels: .classes([1, 0], of: 2)),
    Table(
      name: "several targets are values, in the order asked for", text: "a,x,b\n1,5,True\n2,6,False\n",
      arguments: "[\"b\", \"a\"]", shape: [1], names: ["x"], features: [5, 6],
      labels: .values([1, 1, 0, 2], width: 2)),
    Table(
      name: "a list of one target is values", text: "x,y\n1,3\n2,4\n", arguments: "[\"y\"]", shape: [1],
      names: ["x"], features: [1, 2], labels: .values([3, 4], width: 1)),
    Table(
      name: "whole numbers are classes in their order", text: "x,y\n1,7\n2,3\n3,7\n", arguments: "\"y\"",
      shape: [1], names: ["x"], features: [1, 2, 3], labels: .classes([1, 0, 1], of: 2)),
    Table(
      name: "classes that nobody has are counted where that is said", text: "x,y\n1,7\n2,3\n",
      arguments: "\"y\", classes=30", shape: [1], names: ["x"], features: [1, 2],
      labels: .classes([7, 3], of: 30)),
    Table(
      name: "twenty-one whole numbers are values",
      text: "x,y\n" + (0..<21).map { "\($0),\($0)\n" }.joined(), arguments: "\"y\"", shape: [1], names: ["x"],
      features: (0..<21).map(Double.init), labels: .values((0..<21).map(Double.init), width: 1)),
    // numpy.array([1, 2, 3, 4]).reshape(2, 2)
    Table(
      name: "steps stand one after the other", text: "a,b,c,d,y\n1,2,3,4,0\n5,6,7,8,1\n",
      arguments: "\"y\", steps=2", shape: [2, 2], names: ["a", "b"], features: [1, 2, 3, 4, 5, 6, 7, 8],
      labels: .classes([0, 1], of: 2)),
    Table(
      name: "names that end in the step say which it is", text: "a_1,a_2,b_1,b_2,y\n1,2,3,4,0\n5,6,7,8,1\n",
      arguments: "\"y\", steps=2", shape: [2, 2], names: ["a", "b"], features: [1, 3, 2, 4, 5, 7, 6, 8],
      labels: .classes([0, 1], of: 2)),
    Table(
      name: "steps are counted from 0 as well, and ten comes after nine",
      text: (0..<11).reversed().map { "v\($0)," }.joined() + "y\n"
        + (0..<11).reversed().map { "\($0)," }.joined() + "0.5\n",
      arguments: "\"y\", steps=11", shape: [11, 1], names: ["v"], features: (0..<11).map(Double.init),
      labels: .values([0.5], width: 1)),
    Table(
      name: "numbers that are not the steps say nothing", text: "p1,p2,p3,p4,y\n1,2,3,4,0\n",
      arguments: "\"y\", steps=2", shape: [2, 2], names: ["p1", "p2"], features: [1, 2, 3, 4],
      labels: .classes([0], of: 1)),
    Table(
      name: "a first column without a name is left out", text: ",x,,y\n0,1,2,0\n1,3,4,1\n",
      arguments: "\"y\"",
      shape: [2], names: ["x", "column 3"], features: [1, 2, 3, 4], labels: .classes([0, 1], of: 2)),
    Table(
      name: "as pandas calls one that it has read again", text: ",Unnamed: 0,x,y\n0,1,1,0\n1,1,3,1\n",
      arguments: "\"y\"", shape: [1], names: ["x"], features: [1, 3], labels: .classes([0, 1], of: 2)),
    Table(
      name: "lines end in any way, blanks are passed over, quotes hold what they hold",
      text: "\u{FEFF}\"x, 1\",y\r\n 1e-3 ,\"a\r\nb\"\r\r\n\r-0x1p-3,\"a\nb\"\n", arguments: "\"y\"",
      shape: [1],
      names: ["x, 1"], features: [0.001, -0.125], labels: .classes([0, 0], of: 1)),
    Table(
      name: "numbers are the nearest there is",
      text: "x,y\n0.1,0\n+2.2250738585072014e-308,0\n1e-400,0\n123456789012345677877719597056,1\n",
      arguments: "\"y\"", shape: [1], names: ["x"],
      features: [0.1, 2.2250738585072014e-308, 0, 123_456_789_012_345_677_877_719_597_056],
      labels: .classes([0, 0, 0, 1], of: 2)),
  ]

  @Test("a table becomes what its columns say", arguments: tables)
  func table(_ table: Table) throws {
    let (data, _) = try data(table.text, "target=\(table.arguments)")
    #expect(data.sampleShape == table.shape)
    #expect(data.featureNames == table.names)
    #expect(data.features == table.features)
    #expect(data.labels == table.labels)
    #expect(data.description.hasSuffix("a.csv\", target=\(table.arguments))"))
  }

  @Test("how columns were taken is said")
  func remarks() throws {
    let path = "\(folder)/a.csv"
    let rows: [(String, String, [DataFileMessage])] = [
      ("x,y\n1,0\n", "\"y\"", []),
      (
        ",c,y\n0,b,1\n1,a,0\n", "\"y\"",
        [
          .indexLeftOut(file: path, column: ""),
          .wordsBecameFeatures(file: path, column: "c", words: ["a", "b"]),
        ]
      ),
      ("a,b,y\n1,2,0\n", "\"y\", steps=2", [.stepsInOrder(file: path, steps: 2, features: ["a"])]),
      ("a1,a2,y\n1,2,0\n", "\"y\", steps=2", [.stepsByName(file: path, steps: 2, features: ["a"])]),
    ]
    for (text, arguments, expected) in rows {
      let (_, remarks) = try data(text, "target=\(arguments)")
      #expect(remarks.count == expected.count)
      for (remark, message) in zip(remarks, expected) { #expect(remark.isEqual(to: message)) }
    }
  }

  @Test("a table that can't be read is refused by its line")
  func badTable() throws {
    let path = "\(folder)/a.csv"
    let many = "x,y\n" + (0...100).map { "w\($0),0\n" }.joined()
    let rows: [(String, String, any Message)] = [
      ("x,y\n1,2\n3\n", "\"y\"", TableMessage.fieldCount(file: path, line: 3, count: 1, header: 2)),
      ("x,y\n1,\n", "\"y\"", TableMessage.missingValue(file: path, line: 2, column: "y", written: "")),
      (
        "x,y\n1,2\nNaN,2\n", "\"y\"",
        TableMessage.missingValue(file: path, line: 3, column: "x", written: "NaN")
      ),
      (
        "x,y\nred,2\nNA,2\n", "\"y\"",
        TableMessage.missingValue(file: path, line: 3, column: "x", written: "NA")
      ),
      ("x,y\n1,2\na,2\n", "\"y\"", TableMessage.isNoNumber(file: path, line: 3, column: "x", written: "a")),
      (
        "x,y\n1e309,2\n", "\"y\"", TableMessage.isNoNumber(file: path, line: 2, column: "x", written: "1e309")
      ),
      (
        "x,y\na,2\n3,2\n", "\"y\"",
        TableMessage.isNoWord(file: path, line: 3, column: "x", written: "3", first: 2)
      ),
      ("x,y\n\"1,2\n", "\"y\"", TableMessage.openQuote(file: path, line: 2)),
      ("x,y\n", "\"y\"", TableMessage.noSamples(file: path)), ("", "\"y\"", TableMessage.isEmpty(file: path)),
      ("x,z\n1,2\n", "\"y\"", TableMessage.unknownColumn(file: path, name: "y", columns: ["x", "z"])),
      ("x,y,y\n1,2,3\n", "\"y\"", TableMessage.columnTwice(file: path, name: "y")),
      ("y\n1\n", "\"y\"", TableMessage.noFeatures(file: path, target: "y")),
      ("x,y\n1,1\n", "[\"x\", \"y\"]", TableMessage.noFeatures(file: path, target: "x, y")),
      ("x;y\n0,5;2\n", "\"y\"", TableMessage.otherSeparator(file: path, .semicolon)),
      ("x\ty\n1\t2\n", "\"y\"", TableMessage.otherSeparator(file: path, .tab)),
      ("x,y\n\"1\"2,3\n", "\"y\"", TableMessage.textAfterQuote(file: path, line: 2)),
      (many, "\"y\"", TableMessage.tooManyWords(file: path, column: "x", most: 100)),
      ("x,y\n1,a\n", "[\"y\"]", TableMessage.wordsAsTarget(file: path, column: "y", isList: true)),
      ("x,y\n1,a\n", "\"y\", classes=2", TableMessage.wordsAsTarget(file: path, column: "y", isList: false)),
      ("x,z,y\na,1,2\n", "\"y\", steps=2", TableMessage.wordsInSequence(file: path, column: "x")),
      (
        "x,z,y\n1,1,2\n", "\"y\", steps=3",
        DataFileMessage.stepsDoNotDivide(file: path, features: 2, steps: 3)
      ),
      (
        "x,y\n1,1\n1,2\n", "\"y\", classes=2",
        DataFileMessage.noClass(file: path, target: "y", sample: 2, number: 2, classes: 2)
      ),
    ]
    for (text, arguments, message) in rows {
      do {
        _ = try data(text, "target=\(arguments)")
        Issue.record("taken: \(text)")
      } catch {
        #expect((error as? Failure)?.reason.isEqual(to: message) == true, "\(error)")
      }
    }
  }

  @Test("what is said of tables has words")
  func words() {
    let rows: [(any Message, String)] = [
      (TableMessage.isEmpty(file: "a"), "a: is empty; a header line is wanted."),
      (TableMessage.noSamples(file: "a"), "a: has a header and no samples."),
      (TableMessage.noFeatures(file: "a", target: "y"), "a: has no column beside y."),
      (
        TableMessage.unknownColumn(file: "a", name: "y", columns: ["x", "z"]),
        "a: no column is called y; there is x, z."
      ),
      (TableMessage.columnTwice(file: "a", name: "y"), "a: two of the columns are y, and the target is one."),
      (
        TableMessage.otherSeparator(file: "a", .bar),
        "a: its columns are separated by bars; commas are wanted, and dots in numbers."
      ),
      (
        TableMessage.fieldCount(file: "a", line: 3, count: 1, header: 2),
        "a: line 3 has 1 fields, the header 2."
      ),
      (
        TableMessage.missingValue(file: "a", line: 2, column: "y", written: ""),
        "a: line 2 has no value for y: leave such lines out (dropna of pandas), or fill them in (fillna)."
      ),
      (
        TableMessage.missingValue(file: "a", line: 2, column: "y", written: "NA"),
        "a: line 2 has no value for y, but \"NA\": leave such lines out (dropna of pandas), or fill them in (fillna)."
      ),
      (
        TableMessage.isNoNumber(file: "a", line: 2, column: "x", written: "b"),
        "a: line 2: x is \"b\", which is no number."
      ),
      (
        TableMessage.isNoWord(file: "a", line: 3, column: "x", written: "1", first: 2),
        "a: line 3: x is 1, and a word on line 2; a column holds numbers or words."
      ),
      (
        TableMessage.tooManyWords(file: "a", column: "x", most: 100),
        "a: x has more than 100 different words, too many to make a feature of each: leave the column out."
      ),
      (
        TableMessage.wordsInSequence(file: "a", column: "x"),
        "a: x holds words; the steps of a sequence are numbers."
      ),
      (
        TableMessage.wordsAsTarget(file: "a", column: "x", isList: true),
        "a: x holds words, which are classes; a list of targets holds numbers."
      ),
      (
        TableMessage.wordsAsTarget(file: "a", column: "x", isList: false),
        "a: x holds words, which are as many classes as there are; classes= is for numbers."
      ),
      (
        TableMessage.textAfterQuote(file: "a", line: 2),
        "a: line 2: after a closing quote comes a comma or the end of the line."
      ), (TableMessage.openQuote(file: "a", line: 2), "a: line 2: the quote opened here is never closed."),
      (
        DataFileMessage.noClass(file: "a", target: "y", sample: 2, number: 2.5, classes: 3),
        "a: y of sample 2 is 2.5; classes=3 are the whole numbers from 0 to 2."
      ),
      (
        DataFileMessage.stepsDoNotDivide(file: "a", features: 5, steps: 3),
        "a: 5 features a sample can't be shared out among 3 steps. A line is a sample: the features of its first step, then those of the second, …"
      ),
      (
        DataFileMessage.wordsBecameFeatures(file: "a", column: "c", words: (1...8).map { "w\($0)" }),
        "a: c holds words, each of which is a feature: c=w1, c=w2, c=w3, c=w4, c=w5, c=w6, … (8)."
      ),
      (
        DataFileMessage.indexLeftOut(file: "a", column: ""),
        "a: the first column has no name, as pandas writes an index: left out. With another name it is a feature."
      ),
      (
        DataFileMessage.indexLeftOut(file: "a", column: "Unnamed: 0"),
        "a: a column is called \"Unnamed: 0\", as pandas writes an index: left out. With another name it is a feature."
      ),
      (
        DataFileMessage.stepsByName(file: "a", steps: 2, features: ["x"]),
        "a: 2 steps by the numbers at the end of the names; in each x."
      ),
      (
        DataFileMessage.stepsInOrder(file: "a", steps: 2, features: ["x", "y"]),
        "a: 2 steps, one after the other as the columns stand; the first is x, y."
      ),
    ]
    for (message, words) in rows {
      #expect(message.words(in: .english) == words)
      #expect(Twins.faults(of: message) == [])
    }
  }
}
