import Messages

extension Document {
  /// An HTML fragment without head or style sheet; `HTML.styleSheet` goes with it.
  ///
  /// In a page that holds several, each has an `id` of its own.
  package func htmlFragment(id: String = "g") -> String { HTML(prefix: id).blocks(titledBlocks) }
}

/// Blocks as HTML.
package struct HTML {
  /// Begins the ids of this fragment, so that several can stand in one page.
  private(set) var prefix: String
  /// Whether charts have their numbers with them, for the script of a page that reads them to its reader.
  package var isRead = false
  /// The address where a link of the document leads in this page; `nil`: nowhere.
  private let address: @Sendable (String) -> String?
  /// The picture in a file; `nil`: its words stand there.
  private let picture: @Sendable (String) -> Picture?

  package init(
    prefix: String, isRead: Bool = false,
    address: @escaping @Sendable (String) -> String? = { Link.address($0) },
    picture: @escaping @Sendable (String) -> Picture? = { _ in nil }
  ) {
    self.prefix = prefix
    self.isRead = isRead
    self.address = address
    self.picture = picture
  }

  /// The same, with ids of their own.
  package func with(prefix: String) -> HTML {
    var copy = self
    copy.prefix = prefix
    return copy
  }

  package func blocks(_ blocks: [Block], path: String = "") -> String {
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
      let label =
        check.label.map {
          "<strong>\(inline($0))</strong>" + DisplayLanguage.current.colon
        } ?? ""
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

  package func inline(_ text: Text) -> String {
    text.runs.map { run -> String in
      guard !run.string.isEmpty || run.picture != nil else { return "" }
      var words = run.picture.map { image($0, run.string) } ?? Self.escape(run.string)
      if run.style.contains(.code) { words = "<code>\(words)</code>" }
      if run.style.contains(.emphasis) { words = "<em>\(words)</em>" }
      if run.style.contains(.strong) { words = "<strong>\(words)</strong>" }
      let classes = Self.classes(run.style)
      if !classes.isEmpty { words = "<span class=\"\(classes)\">\(words)</span>" }
      if let link = run.link, let address = address(link) {
        words = "<a href=\"\(Self.escape(address))\">\(words)</a>"
      }
      return words
    }.joined()
  }

  /// An address in the characters of one; `nil` where following it would run a script or leave for another host unsaid.
  package static func address(_ link: String) -> String? { Link.address(link) }

  /// The same, where it does not depend on the page that it stands in.
  package static func absoluteAddress(_ link: String) -> String? { Link.absolute(link) }

  private func image(_ file: String, _ words: String) -> String {
    guard let picture = picture(file) else {
      return Self.escape(DocumentMessage.picture(shows: words).words(in: .current))
    }
    return "<img src=\"\(picture.address)\" alt=\"\(Self.escape(words))\">"
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
