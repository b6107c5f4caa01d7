import CommandKit
import Documents
import Testing

@Suite("Help")
struct HelpTests {
  private let help = Help(
    vocabulary: vocabulary, topics: [HelpTopic("variants", "Lists make variants.", [.paragraph("A list…")])])

  @Test(
    "Every word, group and topic has a page that says what it is",
    arguments: vocabulary.declarations.map(\.name))
  func pages(name: String) throws {
    let page = try help.page(on: name)
    let declaration = try #require(vocabulary[name])
    #expect(page.title?.string == name)
    #expect(page.blocks.contains(.paragraph(Text(declaration.summary))))
    #expect(page.blocks.contains(.code(declaration.usage, language: nil)))
  }

  @Test("Groups and topics have pages, an alias that of its word, a mistyped word the closest")
  func otherPages() throws {
    #expect(try help.page(on: "optimizers").title?.string == "optimizers")
    #expect(try help.page(on: "variants").title?.string == "variants")
    #expect(try help.page(on: "exit").title?.string == "quit")
    let failure = #expect(throws: Failure.self) { try help.page(on: "prob", at: Span(5, 9)) }
    #expect(failure?.message == "There is no help on prob. Closest: probe.")
    let unlike = #expect(throws: Failure.self) { try help.page(on: "zzzzzzzz") }
    #expect(unlike?.message == "There is no help on zzzzzzzz.")
    #expect(failure?.placed(in: "help prob").correction == "help probe")
  }

  @Test("The overview names every word once")
  func overview() {
    let text = help.overview.blocks.map { "\($0)" }.joined()
    for declaration in vocabulary.declarations { #expect(text.contains(declaration.name)) }
  }

  @Test(
    "How a word is written shows what it needs and what may be left out",
    arguments: [
      ("dense", "dense(units, activation=identity, init=none, bias=true)"),
      ("save", "save FILE [of=NETWORK] [overwrite=false]"), ("vars", "vars"),
      ("precision", "precision float32|float64"),
      ("by_class", "by_class(weights, …)"), ("relu", "relu"), ("undo", "undo [NUMBER]"),
      ("export", "export VALUE to=FILE [overwrite=false]"),
    ])
  func usage(name: String, usage: String) { #expect(vocabulary[name]?.usage == usage) }

  @Test("A name that is a layer alone and a function in brackets has a page with both")
  func both() throws {
    let page = try help.page(on: "mean").blocks.map { "\($0)" }.joined()
    for role in [Declaration.Role.constructor, .function] {
      let declaration = try #require(vocabulary.declarations.first { $0.name == "mean" && $0.role == role })
      #expect(page.contains(declaration.summary))
    }
    #expect(vocabulary["mean"]?.role == .constructor && vocabulary.called("mean")?.role == .function)
  }

  @Test("The reference page has a heading for every word, and every link leads to one")
  func reference() {
    let page = Reference(help).markdown(title: "Reference", introduction: "Every word.")
    let lines = page.split(separator: "\n")
    for declaration in vocabulary.declarations {
      let namesakes = vocabulary.declarations.count { $0.name == declaration.name }
      #expect(lines.count { $0 == "### \(declaration.name)" } == namesakes)
      #expect(page.contains("(#\(declaration.name))"))
    }
    // The function has the layer's name: a forge counts the second heading.
    #expect(page.contains("(#mean-1)"))
    #expect(page.hasPrefix("# Reference\n\nEvery word.\n\n"))
  }
}
