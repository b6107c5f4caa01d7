extension Document {
  /// How many bytes of HTML a cell shows: what is more would hold up the notebook, and is shown as text, folded as on a
  /// screen.
  package static let mostOfCell = 2 << 20

  /// The document as a notebook shows it below a cell, in each form by the name of its type.
  ///
  /// - Parameters:
  ///   - id: begins the ids of its elements; each in a notebook has one of its own.
  ///   - isStyled: whether it brings the style sheet with it: one output of each cell does, since a reader may clear any
  ///     cell.
  package func mimeBundle(id: String, isStyled: Bool) -> JSON {
    var style = TerminalStyle(width: 100)
    var members: [JSON.Member] = []
    let html = htmlFragment(id: id)
    if html.utf8.count <= Self.mostOfCell {
      let sheet = isStyled ? "<style>\n\(HTML.styleSheet(within: "gradlab"))\n</style>\n" : ""
      members.append(
        JSON.Member("text/html", .string("<div class=\"gradlab\">\n\(sheet)\(html)\n</div>")))
    } else {
      style.rows = 200
    }
    members.append(JSON.Member("text/plain", .string(terminalText(style))))
    return .object(members)
  }
}
