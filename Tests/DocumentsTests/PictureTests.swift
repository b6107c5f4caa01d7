import Testing

@testable import Documents

struct PictureTests {
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2]
  static let files: [([UInt8], Picture.Kind?)] = [
    (png, .png), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), (Array("GIF89a..".utf8), .gif),
    (Array("RIFF1234WEBPVP8 ".utf8), .webp), (Array("RIFF1234WAVE".utf8), nil),
    (Array("<svg xmlns=\"…\"/>".utf8), .svg),
    (Array("\u{FEFF}<?xml version=\"1.0\"?>\n<!-- a > b --><!DOCTYPE svg>\n<svg>".utf8), .svg),
    (Array("<html><svg></svg></html>".utf8), nil), (Array("<svgx/>".utf8), nil),
    (Array("<!-- <svg> ".utf8), nil),
    (Array("<svg".utf8), nil), ([], nil), ([0x89, 0x50], nil), (Array(repeating: 0x20, count: 5000), nil),
    (Array("<!--\(String(repeating: "é", count: 2046))".utf8) + [0xFF], nil),
  ]

  @Test("What a picture is its first bytes say", arguments: files) func kinds(
    bytes: [UInt8], kind: Picture.Kind?
  ) {
    #expect(Picture(bytes)?.kind == kind)
  }

  @Test("A picture stands in a page with its words, and its words alone elsewhere") func rendered() throws {
    let picture = try #require(Picture(Self.png))
    let blocks: [Block] = [.paragraph(Text([Text.Run("a \"b\"", picture: "x.png")]))]
    #expect(
      HTML(prefix: "g", picture: { $0 == "x.png" ? picture : nil }).blocks(blocks)
        == "<p><img src=\"data:image/png;base64,iVBORw0KGgoBAg==\" alt=\"a &quot;b&quot;\"></p>")
    #expect(Document(blocks).htmlFragment() == "<p>[picture: a &quot;b&quot;]</p>")
    #expect(Document(blocks).terminalText(TerminalStyle()) == "[picture: a \"b\"]\n")
    #expect(Document(blocks).markdown == "![a \"b\"](<x.png>)\n")
    #expect(Document(blocks).markdown(picturesAt: { _ in nil }) == "\\[picture: a \"b\"\\]\n")
  }
}
