import Testing

@testable import Documents

@Suite struct DisplayWidthTests {
  // By Unicode's East Asian Width and emoji data, as wcwidth of glibc and tmux have them.
  @Test(
    "Text takes the columns that terminals give it",
    arguments: [
      ("", 0), ("gradient", 8), ("δ → ×/layer", 11), ("−3.0", 4), ("梯度消失", 8), ("ｓｉｇ", 6), ("。、（）", 8),
      ("한글", 4), ("ｱｲｳ", 3), ("e\u{301}", 1), ("φ\u{338}", 1), ("a\u{200B}b", 2), ("👍", 2), ("👍🏽", 2),
      ("👩‍🔬", 2), ("🇩🇪", 2), ("❤️", 2), ("✓✗", 2), ("⣿█▏", 3), ("┤└─┬", 4), ("①", 1), ("\u{1F9EA}", 2),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }
}
