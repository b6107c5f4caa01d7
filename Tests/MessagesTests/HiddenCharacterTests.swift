import Messages
import Testing

@Suite struct HiddenCharacterTests {
  @Test(
    "What a terminal obeys, what turns the direction and what shows nothing is written as what it is",
    arguments: [
      ("\u{1B}[31mred", "⟨U+001B⟩[31mred"), ("\u{1B}]0;title\u{7}", "⟨U+001B⟩]0;title⟨U+0007⟩"),
      ("\u{9B}31m", "⟨U+009B⟩31m"), ("a\u{0}b\u{7F}", "a⟨U+0000⟩b⟨U+007F⟩"), ("a\rb", "a⟨U+000D⟩b"),
      ("a\r\nb\tc", "a\nb\tc"), ("a\u{8}", "a⟨U+0008⟩"), ("\u{202E}gnp.exe", "⟨U+202E⟩gnp.exe"),
      ("\u{2066}a\u{2069}", "⟨U+2066⟩a⟨U+2069⟩"), ("\u{200E}\u{200F}\u{61C}", "⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩"),
      ("a\u{2028}b\u{2029}c", "a⟨U+2028⟩b⟨U+2029⟩c"), ("re\u{200B}lu", "re⟨U+200B⟩lu"),
      ("a\u{200D}b", "a⟨U+200D⟩b"), ("a\u{200C}", "a⟨U+200C⟩"), ("\u{FEFF}a", "⟨U+FEFF⟩a"),
      ("a\u{AD}b", "a⟨U+00AD⟩b"),
      ("a\u{E0041}\u{E007F}", "a⟨U+E0041⟩⟨U+E007F⟩"), ("a\u{2060}\u{2063}", "a⟨U+2060⟩⟨U+2063⟩"),
      ("a\u{FE0F}\u{FE01}", "a⟨U+FE0F⟩⟨U+FE01⟩"), ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}⟨U+FE0F⟩"),
      ("\u{3164}\u{115F}\u{FFA0}", "⟨U+3164⟩⟨U+115F⟩⟨U+FFA0⟩"),
      ("\u{FFF9}a\u{FFFA}b\u{FFFB}", "⟨U+FFF9⟩a⟨U+FFFA⟩b⟨U+FFFB⟩"),
      ("\u{1D173}\u{1BCA0}\u{E01EF}", "⟨U+1D173⟩⟨U+1BCA0⟩⟨U+E01EF⟩"),
    ])
  func areShown(text: String, shown: String) {
    #expect(text.showingHidden == shown)
    #expect(shown.showingHidden == shown)
  }

  @Test(
    "What scripts and emoji need stays as it is",
    arguments: [
      "gradient", "δ → φ′, 梯度", "👩‍🔬 👍🏽 🇩🇪 ❤️‍🔥 1️⃣ 🏳️‍🌈", "می‌خواهم", "क्‍ष", "ශ්‍රී", "ᠠ\u{180B}", "葛\u{E0100}", "e\u{301}",
      "\u{A0}\u{3000}",
      "\n\t",
    ])
  func staysAsItIs(text: String) {
    #expect(text.showingHidden == text)
  }

  @Test("No hidden character but those that are needed gets through, for each scalar by itself")
  func everyScalar() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = "a\(Character(scalar))b".showingHidden
      #expect(scalar.isHidden == !shown.unicodeScalars.contains(scalar), "\(value)")
    }
  }

  @Test("A terminal's text keeps the sequences of its literal, and shows those of what is interpolated")
  func terminalText() {
    let name = "a\u{1B}[2J"
    let inner: TerminalText = "\u{1B}[1m\(name)\u{1B}[0m"
    #expect(inner.string == "\u{1B}[1ma⟨U+001B⟩[2J\u{1B}[0m")
    #expect(("\(inner) \(42)" as TerminalText).string == inner.string + " 42")
    #expect(("\r" + inner).string == "\r" + inner.string)
  }
}
