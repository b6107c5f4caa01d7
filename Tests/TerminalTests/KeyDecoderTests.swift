import Testing

@testable import LineEditor

/// What terminals send, and the keys that it is read as.
@Suite struct KeyDecoderTests {
  static let keys: [(String, [Key])] = [
    ("a", [.character(0x61)]), ("é", [.character(0xE9)]), ("深🙂", [.character(0x6DF1), .character(0x1F642)]),
    ("\r", [.character(13)]), ("\u{0}", [.character(0)]), ("\u{7F}", [.character(127)]),
    // Alt.
    ("\u{1B}f", [.alt(0x66)]), ("\u{1B}\r", [.alt(13)]), ("\u{1B}\n", [.alt(13)]), ("\u{1B}é", [.alt(0xE9)]),
    ("\u{1B}\u{1B}[A", [.named(.up, .alt)]), ("\u{1B}\u{1B}f", [.alt(0x66)]),
    // Arrows, Home, End: plain, of the keypad's application mode, with modifiers.
    ("\u{1B}[A", [.named(.up)]), ("\u{1B}OA", [.named(.up)]), ("\u{1B}[1;5D", [.named(.left, .control)]),
    ("\u{1B}[1;3C", [.named(.right, .alt)]), ("\u{1B}[1;2A", [.named(.up, .shift)]),
    ("\u{1B}[1;6C", [.named(.right, [.control, .shift])]), ("\u{1B}[H", [.named(.home)]),
    ("\u{1B}OF", [.named(.end)]), ("\u{1B}[1~", [.named(.home)]), ("\u{1B}[7~", [.named(.home)]),
    ("\u{1B}[8~", [.named(.end)]), ("\u{1B}[1;129A", [.named(.up)]),
    ("\u{1B}Oj\u{1B}Oy\u{1B}OM", [.character(0x2A), .character(0x39), .character(13)]),
    ("\u{1B}[Z", [.named(.tab, .shift)]),
    // The keys above the arrows, and the function keys.
    ("\u{1B}[2~", [.named(.insert)]), ("\u{1B}[3~", [.named(.delete)]),
    ("\u{1B}[3;5~", [.named(.delete, .control)]), ("\u{1B}[5~", [.named(.pageUp)]),
    ("\u{1B}[6;2~", [.named(.pageDown, .shift)]), ("\u{1B}OP", [.named(.function(1))]),
    ("\u{1B}[11~", [.named(.function(1))]), ("\u{1B}[[A", [.named(.function(1))]),
    ("\u{1B}[15~", [.named(.function(5))]), ("\u{1B}[24~", [.named(.function(12))]),
    ("\u{1B}[1;2P", [.named(.function(1), .shift)]), ("\u{1B}[34~", [.named(.function(20))]),
    // rxvt.
    ("\u{1B}[3$", [.named(.delete, .shift)]), ("\u{1B}[3^", [.named(.delete, .control)]),
    ("\u{1B}[3@", [.named(.delete, [.control, .shift])]), ("\u{1B}[a", [.named(.up, .shift)]),
    ("\u{1B}Od", [.named(.left, .control)]),
    // kitty's protocol and xterm's modifyOtherKeys.
    ("\u{1B}[97u", [.character(0x61)]), ("\u{1B}[97;2u", [.character(0x41)]),
    ("\u{1B}[97:65;2u", [.character(0x41)]), ("\u{1B}[49:33;2u", [.character(0x21)]),
    ("\u{1B}[97;5u", [.character(1)]), ("\u{1B}[99;3u", [.alt(0x63)]), ("\u{1B}[97;7u", [.alt(1)]),
    ("\u{1B}[97;1:3u", []), ("\u{1B}[1;1:3A", []), ("\u{1B}[1;1:2A", [.named(.up)]),
    ("\u{1B}[13u", [.character(13)]), ("\u{1B}[13;2u", [.named(.enter, .shift)]),
    ("\u{1B}[13;3u", [.alt(13)]),
    ("\u{1B}[9;2u", [.named(.tab, .shift)]), ("\u{1B}[27u", [.named(.escape)]),
    ("\u{1B}[32;5u", [.character(0)]),
    ("\u{1B}[127;5u", [.named(.backspace, .control)]), ("\u{1B}[57441;2u", []),
    ("\u{1B}[57417u", [.named(.left)]),
    ("\u{1B}[57400u", [.character(0x31)]), ("\u{1B}[57376u", [.named(.function(13))]),
    ("\u{1B}[27;5;105~", [.character(9)]), ("\u{1B}[27;2;13~", [.named(.enter, .shift)]),
    ("\u{1B}[27;6;65~", [.character(1)]), ("\u{1B}[1114112u", []), ("\u{1B}[u", []), ("\u{1B}[?1u", []),
    // The mouse, focus, and answers to questions that nobody asked here.
    ("\u{1B}[M !!x", [.character(0x78)]), ("\u{1B}[M\u{1B}[Ax", [.character(0x78)]),
    ("\u{1B}[<0;10;10M\u{1B}[<0;10;10m", []), ("\u{1B}[0;10;10M", []), ("\u{1B}[I\u{1B}[O", []),
    ("\u{1B}[24;80R", []), ("\u{1B}[?24;80R", []), ("\u{1B}[?62;22c", []), ("\u{1B}[>0;276;0c", []),
    ("\u{1B}[?2026;2$y", []), ("\u{1B}[4;2$yx", [.character(0x78)]), ("\u{1B}[8;24;80t", []),
    ("\u{1B}[0n", []),
    ("\u{1B}]11;rgb:0000/0000/0000\u{7}x", [.character(0x78)]),
    ("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\x", [.character(0x78)]), ("\u{1B}]52;c;中文\u{7}", []),
    ("\u{1B}P>|XTerm(370)\u{1B}\\", []), ("\u{1B}_Gi=1;OK\u{1B}\\", []),
    ("\u{1B}^a\u{1B}\\\u{1B}Xa\u{1B}\\", []),
    ("\u{1B}]11;" + String(repeating: "0", count: 100_000) + "\u{7}", []),
    // What cuts a sequence off begins something of its own.
    ("\u{1B}[1;\u{1B}[A", [.named(.up)]), ("\u{1B}[12\r", [.character(13)]),
    ("\u{1B}]0;a\u{1B}[A", [.named(.up)]),
    ("\u{1B}]0;a\r", [.character(13)]), ("\u{1B}O\u{1B}OA", [.named(.up)]),
    // Pasted text.
    ("\u{1B}[200~1 + 1\r\n2\u{1B}[A\u{1B}[201~x", [.paste("1 + 1\n2[A"), .character(0x78)]),
    ("\u{1B}[200~\u{1B}[201~", [.paste("")]), ("\u{1B}[201~", []),
    // Characters that no keyboard has.
    ("\u{9B}A", [.character(0x41)]), ("\u{91}\u{92}", []),
  ]

