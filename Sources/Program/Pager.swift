import LineEditor
import Messages
import Platform

enum PagerChoice: String { case auto, never }

/// Long results, a screen at a time, through the program that PAGER names, or else less.
struct Pager {
  private let command: String

  /// `nil` where there is no terminal, or where no such program is wished or installed.
  ///
  /// - Parameter isPlain: whether a screen reader reads, which has pages of its own, unless the settings ask for these.
  init?(_ settings: Configuration, isPlain: Bool) {
    guard (settings.pager ?? (isPlain ? .never : .auto)) == .auto, Terminal.canEdit else { return nil }
    if let command = Terminal.environment("PAGER") {
      guard command.contains(where: { !$0.isWhitespace }), command != "cat" else { return nil }
      self.command = command
    } else {
      guard Self.isInstalled("less") else { return nil }
      command = "less"
    }
  }

  /// Shows what is longer than the screen.
  ///
  /// - Returns: `false` where it fits, or the program could not be run: it is still to be shown.
  func show(_ text: String) -> Bool {
    let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    guard lines >= Terminal.size.rows else { return false }
    // less shows colours only when it is asked to, and what was read stays on the screen.
    setenv("LESS", "FRX", 0)
    // What is written is UTF-8, whether or not the locale that the environment names is installed.
    setenv("LESSCHARSET", "utf-8", 0)
    // Before it begins: it changes the terminal itself, and after Ctrl-Z and `fg` goes on with it as it was.
    let status = Terminal.lending { () -> Int32? in
      guard let pipe = popen(command, "w") else { return nil }
      // It reads as far as it shows, and C's streams drop the rest where a signal comes while they wait.
      Terminal.write(TerminalText(encoded: text), to: fileno(pipe))
      return pclose(pipe)
    }
    // Its Ctrl-C was not meant for the statement.
    Terminal.forgetInterrupt()
    return status.map { $0 >> 8 & 0xFF != 127 } ?? false
  }

  /// Writes a page of the manual, on a terminal through the pager.
  static func write(_ page: String) {
    // Ctrl-C is the pager's.
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    guard let pager = Pager(Configuration.ofReader, isPlain: false), pager.show(page.showingHidden) else {
      return Terminal.write("\(page)")
    }
  }

  private static func isInstalled(_ name: String) -> Bool {
    (Terminal.environment("PATH") ?? "").split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
