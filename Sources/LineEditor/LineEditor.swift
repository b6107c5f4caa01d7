import CEditline
import Glibc

/// Reads statements from the terminal through libedit, with what people expect of a REPL: history, completion,
/// several lines edited as one, suggestions, colours. Where there is no terminal to edit on, it reads plain lines.
///
/// One thread uses it. What it knows of the language comes in through `policy`.
public final class LineEditor {
  public var policy: Policy
  public let history: History
  private let usesColor: Bool
  private var editor: OpaquePointer?
  private let plain = PlainReader()

  private var keys = KeyReader()
  private var overlay = Overlay()
  private var pasted = ""
  private var promptWidth = 0
  private var rightPromptWidth = 0
  /// The statement offered at this prompt alone, newer than all others.
  private var offered: String?
  private var outcome: Reading?
  private var undoStates: [(text: [UInt32], cursor: Int)] = []
  private var browsing: (index: Int, prefix: String, text: String)?

  public enum KeyMode: String, Sendable, CaseIterable { case emacs, vi }

  public init(
    program: String, history: History, policy: Policy = Policy(), usesColor: Bool = true,
    keyMode: KeyMode? = nil
  ) {
    self.history = history
    self.policy = policy
    self.usesColor = usesColor
    guard Terminal.canEdit else { return }
    let callbacks = editline_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(),
      read: { context, scalar in
        guard let context, let scalar else { return 0 }
        return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().readCharacter(into: &scalar.pointee)
      },
      command: { context, number, key in
        guard let context else { return UInt8(editline_beep.rawValue) }
        let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
        return EditCommand.all[Int(number)].run(editor, key)
      })
    editor = editline_open(program, callbacks)
    bindKeys(keyMode)
    for entry in history.entries.suffix(1000) { remember(entry) }
  }

  deinit { if let editor { editline_close(editor) } }

  /// Whether lines are edited, or read as they come.
  public var isEditing: Bool { editor != nil }

  /// Asks for a statement.
  ///
  /// - Parameters:
  ///   - prompt: may hold colour sequences; its last character must not be one.
  ///   - offered: the corrected form of what was typed before, which the first ↑ brings.
  public func readLine(prompt: String, rightPrompt: String = "", offering offered: String? = nil) -> Reading {
    guard let editor else { return plain.read(prompt: prompt, isComplete: policy.isComplete) }
    self.offered = offered
    outcome = nil
    undoStates = []
    browsing = nil
    overlay = Overlay()
    promptWidth = Layout.width(of: prompt)
    rightPromptWidth = Layout.width(of: rightPrompt)
    editline_set_prompt(editor, Self.marked(prompt, ending: usesColor ? "\u{1B}]133;B\u{7}" : ""))
    editline_set_right_prompt(editor, Self.marked(rightPrompt))
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

  /// Keeps a statement that has been entered.
  public func addToHistory(_ line: String) {
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

  private func bindKeys(_ mode: KeyMode?) {
    guard let editor else { return }
    for (number, command) in EditCommand.all.enumerated() {
      _ = editline_add_command(editor, Int32(number), command.name.wide, command.help.wide)
    }
    if let mode { _ = editline_set_mode(editor, mode.rawValue.wide) }
    bindAll()
    _ = editline_source(editor)
    // A `bind -v` in the user's file has put all keys back; so have commands without which nothing works.
    if editline_is_vi(editor) { bindAll() } else { bind(EditCommand.all.filter { $0.name == "gl-enter" }) }
  }

  private func bindAll() {
    guard let editor else { return }
    let isVi = editline_is_vi(editor)
    for (key, command) in EditCommand.builtIn {
      let isEscape = key.hasPrefix("\\e")
      if isVi {
        if !isEscape { _ = editline_bind(editor, false, key.wide, command.wide) }
        // In vi mode Escape is a command of its own, and what follows it is looked up in the command map.
        let alternative = isEscape ? String(key.dropFirst(2)) : key
        if alternative != "^R" { _ = editline_bind(editor, true, alternative.wide, command.wide) }
      } else {
        _ = editline_bind(editor, false, key.wide, command.wide)
      }
    }
    bind(EditCommand.all)
  }

  private func bind(_ commands: [EditCommand]) {
    guard let editor else { return }
    let isVi = editline_is_vi(editor)
    for command in commands {
      for key in command.keys where !(isVi && key.hasPrefix("\\e")) {
        _ = editline_bind(editor, false, key.wide, command.name.wide)
      }
      if isVi {
        for key in command.commandKeys { _ = editline_bind(editor, true, key.wide, command.name.wide) }
      }
    }
  }
}

// MARK: - Reading keys

extension LineEditor {
  /// What libedit calls for each character: the line is drawn, and there is time for the rest.
  private func readCharacter(into scalar: inout UInt32) -> Int32 {
    recordForUndo()
    while true {
      if !keys.hasInput { drawOverlay() }
      let event = keys.next()
      Terminal.write(overlay.erase())
      switch event {
      case .character(let character):
        scalar = character
        return 1
      case .paste(let text):
        pasted = text
        scalar = PrivateKey.paste
        return 1
      case .help:
        scalar = PrivateKey.help
        return 1
      case .end:
        return 0
      case .signal:
        guard handleSignals() else {
          errno = EINTR
          return -1
        }
      }
    }
  }

  /// Takes care of the signals that came; false if reading ends.
  private func handleSignals() -> Bool {
    guard let editor else { return false }
    if Terminal.termination != nil { return false }
    if signals_interrupt_requested() {
      signals_clear_interrupt()
      keys.discard()
      outcome = .interrupted
      return false
    }
    if signals_take_stop() {
      Terminal.write("\u{1B}[?2004l\r\n")
      editline_prepare_terminal(editor, false)
      signals_stop()
      _ = signals_take_continue()
      editline_prepare_terminal(editor, true)
      Terminal.write("\u{1B}[?2004h\r")
      editline_redraw(editor)
    }
    if signals_take_continue() {
      editline_prepare_terminal(editor, false)
      editline_prepare_terminal(editor, true)
      Terminal.write("\u{1B}[?2004h\r")
      editline_redraw(editor)
    }
    if signals_take_resize() {
      // The terminal has wrapped the text for its new width already.
      let row = layout().positions[cursor].row
      Terminal.write((row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J")
      editline_resize(editor)
      editline_redraw(editor)
    }
    return true
  }

  private func drawOverlay() {
    // libedit's incremental search shows its pattern in the text itself.
    guard usesColor, !isSearching else { return }
    let scalars = self.scalars
    let text = String(scalars)
    var attributes = [String?](repeating: nil, count: scalars.count)
    let highlights = policy.highlight(text)
    if !highlights.isEmpty {
      var indexOfByte = [Int](repeating: 0, count: text.utf8.count + 1)
      var byte = 0
      for (index, scalar) in text.unicodeScalars.enumerated() {
        for _ in 0..<scalar.utf8.count {
          indexOfByte[byte] = index
          byte += 1
        }
      }
      indexOfByte[byte] = scalars.count
      for highlight in highlights where highlight.range.upperBound < indexOfByte.count {
        for index in indexOfByte[highlight.range.lowerBound]..<indexOfByte[highlight.range.upperBound] {
          attributes[index] = highlight.attributes
        }
      }
    }
    if let (one, other) = bracketPartner(in: scalars, cursor: cursor) {
      for index in [one, other] { attributes[index] = "1;4" }
    }
    let size = Terminal.size
    Terminal.write(
      overlay.draw(
        Overlay.Scene(
          text: scalars, cursor: cursor, promptWidth: promptWidth, rightPromptWidth: rightPromptWidth,
          columns: size.columns, rows: size.rows, attributes: attributes, ghost: suggestion(text))))
  }

  private var isSearching: Bool {
    let text = String(scalars)
    return text.contains("\nbck") || text.contains("\nfwd")
  }

  /// The rest of the newest statement that begins with all of the text.
  private func suggestion(_ text: String) -> String {
    guard !text.isEmpty, cursor == scalars.count,
      let entry = history.entries.last(where: { $0.count > text.count && $0.hasPrefix(text) })
    else { return "" }
    return String(entry.dropFirst(text.count))
  }
}

// MARK: - The text

extension LineEditor {
  private var scalars: [UInt32] {
    guard let editor else { return [] }
    var length = 0
    var cursor = 0
    guard let start = editline_text(editor, &length, &cursor) else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: length))
  }

  private var cursor: Int {
    guard let editor else { return 0 }
    var length = 0
    var cursor = 0
    _ = editline_text(editor, &length, &cursor)
    return cursor
  }

  private func layout() -> Layout {
    Layout(scalars[...], startColumn: promptWidth, columns: Terminal.size.columns)
  }

  private func replace(_ text: String, cursor: Int? = nil) {
    guard let editor else { return }
    editline_replace_text(editor, text.wide, cursor ?? text.unicodeScalars.count)
  }

  private func insert(_ text: String) {
    if let editor, !text.isEmpty { editline_insert(editor, text.wide) }
  }

  /// The text up to the cursor.
  private var head: String { String(scalars.prefix(cursor)) }

  /// Puts the cursor below the text.
  private func leaveText(saying word: String) {
    let layout = layout()
    let down = layout.end.row - layout.positions[min(cursor, layout.positions.count - 1)].row
    Terminal.write((down > 0 ? "\u{1B}[\(down)B" : "") + word + "\r\n")
  }

  /// Shows lines below the text, and the text again under them.
  private func show(below lines: String) {
    guard let editor else { return }
    editline_flush()
    leaveText(saying: "")
    Terminal.write(lines.hasSuffix("\n") || lines.isEmpty ? lines : lines + "\n")
    editline_redraw(editor)
  }

  private func recordForUndo() {
    guard !isSearching else { return }
    let now = scalars
    if let last = undoStates.last {
      guard last.text != now else { return }
      // Letters typed in a row are one edit.
      let isTyping =
        undoStates.count > 1 && now.count == last.text.count + 1 && now.starts(with: last.text)
        && now.last != 32
      if isTyping {
        let before = undoStates[undoStates.count - 2].text
        if last.text.starts(with: before), last.text.count > before.count, last.text.last != 32 {
          undoStates[undoStates.count - 1] = (now, cursor)
          return
        }
      }
    }
    undoStates.append((now, cursor))
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<UInt32>) {
    self.init()
    for scalar in scalars { unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
  }
}

// MARK: - Commands

extension LineEditor {
  private static let done = UInt8(editline_done.rawValue)
  private static let refresh = UInt8(editline_refresh.rawValue)
  private static let beep = UInt8(editline_beep.rawValue)
  private static let moved = UInt8(editline_cursor_moved.rawValue)

  func enter() -> UInt8 {
    guard let editor else { return Self.beep }
    let text = String(scalars)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let endsWithEmptyLine = lines.count > 1 && lines[lines.count - 1].allSatisfy(\.isWhitespace)
    if policy.isComplete(text) || endsWithEmptyLine {
      editline_flush()
      drawOverlay()
      Terminal.write(overlay.erase())
      editline_push(editor, String(privateKey: PrivateKey.accept).wide)
      return Self.done
    }
    return openLine()
  }

  func openLine() -> UInt8 {
    insert("\n" + String(repeating: " ", count: policy.indentation(head)))
    return Self.refresh
  }

  func insertPasted() -> UInt8 {
    insert(pasted)
    pasted = ""
    return Self.refresh
  }

  func undo() -> UInt8 {
    guard undoStates.count > 1 else { return Self.beep }
    undoStates.removeLast()
    let state = undoStates[undoStates.count - 1]
    replace(String(state.text), cursor: state.cursor)
    return Self.refresh
  }

  func moveRight() -> UInt8 {
    guard let editor else { return Self.beep }
    if cursor < scalars.count {
      editline_move_cursor(editor, 1)
      return Self.moved
    }
    let rest = suggestion(String(scalars))
    guard !rest.isEmpty else { return Self.beep }
    insert(rest)
    return Self.refresh
  }

  func moveUp() -> UInt8 { moveLine(by: -1) ?? browse(back: true) }
  func moveDown() -> UInt8 { moveLine(by: 1) ?? browse(back: false) }

  /// To the same column of the line above or below, if there is one.
  private func moveLine(by step: Int) -> UInt8? {
    guard let editor else { return nil }
    let scalars = self.scalars
    let cursor = self.cursor
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where scalar == 10 { starts.append(index + 1) }
    let line = starts.lastIndex { $0 <= cursor } ?? 0
    let target = line + step
    guard starts.indices.contains(target) else { return nil }
    // A statement fetched from the history is left for its neighbour, not walked through.
    if let browsing, browsing.text == String(scalars) { return nil }
    let end = target + 1 < starts.count ? starts[target + 1] - 1 : scalars.count
    let wanted = min(starts[target] + cursor - starts[line], end)
    editline_move_cursor(editor, wanted - cursor)
    return Self.moved
  }

  private func browse(back: Bool) -> UInt8 {
    let current = String(scalars)
    if browsing == nil || browsing?.text != current {
      guard back else { return Self.beep }
      browsing = (history.entries.count + 1, head, current)
    }
    guard let (index, prefix, _) = browsing else { return Self.beep }
    if let offered, back, index > history.entries.count, prefix.isEmpty || offered.hasPrefix(prefix) {
      browsing = (history.entries.count, prefix, offered)
      replace(offered)
      return Self.refresh
    }
    let found =
      back
      ? history.previous(before: index, prefix: prefix, unlike: current)
      : history.next(after: index, prefix: prefix, unlike: current)
    guard let found else {
      guard !back, index < history.entries.count else { return Self.beep }
      let text = offered ?? prefix
      browsing = offered == nil ? nil : (history.entries.count, prefix, text)
      replace(text)
      return Self.refresh
    }
    browsing = (found, prefix, history.entries[found])
    replace(history.entries[found])
    return Self.refresh
  }

  func question(_ key: UInt32) -> UInt8 {
    if policy.asksForHelp(String(scalars), head.utf8.count) { return showHelp() }
    insert(String(privateKey: key))
    return Self.refresh
  }

  func showHelp() -> UInt8 {
    guard let help = policy.help(String(scalars), head.utf8.count) else { return Self.beep }
    show(below: help)
    return Self.done
  }

  func completeAtCursor() -> UInt8 {
    let text = String(scalars)
    let at = head.utf8.count
    guard let completion = policy.complete(text, at), !completion.candidates.isEmpty else { return Self.beep }
    let utf8 = Array(text.utf8)
    let typed = String(decoding: utf8[completion.range], as: UTF8.self)
    let common = completion.commonPrefix
    if completion.candidates.count == 1 || (common.count > typed.count && common.hasPrefix(typed)) {
      let before = String(decoding: utf8[..<completion.range.lowerBound], as: UTF8.self)
      let after = String(decoding: utf8[completion.range.upperBound...], as: UTF8.self)
      guard common != typed else { return Self.beep }
      replace(before + common + after, cursor: (before + common).unicodeScalars.count)
      return Self.refresh
    }
    editline_flush()
    leaveText(saying: "")
    showMenu(completion.candidates)
    if let editor { editline_redraw(editor) }
    return Self.done
  }

  /// The candidates with their descriptions, a screen at a time.
  private func showMenu(_ candidates: [Completion.Candidate]) {
    let (columns, rows) = Terminal.size
    let widest = min(candidates.map { Layout.width(of: $0.text) }.max() ?? 0, columns / 2)
    var shown = 0
    for (index, candidate) in candidates.enumerated() {
      if shown == rows - 2 {
        Terminal.write("-- \(candidates.count - index) more: any key, q ends --")
        let event = keys.next()
        Terminal.write("\r\u{1B}[K")
        guard case .character(let key) = event, key != 0x71, key != 3, key != 27 else { return }
        shown = 0
      }
      let padding = String(repeating: " ", count: max(0, widest - Layout.width(of: candidate.text)) + 2)
      let line = clip("  " + candidate.text + padding, candidate.description, columns: columns)
      Terminal.write(line + "\n")
      shown += 1
    }
  }

  private func clip(_ name: String, _ description: String, columns: Int) -> String {
    var line = name
    var width = Layout.width(of: name)
    if description.isEmpty { return name }
    if usesColor { line += "\u{1B}[90m" }
    for scalar in description.unicodeScalars {
      width += Layout.width(scalar.value)
      if width >= columns { break }
      line.unicodeScalars.append(scalar)
    }
    return usesColor ? line + "\u{1B}[0m" : line
  }
}
