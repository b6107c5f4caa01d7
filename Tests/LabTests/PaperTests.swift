import CommandKit
import Documents
import Testing

@testable import Lab
@testable import Verbs

@Suite struct PaperTests {
  private let session = Session()

  @Test func `Every paper with an address is the source of something`() {
    let sources = session.vocabulary.declarations.compactMap(\.source)
    for name in Papers.addresses.keys {
      #expect(sources.contains { $0.contains(name) }, "\(name)")
    }
  }

  @Test func `Help leads to the papers that it names`() throws {
    let page = try session.help.page(on: "theory")
    let links = page.blocks.flatMap { block -> [String] in
      if case .paragraph(let text) = block { text.runs.compactMap(\.link) } else { [] }
    }
    #expect(
      links == [
        "https://arxiv.org/abs/1606.05340", "https://arxiv.org/abs/1611.01232",
        "https://arxiv.org/abs/1801.03744",
      ])
  }
}
