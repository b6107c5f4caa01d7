import Documents

/// A document as a Jupyter notebook: cells of the language with their outputs, and Markdown between them.
package struct Notebook {
  package let document: Document

  package init(_ document: Document) { self.document = document }

  package var json: JSON {
    var cells: [JSON] = []
    var prose: [Block] = []
    var code: String?
    var results: [Block] = []
    func flush() {
      if !prose.isEmpty { cells.append(markdown(Document(prose), cells.count)) }
      if let code { cells.append(self.code(code, Document(results), cells.count)) }
      prose = []
      results = []
      code = nil
    }
    for block in document.blocks {
      switch block {
      case .code(let text, language: "gradlab"):
        flush()
        code = text
      case .heading, .paragraph, .list, .details, .quote:
        // Prose after a cell begins anew; what a cell printed is no prose.
        if code != nil { flush() }
        prose.append(block)
      default:
        if code == nil { prose.append(block) } else { results.append(block) }
      }
    }
    flush()
    return [
      "cells": .array(cells),
      "metadata": ["language_info": ["name": "gradlab"]],
      "nbformat": 4,
      "nbformat_minor": 5,
    ]
  }

  private func markdown(_ part: Document, _ index: Int) -> JSON {
    [
      "cell_type": "markdown", "id": .string("cell-\(index + 1)"), "metadata": .object([]),
      "source": .string(part.markdown),
    ]
  }

  private func code(_ text: String, _ result: Document, _ index: Int) -> JSON {
    // Each output has the style with it: a reader may clear any of them.
    let style = "<style>\n\(HTML.styleSheet(within: "gradlab"))\n</style>"
    let html = "<div class=\"gradlab\">\n\(style)\n\(result.htmlFragment(id: "cell-\(index + 1)"))\n</div>"
    let plain = result.terminalText(TerminalStyle(width: 100))
    let output: JSON = [
      "output_type": "display_data", "metadata": .object([]),
      "data": ["text/html": .string(html), "text/plain": .string(plain)],
    ]
    return [
      "cell_type": "code", "id": .string("cell-\(index + 1)"), "metadata": .object([]),
      "execution_count": nil, "source": .string(text.showingHidden),
      "outputs": .array(result.blocks.isEmpty ? [] : [output]),
    ]
  }
}
