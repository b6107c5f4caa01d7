import Documents

/// What a page runs and how it looks beyond its documents: files of the folder `Web`.
package enum PageScripts {
  /// In the order in which they run.
  static let scripts =
    [HTML.numbersScript] + ["questions.js", "charts.js", "explorer.js"].map(EmbeddedTexts.text(of:))
  package static let styles = ["page.css", "explorer.css", "paper.css"].map(EmbeddedTexts.text(of:))
}
