/// What the editor asks of the language that is typed into it; offsets count UTF-8 bytes.
package struct Policy {
  /// Whether Enter takes the text as it stands, or opens a further line.
  package var isComplete: (String) -> Bool
  /// The blanks with which a new line begins, after the given text.
  package var indentation: (String) -> Int
  package var complete: (_ text: String, _ cursor: Int) -> Completion?
  /// Lines to show below the text for F1.
  package var help: (_ text: String, _ cursor: Int) -> String?
  /// Whether "?" at the cursor asks for help, or is a character like any other.
  package var asksForHelp: (_ text: String, _ cursor: Int) -> Bool
  /// How what is being typed at the cursor is written.
  package var hint: (_ text: String, _ cursor: Int) -> Hint?
  /// The colours of the text; none if it stays as it is.
  package var highlight: (String) -> [Highlight]
  /// What stands at the right end of the first row by now; `nil`: what the line began with.
  package var rightPrompt: () -> String?

  package init(
    isComplete: @escaping (String) -> Bool = { _ in true },
    indentation: @escaping (String) -> Int = Policy.bracketDepth,
    complete: @escaping (_ text: String, _ cursor: Int) -> Completion? = { _, _ in nil },
    help: @escaping (_ text: String, _ cursor: Int) -> String? = { _, _ in nil },
    asksForHelp: @escaping (_ text: String, _ cursor: Int) -> Bool = { _, _ in false },
    hint: @escaping (_ text: String, _ cursor: Int) -> Hint? = { _, _ in nil },
    highlight: @escaping (String) -> [Highlight] = { _ in [] },
    rightPrompt: @escaping () -> String? = { nil }
  ) {
    self.isComplete = isComplete
    self.indentation = indentation
    self.complete = complete
    self.help = help
    self.asksForHelp = asksForHelp
    self.hint = hint
    self.highlight = highlight
    self.rightPrompt = rightPrompt
  }

  /// Two blanks for each bracket that the text leaves open.
  package static func bracketDepth(_ text: String) -> Int {
    var depth = 0
    for character in text.utf8 {
      switch character {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      default: break
      }
    }
    return 2 * depth
  }
}
