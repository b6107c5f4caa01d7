import Documents
import Lab
import Lessons
import LineEditor
import Messages
import Platform

/// Where results go: standard output, in the form that the terminal, the options and the environment ask for.
package struct Console: Sendable {
  enum Form: Sendable { case terminal, json }

  var form: Form
  /// Whether colours and cursor movements may be used at all.
  package var usesColor: Bool
  package var isPlain: Bool
  package var unicode: Bool
  /// Of the terminal, by the settings, its answer or the environment.
  package var background = TerminalStyle.Background.unknown
  /// Whether each stop of a lesson begins on an empty screen.
  package var slides = false
  /// Whether what is written between two marks appears at once (mode 2026).
  var synchronizes = false

  /// The style for the terminal as it is now: its width may have changed.
  package var style: TerminalStyle {
    let size = Terminal.size
    return TerminalStyle(
      width: size.columns, height: Terminal.outputIsTerminal ? size.rows : nil,
      color: usesColor ? Self.colorDepth : .none, background: background, unicode: unicode, plain: isPlain,
      links: usesColor && Self.knowsLinks)
  }

  /// The same style with so many rows to fit on.
  func style(rows: Int) -> TerminalStyle {
    var style = style
    style.rows = rows
    return style
  }

  /// - Parameter folding: whether a long table may leave out its middle.
  package func show(_ output: Output, folding: Bool = true) {
    switch form {
    case .terminal:
      if !output.document.blocks.isEmpty { print(text(output.document, folding: folding, rows: output.rows)) }
    case .json: for line in output.lines { Terminal.write("\(line)\n") }
    }
  }

  package func show(_ document: Document) { show(Output(document)) }

  /// Writes piece by piece, so that Ctrl-C ends what is too long to read.
  private func print(_ text: String) {
    var rest = Substring(text)
    while !rest.isEmpty {
      let piece = rest.prefix(4000)
      let end = rest[piece.endIndex...].firstIndex { $0.isNewline } ?? rest.endIndex
      Terminal.write(TerminalText(encoded: String(rest[..<end])))
      rest = rest[end...]
      if !rest.isEmpty, Terminal.inputIsTerminal, Terminal.interruptRequested() {
        return Terminal.write("\n…\n")
      }
    }
  }

  /// What lessons have to fit on; `nil` where nobody reads a screen, and where a screen reader does, which has pages of
  /// its own.
  var screen: Screen? {
    guard form == .terminal, !isPlain, Terminal.inputIsTerminal, Terminal.outputIsTerminal else { return nil }
    return Screen(style: style, rows: Terminal.size.rows, clears: slides && usesColor)
  }

  /// Empties the screen.
  package func clearScreen() {
    guard usesColor, form == .terminal, Terminal.outputIsTerminal else { return }
    Terminal.write("\u{1B}[H\u{1B}[2J")
  }

  /// - Parameters:
  ///   - folding: whether it is made to fit the screen: of a long table the middle is left out, charts are lower.
  ///   - rows: in how many lines, as far as that is possible.
  func text(_ document: Document, folding: Bool = true, rows: Int? = nil) -> String {
    var style = style
    // The line of the statement and the next prompt shall be seen with it.
    if folding { style.rows = rows ?? style.height.map { max($0 - 2, 1) } }
    let text = document.terminalText(style)
    return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }

  /// One line of text with its blanks as they are.
  package func line(_ text: Text) -> TerminalText { TerminalText(encoded: text.terminalLine(style)) }

  /// A remark that belongs to no statement.
  package func note(_ message: some Message) { note(message.words(in: .current)) }

  package func note(_ line: String) {
    let isSeen = form == .terminal && Terminal.outputIsTerminal
    Terminal.write("\(line)\n", to: isSeen ? STDOUT_FILENO : STDERR_FILENO)
  }

  private static var colorDepth: TerminalStyle.ColorDepth {
    let kind = Terminal.environment("TERM") ?? ""
    let depth = Terminal.environment("COLORTERM") ?? ""
    if depth == "truecolor" || depth == "24bit" { return .truecolor }
    // tmux has 256 colours whatever it calls itself, and brings them down to what the terminal around it has.
    return kind.contains("256color") || Terminal.environment("TMUX") != nil ? .indexed256 : .ansi16
  }

  /// Asks the terminal what the settings leave open, before lines are edited.
  mutating func askTerminal(_ theme: ThemeChoice) {
    guard usesColor, form == .terminal, Terminal.outputIsTerminal else { return }
    let answers = Terminal.ask()
    synchronizes = answers.synchronizes
    if theme == .auto, let color = answers.background { background = TerminalStyle.Background(color: color) }
  }

  /// The background by a choice, else by what the environment tells of the terminal.
  static func background(_ theme: ThemeChoice) -> TerminalStyle.Background {
    switch theme {
    case .dark: return .dark
    case .light: return .light
    case .auto:
      if let colors = Terminal.environment("COLORFGBG") { return TerminalStyle.Background(colorfgbg: colors) }
      return Terminal.environment("TERM")?.hasPrefix("linux") == true ? .dark : .unknown
    }
  }

  /// Whether the terminal can follow links (OSC 8), as far as the environment tells which one it is; elsewhere they
  /// would be noise.
  private static var knowsLinks: Bool {
    let programs = ["iTerm.app", "WezTerm", "ghostty", "vscode", "Hyper", "Tabby", "rio", "WarpTerminal"]
    let kinds = ["xterm-kitty", "xterm-ghostty", "wezterm", "alacritty", "foot", "foot-extra", "contour"]
    // VTE before 0.50 drew them wrongly.
    return programs.contains(Terminal.environment("TERM_PROGRAM") ?? "")
      || kinds.contains(Terminal.environment("TERM") ?? "")
      || Terminal.environment("VTE_VERSION").flatMap(Int.init).map { $0 >= 5000 } ?? false
      || ["KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION", "DOMTERM"].contains {
        Terminal.environment($0) != nil
      }
  }

  /// Whether colour is wanted: by option, else by NO_COLOR, CLICOLOR_FORCE and what standard output is.
  static func wantsColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if let no = Terminal.environment("NO_COLOR"), !no.isEmpty { return false }
      if let force = Terminal.environment("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
      return Terminal.outputIsTerminal && !["", "dumb"].contains(Terminal.environment("TERM") ?? "")
    }
  }
}
