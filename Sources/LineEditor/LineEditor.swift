import CEditline
import Platform

/// Reads statements from the terminal through libedit, with what people expect of a REPL: history, completion,
/// several lines edited as one, suggestions, colours. Where there is no terminal to edit on, it reads plain lines.
///
/// One thread uses it. What it knows of the language comes in through `policy`.
package final class LineEditor {
  package var policy: Policy
  package let history: History
  let usesColor: Bool
  /// The parameters of SGR for what is offered and not typed.
  let dimmed: String
  private(set) var editor: OpaquePointer?
  private let plain = PlainReader()

  var keys = KeyReader()
  var overlay = Overlay()
  var pasted = ""
  /// What was taken away, the last first.
  var kills: [String] = []
  var promptWidth = 0
  var rightPrompt = ""
  var rightPromptWidth = 0
  /// The statement offered at this prompt alone, newer than all others.
  var offered: String?
  var outcome: Reading?
  /// The characters of the last key that libedit hasn't had yet.
  var undelivered: ArraySlice<UInt32> = []
  /// The command of a key that is no character.
  var pressed: EditCommand?
  /// The text that was taken from the screen before the key in hand (`forgetDrawing`).
  var forgotten: String?
  /// What the key at hand and the one before it did, as far as the next one asks.
  var action = Action.other
  var lastAction = Action.other
  var undoStates: [UndoState] = []
  var browsing: (index: Int, prefix: String, text: String)?
  var menuState: MenuState?
  var search: HistorySearch?
  /// Whether there is something on the screen below the text.
  var hasDrawnBelow = false

  package enum KeyMode: String, Sendable, CaseIterable { case emacs, vi }

  package init(
    program: String, history: History, policy: Policy = Policy(), usesColor: Bool = true,
    dimmed: String = "90", keyMode: KeyMode = .emacs
  ) {
    self.history = history
    self.policy = policy
    self.usesColor = usesColor
    self.dimmed = dimmed
    guard Terminal.canEdit else { return }
    let callbacks = editline_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(),
      read: { context, scalar in
        guard let context, let scalar else { return 0 }
        return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().readCharacter(
          into: &scalar.pointee)
      },
      command: { context, number in
        guard let context else { return UInt8(editline_beep.rawValue) }
        let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
        return EditCommand.all[Int(number)].run(editor)
      })
    editor = editline_open(program, callbacks)
    bindKeys(keyMode)
    for entry in history.entries.suffix(1000) { remember(entry) }
  }

  deinit { if let editor { editline_close(editor) } }

  /// Whether lines are edited, or read as they come.
  package var isEditing: Bool { editor != nil }

  /// Asks for a statement.
  ///
  /// - Parameters:
  ///   - prompt: may hold colour sequences; its last character must not be one.
  ///   - offered: the corrected form of what was typed before, which the first ↑ brings.
  package func readLine(prompt: String, rightPrompt: String = "", offering offered: String? = nil) -> Reading
  {
    // One that stopped a statement has nothing to say to the next line.
    signals_clear_interrupt()
    guard let editor else {
      signals_set_echo(true)
      return plain.read(prompt: prompt, isComplete: policy.isComplete)
    }
    self.offered = offered
    outcome = nil
    undoStates = []
    browsing = nil
    menuState = nil
    forgotten = nil
    search = nil
    overlay = Overlay()
    promptWidth = Layout.width(of: prompt)
    editline_set_prompt(editor, Self.marked(prompt, ending: usesColor ? "\u{1B}]133;B\u{7}" : ""))
    setRightPrompt(rightPrompt, editor)
    signals_hold_stops(true)
    defer { signals_hold_stops(false) }
    // One right after the other: a Ctrl-D that comes while the terminal itself ends lines would be lost.
    signals_set_echo(true)
    editline_prepare_terminal(editor, true)
    Terminal.write("\u{1B}[?2004h")
    let status = editline_read_line(editor)
    Terminal.write("\u{1B}[?2004l")
    // libedit's own command for Enter adds a newline.
    if status == 1 { return .line(String(scalars.dropLast())) }
    if outcome == .interrupted {
      leaveText(saying: "^C")
      return .interrupted
    }
    leaveText(saying: "")
    return .endOfInput
  }

  func setRightPrompt(_ text: String, _ editor: OpaquePointer) {
    rightPrompt = text
    rightPromptWidth = Layout.width(of: text)
    editline_set_right_prompt(editor, Self.marked(text))
  }

  /// Keeps a statement that has been entered.
  package func addToHistory(_ line: String) {
    history.add(line)
    remember(line)
  }

  private func remember(_ line: String) {
    if let editor { editline_remember(editor, line.wide) }
  }

  /// Marks the sequences that take no room. One that ends the prompt would be dropped, so that it moves before the
  /// last character; neighbours are one group.
  static func marked(_ prompt: String, ending: String = "") -> [UInt32] {
    var result: [UInt32] = []
    var group = ""
    func close() {
      if !group.isEmpty { result += [1] + group.unicodeScalars.map(\.value) + [1] }
      group = ""
    }
    var rest = prompt.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        group.unicodeScalars.append(scalar)
        let isCommand = rest.first == "]"
        while let next = rest.popFirst() {
          group.unicodeScalars.append(next)
          let isFinal = isCommand ? next == "\u{7}" : next != "[" && next.value >= 0x40 && next.value < 0x7F
          if isFinal { break }
        }
      } else {
        if rest.isEmpty { group += ending }
        close()
        result.append(scalar.value)
      }
    }
    return result + [0]
  }

  private func bindKeys(_ mode: KeyMode) {
    guard let editor else { return }
    for (number, command) in EditCommand.all.enumerated() {
      _ = editline_add_command(editor, Int32(number), command.name.wide, command.help.wide)
    }
    // libedit itself would begin with vi.
    _ = editline_set_mode(editor, mode.rawValue.wide)
    bindAll()
    _ = editline_source(editor)
    if editline_is_vi(editor) {
      // A `bind -v` in the user's file has put all keys back, ours and those that the file had bound before.
      bindAll()
      editline_source_without_mode(editor)
    }
    // Without these nothing works.
    bindBuiltIn { $0 == "ed-newline" }
    bind(EditCommand.all.filter { ["gl-enter", "gl-key"].contains($0.name) })
  }

  private func bindAll() {
    guard let editor else { return }
    // What libedit finds in its table for such a key from now on is the user's.
    for key in EditCommand.all.flatMap(\.on) {
      if let sequence = key.sequence { editline_unbind(editor, sequence.wide) }
    }
    bindBuiltIn()
    bind(EditCommand.all)
  }

  private func bindBuiltIn(where isWanted: (String) -> Bool = { _ in true }) {
    guard let editor else { return }
    let isVi = editline_is_vi(editor)
    for (key, command, maps) in EditCommand.builtIn where isWanted(command) {
      for map in isVi ? [EditCommand.Map.insert, .command] : [.emacs] where maps.contains(map) {
        _ = editline_bind(editor, map == .command, key.wide, command.wide)
      }
    }
  }

  private func bind(_ commands: [EditCommand]) {
    guard let editor else { return }
    let isVi = editline_is_vi(editor)
    for command in commands {
      // In vi mode Escape is a command of its own.
      for key in command.keys where !(isVi && key.hasPrefix("\\e")) {
        _ = editline_bind(editor, false, key.wide, command.name.wide)
      }
      if isVi {
        for key in command.commandKeys { _ = editline_bind(editor, true, key.wide, command.name.wide) }
      }
    }
  }
}

/// What a key did, as far as the next one asks.
enum Action {
  case question
  case kill
  /// Inserted what was taken away, the so-manieth.
  case yank(Range<Int>, kill: Int)
  /// Inserted the last argument of the statement with this index.
  case argument(Range<Int>, index: Int)
  case other
}
