import Messages

/// A whole page that needs no other file, for a dark or a light screen and for paper.
///
/// Its policy allows its own styles and scripts, pictures that stand in it, and nothing else: no other file, nothing
/// fetched or sent, whatever it holds.
package struct HTMLPage {
  package var title: String
  /// The code of the language that it is written in.
  package var language: String
  /// Rules beyond those of documents.
  package var styles: [String]
  package var scripts: [String]
  /// Elements, their texts escaped.
  package var body: String

  package init(
    title: String, language: String = DisplayLanguage.current.tag, styles: [String] = [],
    scripts: [String] = [], body: String
  ) {
    self.title = title
    self.language = language
    self.styles = styles
    self.scripts = scripts
    self.body = body
  }

  package var text: String {
    // The browser takes the checksum of all that stands between the tags.
    let style = "\n\(([HTML.styleSheet] + styles).joined(separator: "\n"))\n"
    var policy = ["default-src 'none'", "style-src 'sha256-\(SHA256.base64(style))'"]
    if !scripts.isEmpty {
      policy.append("script-src " + scripts.map { "'sha256-\(SHA256.base64($0))'" }.joined(separator: " "))
    }
    if body.contains("<img ") { policy.append("img-src data:") }
    policy += ["base-uri 'none'", "form-action 'none'"]
    return """
      <!DOCTYPE html>
      <html lang="\(HTML.escape(language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy.joined(separator: "; "))">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTML.escape(title))</title>
      <style>\(style)</style>
      </head>
      <body>
      \(body)
      \(scripts.map { "<script>\($0)</script>\n" }.joined())</body>
      </html>

      """
  }
}
