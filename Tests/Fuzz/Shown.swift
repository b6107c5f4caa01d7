import CommandKit
import Documents
import Messages

/// What has to hold of everything that is shown.
enum Shown {
  /// Draws a document for a terminal of some sort, as a page or as Markdown.
  static func check(_ document: Document, _ dice: inout Dice) {
    switch dice.below(6) {
    case 0: return checkPage(document.htmlFragment(), "HTML")
    case 1: return checkPage(document.markdown, "Markdown")
    default: break
    }
    let style = TerminalStyle(
      width: dice.pick([1, 2, 7, 20, 40, 80, 131, 200]), height: dice.pick([nil, 1, 24]),
      color: dice.pick(TerminalStyle.ColorDepth.allCases), unicode: !dice.once(in: 4),
      plain: dice.once(in: 6), links: dice.once(in: 2), indent: dice.below(5))
    checkTerminal(document.terminalText(style))
  }

  /// No sequences but for colours and links, and no other control characters than ends of lines.
  static func checkTerminal(_ text: String) {
    var scalars = text.unicodeScalars.makeIterator()
    var plain = String.UnicodeScalarView()
    while let scalar = scalars.next() {
      guard scalar == "\u{1B}" else {
        plain.append(scalar)
        continue
      }
      switch scalars.next() {
      case "[":
        var last = scalars.next()
        while let scalar = last, ("0"..."9").contains(scalar) || scalar == ";" { last = scalars.next() }
        demand(last == "m", "a sequence that is no colour, in \(text.debugDescription)")
      case "]":
        var link = String.UnicodeScalarView()
        while let scalar = scalars.next(), scalar != "\u{1B}" { link.append(scalar) }
        demand(
          scalars.next() == "\\" && String(link).hasPrefix("8;;"), "no link, in \(text.debugDescription)")
        plain.append(contentsOf: link)
      default: demand(false, "a sequence of another sort, in \(text.debugDescription)")
      }
    }
    checkPlain(String(plain), in: "the terminal's text")
  }

  /// What a terminal makes blanks of is a sign like others here.
  private static func checkPage(_ text: String, _ place: String) {
    checkPlain(text.replacing("\t", with: " "), in: place)
  }

  /// No control characters, and nothing that turns the direction of what follows.
  static func checkPlain(_ text: String, in place: String) {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A }) { return }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x20..<0x7F: continue
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
        demand(false, "U+\(String(scalar.value, radix: 16)) in \(place): \(text.debugDescription)")
      default: continue
      }
    }
  }

  /// A sentence says something, and has nothing hidden in it when it is shown.
  static func check(_ message: String) {
    demand(!message.isEmpty, "a message without words")
    checkPage(message.showingHidden, "a message")
  }

  /// A failure has words, a place inside its text, and a correction that can be read.
  static func check(_ failure: Failure, in text: String) {
    check(failure.message)
    let source = failure.source ?? text
    if let span = failure.span {
      demand(
        span.end <= source.utf8.count, "\(span) of \(source.utf8.count) bytes: \(failure.message)")
      let bytes = Array(source.utf8)
      for place in [span.start, span.end] where place < bytes.count {
        demand(bytes[place] & 0xC0 != 0x80, "\(span) divides a character of \(source)")
      }
    }
    if source.utf8.count & 7 == 0 {
      checkTerminal(failure.document.terminalText(TerminalStyle(width: 80, color: .ansi16)))
      checkPlain(failure.json.text(), in: "JSON")
    }
  }
}
