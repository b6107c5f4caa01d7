import Messages

/// What can stand at the cursor, with a few words on each, below the text for as long as nothing else is done: Tab and
/// the arrows go through it, and the text shows what is chosen.
struct Menu {
  let completion: Completion
  private let before: String
  private let after: String
  private(set) var selected: Int?
  /// The first candidate of those that are on the screen.
  private var first = 0

  /// - Parameter text: the whole text, in which the completion has its range.
  init(_ completion: Completion, in text: String) {
    self.completion = completion
    let utf8 = Array(text.utf8)
    before = String(decoding: utf8[..<completion.range.lowerBound], as: UTF8.self)
    after = String(decoding: utf8[completion.range.upperBound...], as: UTF8.self)
  }

  /// The text and the cursor with a candidate in place of what was typed.
  func text(with candidate: String) -> (text: String, cursor: Int) {
    (before + candidate + after, (before + candidate).unicodeScalars.count)
  }

  mutating func move(by step: Int) -> (text: String, cursor: Int) {
    let count = completion.candidates.count
    let now = selected.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    selected = now
    return text(with: completion.candidates[now].text)
  }

  /// The lines to show, no more than `rows`; the window follows what is chosen.
  mutating func lines(columns: Int, rows: Int, usesColor: Bool) -> [String] {
    let candidates = completion.candidates
    let isLong = candidates.count > rows
    let height = max(1, isLong ? rows - 1 : rows)
    if let selected {
      if selected < first { first = selected }
      if selected >= first + height { first = selected - height + 1 }
    }
    let shown = first..<min(first + height, candidates.count)
    let widest = candidates.map { Layout.width(of: $0.text.showingHidden) }.max() ?? 0
    let name = min(widest, max(10, columns / 2))
    var lines = shown.map { index in
      Self.line(
        candidates[index], isSelected: index == selected, name: name, columns: columns, usesColor: usesColor)
    }
    if isLong {
      let shown = MenuMessage.shown(
        first: shown.lowerBound + 1, last: shown.upperBound, count: candidates.count)
      let rest = "  " + shown.words(in: .current)
      lines.append(Self.dim(Self.clipped(rest, to: columns - 1), usesColor))
    }
    return lines
  }

  private static func line(
    _ candidate: Completion.Candidate, isSelected: Bool, name: Int, columns: Int, usesColor: Bool
  ) -> String {
    let text = clipped((isSelected ? "> " : "  ") + candidate.text.showingHidden, to: columns - 1)
    let drawn = isSelected && usesColor ? "\u{1B}[7m\(text)\u{1B}[0m" : text
    let width = Layout.width(of: text)
    let gap = max(2, name + 4 - width)
    // A few columns would only show that there are words.
    guard !candidate.description.isEmpty, columns - width - gap > 12 else { return drawn }
    let description = clipped(candidate.description.showingHidden, to: columns - 1 - width - gap)
    return drawn + String(repeating: " ", count: gap) + dim(description, usesColor)
  }

  private static func dim(_ text: String, _ usesColor: Bool) -> String {
    usesColor ? "\u{1B}[90m\(text)\u{1B}[0m" : text
  }

  static func clipped(_ text: String, to columns: Int) -> String {
    guard Layout.width(of: text) > columns else { return text }
    var clipped = ""
    var width = 0
    for scalar in text.unicodeScalars {
      width += Layout.width(scalar.value)
      if width >= columns { break }
      clipped.unicodeScalars.append(scalar)
    }
    return clipped + "…"
  }
}

extension LineEditor {
  /// Completes what is certain, then shows what can stand here, then goes through it.
  func complete(by step: Int) -> UInt8 {
    if choose(by: step) { return Self.refresh }
    let text = String(scalars)
    let at = head.utf8.count
    guard let completion = policy.complete(text, at), !completion.candidates.isEmpty else { return Self.beep }
    let typed = String(decoding: Array(text.utf8)[completion.range], as: UTF8.self)
    let common = completion.commonPrefix
    let menu = Menu(completion, in: text)
    if completion.candidates.count == 1 || (common.count > typed.count && common.hasPrefix(typed)) {
      guard common != typed else { return Self.beep }
      let completed = menu.text(with: common)
      replace(completed.text, cursor: completed.cursor)
      return Self.refresh
    }
    open(menu)
    return Self.done
  }

  /// Chooses the next or the last candidate of the menu; false if none is open.
  func choose(by step: Int) -> Bool {
    guard var menu = openMenu else { return false }
    let chosen = menu.move(by: step)
    replace(chosen.text, cursor: chosen.cursor)
    open(menu)
    return true
  }

  private func open(_ menu: Menu) { menuState = MenuState(menu: menu, text: scalars, cursor: cursor) }

  /// The menu, as long as the text is the one that it was opened for.
  var openMenu: Menu? {
    guard let state = menuState, state.text == scalars, state.cursor == cursor else { return nil }
    return state.menu
  }

  struct MenuState {
    var menu: Menu
    var text: [UInt32]
    var cursor: Int
    /// Whether it is on the screen.
    var isDrawn = false
  }

  func drawMenu() {
    guard var menu = openMenu else {
      menuState = nil
      return
    }
    let (columns, rows) = Terminal.size
    let layout = layout()
    let room = min(rows - layout.end.row - 1, max(6, rows / 2))
    guard room > 1 else { return }
    let lines = menu.lines(columns: columns, rows: room, usesColor: usesColor)
    let (down, back) = wayBelow(layout)
    var output = down > 0 ? "\u{1B}[\(down)B" : ""
    for line in lines { output += "\r\n\(line)\u{1B}[K" }
    Terminal.write(TerminalText(encoded: output + "\u{1B}[\(down + lines.count)A" + back))
    menuState?.menu = menu
    menuState?.isDrawn = true
  }

  /// Takes the menu off the screen, before libedit draws again.
  func eraseMenu() {
    guard menuState?.isDrawn == true else { return }
    menuState?.isDrawn = false
    let (down, back) = wayBelow(layout())
    Terminal.write(TerminalText(encoded: "\u{1B}[\(down + 1)B\r\u{1B}[J\u{1B}[\(down + 1)A" + back))
  }

  /// How many rows below the cursor the text ends, and what brings the cursor back to its column.
  private func wayBelow(_ layout: Layout) -> (Int, String) {
    let at = layout.positions[min(cursor, layout.positions.count - 1)]
    return (layout.end.row - at.row, "\r" + (at.column > 0 ? "\u{1B}[\(at.column)C" : ""))
  }
}
