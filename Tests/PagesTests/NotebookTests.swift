import Documents
import Testing

@testable import Pages

struct NotebookTests {
  @Test("What stands between two cells is Markdown, and a cell keeps its results") func cells() throws {
    let document = Document([
      .paragraph("Before"), .code("a = 1", language: "gradlab"), .paragraph("After"),
    ])
    let text = Notebook(document).json.text(indented: false)
    #expect(text.contains(#""cell_type":"markdown""#) || text.contains(#""cell_type": "markdown""#))
    #expect(text.contains("a = 1"))
  }
}
