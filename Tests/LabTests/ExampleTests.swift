import CommandKit
import Testing

@testable import Lab
@testable import Verbs

/// Every example of every declaration runs, and prints what it says it does.
struct ExampleTests {
  struct Case: CustomTestStringConvertible {
    let example: Example
    var testDescription: String { example.line }
  }

  /// The lines whose work is the point of other tests, and too long for a table of all.
  static let long: Set<String> = []

  static let cases = Session().vocabulary.declarations.flatMap { declaration in
    declaration.examples.map { Case(example: $0) }
  }.filter { !long.contains($0.example.line) }

  @Test("an example runs and prints what it says", arguments: cases)
  func runs(one: Case) throws {
    let text = try Shown().all(one.example.setup + [one.example.line])
    if let output = one.example.output { #expect(text == output) }
  }

  @Test(
    "every declaration has a summary that is a sentence, and every parameter says what it is",
    arguments: Session().vocabulary.declarations.map(\.name))
  func documented(name: String) throws {
    let declaration = try #require(Session().vocabulary[name])
    let first = String(declaration.summary.prefix { $0.isLetter || $0 == "_" })
    #expect(declaration.summary.hasSuffix("."))
    #expect(first.isEmpty || first.first?.isUppercase == true || Session().vocabulary[first] != nil)
    #expect(declaration.parameters.allSatisfy { !$0.summary.isEmpty })
  }

  @Test("a field that a verb declares is one that its results have", arguments: ["probe", "train", "theory"])
  func fields(verb: String) throws {
    let shown = Shown()
    try shown(
      "data = split(gaussian, test=0.2)",
      "\(verb) 3 * dense(8, tanh) -> dense(1, sigmoid)\(verb == "train" ? " epochs=2" : "")")
    let element = try #require(shown.session.state.it?.single)
    guard case .record(let record) = element else {
      Issue.record("the result is \(element.noun)")
      return
    }
    let declared = Set(try #require(shown.session.verbs[verb]).fields)
    #expect(Set(record.fields.keys).isSubset(of: declared))
  }
}
