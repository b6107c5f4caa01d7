import Testing

@testable import Documents

@Suite struct FormatTests {
  @Test("JSON keeps numbers exactly, names what is none, and escapes")
  func json() {
    let value: JSON = [
      "number": .number(0.1), "whole": 42, "none": .numbers([.nan, .infinity, -.infinity]),
      "text": "a \"b\"\n\u{1b}", "flag": true, "nothing": nil,
    ]
    #expect(
      value.text()
        == #"{"number":0.1,"whole":42,"none":["nan","inf","-inf"],"text":"a \"b\"\n\u001b","flag":true,"nothing":null}"#
    )
    #expect(JSON.number(1e-7).text() == "1e-07")
    #expect(
      (["a": [1, 2], "b": [:]] as JSON).text(indented: true)
        == "{\n  \"a\": [1,2],\n  \"b\": {}\n}")
  }

  @Test("Markdown escapes what would be taken for its own signs")
  func markdownEscapes() {
    let document = Document([
      .paragraph("1. 2*3 <b> [x] `a` leaky_relu"), .paragraph("# no heading"),
      .code("```\nx\n```", language: "gradlab"), .paragraph("\("a`b", .code) and \(" bold ", .strong)!"),
    ])
    #expect(
      document.markdown == """
        1\\. 2\\*3 \\<b> \\[x\\] \\`a\\` leaky_relu

        \\# no heading

        ````gradlab
        ```
        x
        ```
        ````

        `` a`b `` and  **bold** !

        """)
  }

  @Test("Lists nest without needless lines, and emphasis beside full-width marks still holds")
  func markdownLists() {
    let document = Document([
      .list([[.paragraph("one"), .bullets(["inner"])], [.paragraph("two")]], start: 9),
      .paragraph("\("注意：", .strong)这里 \("really", .emphasis), yes"),
    ])
    #expect(
      document.markdown == """
        9. one
           - inner
        10. two

        <strong>注意：</strong>这里 *really*, yes

        """)
  }

  @Test("A title that is the first heading too stands once")
  func titleStandsOnce() {
    let document = Document(title: "Depth", [.heading("Depth", level: 1), .paragraph("a")])
    #expect(document.markdown == "# Depth\n\na\n")
    #expect(document.htmlFragment() == "<h1>Depth</h1>\n<p>a</p>")
    #expect(document.terminalText(TerminalStyle()) == "Depth\n━━━━━\n\na\n")
  }

  @Test("A Markdown table is a table")
  func markdownTable() {
    let table = Table(
      columns: [Table.Column("net"), .number("loss"), .bars(ChartAxis("", lower: 0, upper: 1))],
      rows: [["a|b", .number(0.5), .bar(0.5)], Table.Row(["c", .number(.nan), .bar(1)], style: .strong)])
    #expect(
      Document([.table(table)]).markdown == """
        | net | loss | 0 … 1 |
        | :--- | ---: | :--- |
        | a\\|b | 0.500 | ████████ |
        | **c** | **nan** | **████████████████** |

        """)
  }

  @Test("HTML escapes every text, and a link that runs a script leads nowhere")
  func htmlEscapes() {
    let text: Text = "<script>\("x", link: "javascript:alert(1)")\("y", link: "https://a/?b=\"c\"&d")"
    #expect(
      Document([.paragraph(text)]).htmlFragment()
        == "<p>&lt;script&gt;x<a href=\"https://a/?b=%22c%22&amp;d\">y</a></p>")
    #expect(HTML.escape("a\u{0}'") == "a⟨U+0000⟩&#39;")
  }

  @Test("Each opened element of the page is closed again, in order")
  func htmlIsWellFormed() {
    let page = Gallery.document.page
    #expect(Self.unclosed(page).isEmpty)
    #expect(!page.contains("http:") && !page.contains("src="))
  }

  @Test("The page's policy names its own style sheet and allows nothing else, and no style stands outside it")
  func policy() throws {
    let page = Gallery.document.page
    let style = try #require(page.firstMatch(of: #/<style>([^<]*)</style>/#)?.1)
    let policy = try #require(
      page.firstMatch(of: #/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/#)?.1)
    #expect(
      policy
        == "default-src 'none'; style-src 'sha256-\(SHA256.base64(String(style)))'; base-uri 'none'; form-action 'none'"
    )
    #expect(page.contains("class=\"number heat h"))
    #expect(page.firstMatch(of: #/<[^>]* (style|src|on[a-z]+)=|<script|@import|url\(/#) == nil)
  }

  // The examples of FIPS 180-4, and one longer than a block, by sha256sum.
  @Test(
    "SHA-256 is that of the standard",
    arguments: [
      ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
      ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
      ),
      (String(repeating: "a", count: 1000), "Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM="),
    ])
  func sha256(text: String, checksum: String) {
    #expect(SHA256.base64(text) == checksum)
  }

  /// The elements that are not closed, or closed out of order.
  static func unclosed(_ page: String) -> [String] {
    let void: Set<String> = ["meta", "hr", "br", "!DOCTYPE"]
    var open: [String] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" })
      if tag.hasSuffix("/") || void.contains(name) { continue }
      if tag.hasPrefix("/") {
        guard open.last == name else { return open + ["/" + name] }
        open.removeLast()
      } else {
        open.append(name)
      }
    }
    return open
  }

  @Test("Interpolation keeps words and styles")
  func interpolation() {
    let text: Text = "loss \(0.12345, .strong) after \(10) epochs, \("see", link: "#a")"
    #expect(text.string == "loss 0.123 after 10 epochs, see")
    #expect(text.runs.map(\.style) == [[], .strong, [], [], [], []])
    #expect(text.runs.last?.link == "#a")
    #expect(Text("a").styled(.good).runs == [Text.Run("a", .good)])
  }
}