  @Test("Each sequence is a key or swallowed whole", arguments: keys)
  func whole(sent: String, expected: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(sent.utf8) + decoder.timeOut() == expected)
  }

  @Test("In two pieces they are the same", arguments: keys.filter { $0.0.utf8.count < 1000 })
  func split(sent: String, expected: [Key]) {
    let bytes = Array(sent.utf8)
    for place in 0...bytes.count {
      var decoder = KeyDecoder()
      let first = decoder.decode(bytes[..<place])
      #expect(first + decoder.decode(bytes[place...]) + decoder.timeOut() == expected, "at \(place)")
    }
  }

  @Test(
    "What no more follows is the key that it is",
    arguments: [
      ("\u{1B}", [Key.named(.escape)]), ("\u{1B}\u{1B}", [.named(.escape)]), ("\u{1B}[", [.alt(0x5B)]),
      ("\u{1B}O", [.alt(0x4F)]), ("\u{1B}P", [.alt(0x50)]), ("\u{1B}]", [.alt(0x5D)]), ("\u{1B}[1;5", []),
      ("\u{1B}]11;rgb", []), ("\u{1B}[M !", []), ("\u{1B}[[", []),
    ])
  func timeOut(sent: String, expected: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(sent.utf8) == [])
    #expect(decoder.timeOut() == expected)
    #expect(decoder.decode("a".utf8) == [.character(0x61)])
  }

  @Test func `Bytes that are no UTF-8 are marked, one mark each`() {
    let unknown = Key.character(0xFFFD)
    for (bytes, expected) in [
      ([0xFF, 0x61], [unknown, .character(0x61)]), ([0xC3, 0x61], [unknown, .character(0x61)]),
      ([0xC3, 0x1B, 0x5B, 0x41], [unknown, .named(.up)]), ([0xED, 0xA0, 0x80], [unknown]),
      ([0x1B, 0xFF, 0x61], [unknown, .character(0x61)]),
    ] as [([UInt8], [Key])] {
      var decoder = KeyDecoder()
      #expect(decoder.decode(bytes) == expected)
    }
  }

  @Test func `Nothing that is sent stops it`() {
    var random = SystemRandomNumberGenerator()
    var decoder = KeyDecoder()
    let bytes: [UInt8] = (0..<200_000).map { _ in
      UInt8.random(in: 0...3, using: &random) == 0
        ? [0x1B, 0x5B, 0x3B, 0x4F, 0x5D].randomElement(using: &random)! : .random(in: 0...255, using: &random)
    }
    _ = decoder.decode(bytes)
    // However it stands, the end of a paste and a moment's rest bring it back.
    _ = decoder.decode("\u{1B}[201~".utf8) + decoder.timeOut()
    #expect(decoder.decode("a".utf8) == [.character(0x61)])
  }

  /// The spelling in libedit's table is one that the decoder reads as the same key.
  @Test func `Every key that has a command is spelled as it is sent`() {
    for key in EditCommand.all.flatMap(\.on) {
      guard let sequence = key.sequence else { continue }
      var decoder = KeyDecoder()
      #expect(decoder.decode(sequence.utf8) == [key])
    }
  }
}
