import Messages

extension Document {
  /// An HTML fragment without head or style sheet; `HTML.styleSheet` goes with it.
  ///
  /// In a page that holds several, each has an `id` of its own.
  package func htmlFragment(id: String = "g") -> String { HTML(prefix: id).blocks(titledBlocks) }

  /// A whole page that needs no other file, in the language given by its code, for a dark or a light screen.
  ///
  /// Its policy allows its own style sheet and nothing else: no script, no picture from elsewhere, no other page
  /// fetched or sent to, whatever the document holds.
  package func htmlPage(language: String = "en") -> String {
    let title = HTML.escape(title?.string ?? "gradlab")
    // The browser takes the checksum of all that stands between the tags.
    let style = "\n\(HTML.styleSheet)\n"
    let policy =
      "default-src 'none'; style-src 'sha256-\(SHA256.base64(style))'; base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="\(HTML.escape(language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      \(htmlFragment())
      </main>
      </body>
      </html>

      """
  }
}

/// Blocks as HTML.
package struct HTML {
  /// Begins the ids of this fragment, so that several can stand in one page.
  let prefix: String
  /// Whether charts have their numbers with them, for the script of a page that reads them to its reader.
  var isRead = false

  func blocks(_ blocks: [Block], path: String = "") -> String {
    blocks.enumerated().map { block($1, path: "\(path)-\($0 + 1)") }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private func block(_ block: Block, path: String) -> String {
    switch block {
    case .paragraph(let text): return "<p>\(inline(text))</p>"
    case .heading(let text, let level):
      let tag = "h\(min(max(level, 1), 6))"
      return "<\(tag)>\(inline(text))</\(tag)>"
    case .list(let items, let start):
      let tag = start == nil ? "ul" : "ol"
      let from = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
      let lines = items.enumerated().map { index, item -> String in
        if item.count == 1, case .paragraph(let text) = item[0] { return "<li>\(inline(text))</li>" }
        return "<li>\(blocks(item, path: "\(path)-\(index)"))</li>"
      }
      return "<\(tag)\(from)>\n\(lines.joined(separator: "\n"))\n</\(tag)>"
    case .quote(let inner): return "<blockquote>\n\(blocks(inner, path: path))\n</blockquote>"
    case .code(let code, let language):
      let name = language.map { " class=\"language-\(Self.escape($0))\"" } ?? ""
      return "<pre tabindex=\"0\"><code\(name)>\(Self.escape(code))</code></pre>"
    case .table(let table): return HTMLTable(html: self, table: table).text
    case .chart(let chart): return HTMLChart(html: self, id: Self.escape(prefix + path)).text(chart.content)
    case .verdict(let verdict): return self.verdict(verdict)
    case .aside(let kind, let inner): return aside(kind, inner, path)
    case .details(let summary, let inner):
      return "<details>\n<summary>\(inline(summary))</summary>\n\(blocks(inner, path: path))\n</details>"
    case .rule: return "<hr>"
    case .gap: return ""
    }
  }

  private func aside(_ kind: Block.Aside, _ inner: [Block], _ path: String) -> String {
    let label = DocumentMessage.aside(kind).words(in: .current)
    return "<div class=\"aside \(kind.rawValue)\" role=\"note\"><p class=\"label\">\(label)</p>\n"
      + blocks(inner, path: path) + "\n</div>"
  }

  private func verdict(_ verdict: Verdict) -> String {
    let checks = verdict.checks.map { check -> String in
      let label = check.label.map { "<strong>\(inline($0))</strong>: " } ?? ""
      let message = check.message.map { "<br>\(inline($0))" } ?? ""
      return mark(check.holds ? .holds : .doesNotHold) + " \(label)\(inline(check.statement))\(message)"
    }
    if verdict.text.isEmpty, checks.count == 1 { return "<p class=\"verdict\">\(checks[0])</p>" }
    let head =
      verdict.text.isEmpty ? "" : "<p class=\"verdict\">\(mark(verdict.outcome)) \(inline(verdict.text))</p>"
    let list =
      checks.isEmpty
      ? "" : "<ul class=\"checks\">\n" + checks.map { "<li>\($0)</li>" }.joined(separator: "\n") + "\n</ul>"
    return [head, list].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func mark(_ outcome: Verdict.Outcome) -> String {
    let kind =
      switch outcome {
      case .holds: "good"
      case .holdsIf: "warning"
      case .doesNotHold: "bad"
      case .implied: "accent"
      case .undecided: "dim"
      }
    return
      "<span class=\"\(kind)\" role=\"img\" aria-label=\"\(outcome.words(in: .current))\">\(outcome.mark)</span>"
  }

  func inline(_ text: Text) -> String {
    text.runs.map { run -> String in
      guard !run.string.isEmpty else { return "" }
      var words = Self.escape(run.string)
      if run.style.contains(.code) { words = "<code>\(words)</code>" }
      if run.style.contains(.emphasis) { words = "<em>\(words)</em>" }
      if run.style.contains(.strong) { words = "<strong>\(words)</strong>" }
      let classes = Self.classes(run.style)
      if !classes.isEmpty { words = "<span class=\"\(classes)\">\(words)</span>" }
      if let link = run.link, let address = Link.address(link) {
        words = "<a href=\"\(Self.escape(address))\">\(words)</a>"
      }
      return words
    }.joined()
  }

  static func classes(_ style: Text.Style) -> String {
    let names: [(Text.Style, String)] = [
      (.dim, "dim"), (.good, "good"), (.bad, "bad"), (.warning, "warning"), (.accent, "accent"),
    ]
    return names.filter { style.contains($0.0) }.map(\.1).joined(separator: " ")
  }

  /// A text as content or attribute of an element, with hidden characters shown.
  package static func escape(_ string: String) -> String {
    var out = ""
    for scalar in string.showingHidden.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
