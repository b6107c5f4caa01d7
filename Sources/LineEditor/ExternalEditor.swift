import CEditline
import Files
import Messages
import Platform

extension LineEditor {
  /// The text in the editor that the reader likes best; what comes back waits for Enter.
  func editExternally() -> UInt8 {
    guard let editor else { return Self.beep }
    guard let command = ExternalEditor.command else {
      say(.noEditor)
      return Self.done
    }
    Terminal.write("\u{1B}[?2004l")
    leaveText(saying: "")
    editline_prepare_terminal(editor, false)
    // Ctrl-Z in the editor stops us with it.
    signals_hold_stops(false)
    let edited = ExternalEditor.edit(String(scalars), with: command)
    signals_hold_stops(true)
    signals_clear_interrupt()
    if case .success(let text) = edited { replace(text) }
    comeBack(editor)
    if case .failure(let message) = edited { say(message) }
    return Self.done
  }

  private func say(_ message: EditorMessage) { show(below: message.words(in: .current).showingHidden) }
}

/// The program that VISUAL or EDITOR names, run on a text.
enum ExternalEditor {
  private static let mostBytes = 1 << 20

  static var command: String? {
    ["VISUAL", "EDITOR"].lazy.compactMap { Terminal.environment($0) }.first { !$0.isEmpty }
  }

  /// The text as it is after the editor, without the line ends behind it.
  ///
  /// It is in a file that only its owner can read, in a folder that goes with it: editors leave copies.
  static func edit(_ text: String, with command: String) -> Result<String, EditorMessage> {
    let parent = Terminal.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(parent)/gradlab-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      return .failure(.fileFails(.refused(path: parent, error: Int(errno))))
    }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { Folder.remove(folder) }
    let path = folder + "/statement.gl"
    do throws(FileFailure) {
      try File.write(Array((text + "\n").utf8), to: path, isPrivate: true)
      let status = run("\(command) \(quoted(path))")
      let failure = EditorMessage.editorFails(command: command, status: status)
      guard status == 0 || status == 128 + Int(SIGINT) else { return .failure(failure) }
      let edited = KeyDecoder.clean(try File.readText(path, atMost: mostBytes).utf8)
      // The shell around an editor that goes on after Ctrl-C ends by that itself; what was saved holds.
      return status == 0 || edited != text ? .success(edited) : .failure(failure)
    } catch {
      return .failure(.fileFails(error))
    }
  }

  /// Runs a command of the shell with the terminal as it was before the program; its status, 128 and more for a signal.
  private static func run(_ command: String) -> Int {
    // What is ignored here would be ignored there too.
    signal(SIGPIPE, SIG_DFL)
    defer { signal(SIGPIPE, SIG_IGN) }
    let status = system(command)
    guard status >= 0 else { return 127 }
    return Int(status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
  }

  private static func quoted(_ path: String) -> String {
    "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}

/// What there is to say about the editor of Ctrl-X Ctrl-E.
enum EditorMessage: Error, Message {
  case noEditor
  case editorFails(command: String, status: Int)
  case fileFails(FileFailure)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishEditor.words(self)
    case .chinese: ChineseEditor.words(self)
    }
  }
}
