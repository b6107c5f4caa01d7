import Messages
import Testing

@testable import Documents

/// Texts from strangers in every place that a document has, through every renderer.
@Suite struct HiddenCharacterTests {
  static let hostile = [
    "\u{1B}[31m", "\u{1B}]0;owned\u{7}", "\u{1B}]52;c;ZXZpbA==\u{1B}\\", "\u{9B}2J", "\u{90}q\u{9C}", "\u{0}",
    "\u{7F}",
    "\u{8}\u{8}", "\r", "\u{202E}", "\u{2066}x\u{2069}", "\u{200F}", "\u{61C}", "\u{2028}", "\u{200B}",
    "\u{E0041}", "\u{FEFF}",
    "a\u{200D}",
  ]

  static let places: [(name: String, make: @Sendable (String) -> Document)] = [
    ("title", { Document(title: Text($0)) }),
    ("paragraph", { [.paragraph(Text($0))] }),
    ("bold", { [.paragraph("\($0, .strong)")] }),
    ("inline code", { [.paragraph("\($0, .code)")] }),
    ("heading", { [.heading(Text($0), level: 2)] }),
    ("list", { [.bullets([Text($0)])] }),
    ("quote", { [.quote([.paragraph(Text($0))])] }),
    ("code", { [.code($0, language: "gradlab")] }),
    ("language of code", { [.code("x", language: $0)] }),
    ("aside", { [.aside(.warning, [.paragraph(Text($0))])] }),
    ("summary", { [.details(summary: Text($0), [.paragraph(Text($0))])] }),
    ("words of a link", { [.paragraph("\($0, link: "https://a.example/")")] }),
    ("address", { [.paragraph("\("words", link: "https://a.example/\($0)")")] }),
    ("relative address", { [.paragraph("\("words", link: "page\($0)#there")")] }),
    (
      "caption",
      { [.table(Table(caption: Text($0), columns: [Table.Column("c")], rows: [["1"]], foot: [Text($0)]))] }
    ),
    (
      "column",
      {
        [
          .table(
            Table(
              columns: [Table.Column(Text($0)), .number(Text($0), unit: $0)], rows: [["1", .number(1)]]))
        ]
      }
    ),
    ("axis of a column", { [.table(Table(columns: [.bars(ChartAxis($0))], rows: [[.bar(1)], [.bar(2)]]))] }),
    ("cell", { [.table(Table(columns: [Table.Column("c")], rows: [[.text(Text($0))]]))] }),
    ("verdict", { [.verdict(Verdict(.holds, Text($0)))] }),
    ("check", { [.verdict(Verdict([Check(false, Text($0), label: Text($0), message: Text($0))]))] }),
    (
      "plot",
      { text in
        let series = ["", "b"].map { LineChart.Series($0 + text, x: [1, 2], y: [1, 2]) }
        return [
          .chart(LineChart(text, x: ChartAxis(text), y: ChartAxis(text), series: series, notes: [text]))
        ]
      }
    ),
    (
      "heat map",
      { text in
        [
          .chart(
            HeatMap(
              text, rows: text, [text, "b"], columns: text, [text, "d"], values: [[1, 2], [3, 4]],
              axis: ChartAxis(text)))
        ]
      }
    ),
  ]

  /// What is left of a terminal's text when the sequences that the renderer itself writes are taken away.
  static func withoutOwnSequences(_ text: String) -> String {
    text.replacing(#/\u{1B}\[[0-9;]*m|\u{1B}\]8;;(https://a\.example/[!-~]*)?\u{1B}\\/#, with: "")
  }

  @Test(
    "No hidden character gets through, whatever holds it and whatever shows it", arguments: places.indices)
  func nothingGetsThrough(place: Int) {
    for text in Self.hostile {
      let document = Self.places[place].make("<" + text + ">")
      for style in [
        TerminalStyle(), TerminalStyle(width: 30), TerminalStyle(unicode: false), TerminalStyle(plain: true),
        TerminalStyle(color: .ansi16), TerminalStyle(color: .truecolor, links: true),
      ] {
        let shown = document.terminalText(style)
        let rest = Self.withoutOwnSequences(shown)
        #expect(rest.showingHidden == rest, "\(Self.places[place].name), terminal")
        for line in lines(rest) where !style.plain { #expect(DisplayWidth.of(line) <= style.width) }
      }
      for (renderer, shown) in [
        ("Markdown", document.markdown), ("HTML", document.htmlFragment()),
        ("JSON", JSON.string(document.markdown + text).text()),
      ] {
        #expect(shown.showingHidden == shown, "\(Self.places[place].name), \(renderer)")
      }
    }
  }

  @Test("They are shown as what they are, the same way by every renderer")
  func oneWay() {
    let document: Document = [.paragraph("a\u{202E}b\u{1B}[31m\tc")]
    #expect(document.terminalText(TerminalStyle()) == "a⟨U+202E⟩b⟨U+001B⟩[31m    c\n")
    #expect(document.terminalText(TerminalStyle(unicode: false)) == "a<U+202E>b<U+001B>[31m    c\n")
    #expect(document.markdown == "a⟨U+202E⟩b⟨U+001B⟩\\[31m\tc\n")
    #expect(Document(title: "a\u{202E}").page.contains("<title>a⟨U+202E⟩</title>"))
    #expect(document.htmlFragment() == "<p>a⟨U+202E⟩b⟨U+001B⟩[31m\tc</p>")
    #expect(JSON.string("a\u{202E}\u{1B}\u{E0041}").text() == #""a\u202e\u001b\udb40\udc41""#)
  }

  @Test("The bar of long work shows its label and note safely")
  func progress() {
    for text in Self.hostile {
      let line = Progress("a\(text)", done: 1, of: 2, elapsed: 1, note: text).terminalLine(
        TerminalStyle(color: .ansi16))
      let rest = Self.withoutOwnSequences(line)
      #expect(rest.showingHidden == rest)
    }
  }

  @Test(
    "A link leads to a page by http, to a mailbox, or within its own site; anything else is text",
    arguments: [
      ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"), ("HTTP://a.example", "HTTP://a.example"),
      ("mailto:a@b.example", "mailto:a@b.example"), ("#there", "#there"), ("next.md", "next.md"),
      ("a/b:c", "a/b:c"), ("https://a.example/ä\u{1B}]<", "https://a.example/%C3%A4]%3C"),
      ("javascript:alert(1)", nil), (" javascript:alert(1)", nil), ("JaVa\nScript:alert(1)", nil),
      ("java\u{200B}script:alert(1)", nil), ("data:text/html,x", nil), ("file:///etc/passwd", nil),
      ("vbscript:x", nil), ("//evil.example/", nil), ("ssh://host", nil), ("", nil),
    ])
  func links(link: String, address: String?) {
    #expect(Link.address(link) == address)
    let document: Document = [.paragraph("\("words", link: link)")]
    #expect(document.htmlFragment().contains("<a ") == (address != nil))
    #expect(document.markdown == (address.map { "[words](<\($0)>)\n" } ?? "words\n"))
    let terminal = document.terminalText(TerminalStyle(color: .ansi16, links: true))
    #expect(terminal.contains("\u{1B}]8;;") == (address?.contains("example") == true))
  }
}
