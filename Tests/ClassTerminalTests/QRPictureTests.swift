import Documents
import Testing

@testable import ClassTerminal

@Suite struct QRPictureTests {
  /// Whether each module is dark, as an eye sees the lines: by the colours that they set.
  private func seen(_ lines: [String]) -> [[Bool]] {
    lines.flatMap { line -> [[Bool]] in
      let blocks = line.filter { "█▀▄ ".contains($0) }
      return [blocks.map { "█▀".contains($0) }, blocks.map { "█▄".contains($0) }]
    }
  }

  @Test(arguments: [TerminalStyle.ColorDepth.ansi16, .indexed256])
  func `A picture in colours is dark on light, with its rim`(_ depth: TerminalStyle.ColorDepth) throws {
    let picture = try #require(QRPicture("http://192.168.178.21:8080/#12345678"))
    let lines = try #require(picture.lines(TerminalStyle(color: depth))).map(\.string)
    #expect(picture.columns <= 41 && lines.count <= 21)
    #expect(seen(lines).prefix(picture.isDark.count).elementsEqual(picture.isDark))
    #expect(picture.isDark.prefix(4).allSatisfy { !$0.contains(true) })
    #expect(picture.isDark.allSatisfy { !$0.prefix(4).contains(true) && !$0.suffix(4).contains(true) })
    #expect(picture.isDark[4].prefix(11).suffix(7) == ArraySlice(repeating: true, count: 7))
  }

  @Test func `Without colours ink is what the background is not, and nothing is drawn where that is unknown`()
    throws
  {
    let picture = try #require(QRPicture("http://[::1]:8080/#12345678"))
    let onLight = try #require(picture.lines(TerminalStyle(background: .light))).map(\.string)
    let onDark = try #require(picture.lines(TerminalStyle(background: .dark))).map(\.string)
    let inverted = seen(onDark).map { $0.map { !$0 } }
    #expect(seen(onLight).prefix(picture.isDark.count).elementsEqual(inverted.prefix(picture.isDark.count)))
    #expect(picture.lines(TerminalStyle()) == nil)
    #expect(picture.lines(TerminalStyle(color: .indexed256, unicode: false)) == nil)
    #expect(picture.lines(TerminalStyle(color: .indexed256, plain: true)) == nil)
    #expect(QRPicture(String(repeating: "x", count: 4000)) == nil)
  }
}
