import Messages

extension Document {
  /// How many bytes of HTML an output has at most: more would hold up the notebook, and is shown as text, folded as on a
  /// screen.
  package static let mostOfOutput = 2 << 20

  /// The document as a notebook shows it below a cell, in each form by the name of its type.
  ///
  /// A notebook that is not trusted yet takes style and drawings out of HTML, and leaves their words: the text stands in
  /// it too, and gives way where the style sheet is.
  ///
  /// - Parameters:
  ///   - id: begins the ids of its elements; each in a notebook has one of its own.
  ///   - isStyled: whether it brings the style sheet with it: the first output of each cell does, since a reader may
  ///     clear any cell.
  ///   - width: of the text, in columns.
  package func mimeBundle(id: String, isStyled: Bool, width: Int = 100) -> JSON {
    var html = htmlFragment(id: id)
    var style = TerminalStyle(width: width)
    if html.utf8.count > Self.mostOfOutput {
      html = ""
      style.rows = 200
    }
    let plain = terminalText(style)
    let parts = [
      isStyled ? "<style>\n\(HTML.styleSheet(within: "gradlab"))\n</style>" : "",
      html.isEmpty ? "" : "<div class=\"shown\" hidden=\"hidden\">\n\(html)\n</div>",
      "<pre class=\"plain\">\(HTML.escape(plain))</pre>",
    ]
    let whole = parts.filter { !$0.isEmpty }.joined(separator: "\n")
    return [
      "text/html": .string(
        "<div class=\"gradlab\" lang=\"\(DisplayLanguage.current.tag)\">\n\(whole)\n</div>"),
      "text/plain": .string(plain),
    ]
  }
}
