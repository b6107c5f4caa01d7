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
  /// What was searched for, to be shown in each.
  private var pattern: String?

  /// - Parameter text: the whole text, in which the completion has its range.
  init(_ completion: Completion, in text: String) {
    self.completion = completion
    let utf8 = Array(text.utf8)
    before = String(decoding: utf8[..<completion.range.lowerBound], as: UTF8.self)
    after = String(decoding: utf8[completion.range.upperBound...], as: UTF8.self)
  }

  /// What a search has found, the first of it chosen.
  init(found: [String], by pattern: String) {
    self.init(Completion(replacing: 0..<0, with: found.map { Completion.Candidate($0) }), in: "")
    self.pattern = pattern
    selected = found.isEmpty ? nil : 0
  }

  /// The text and the cursor with a candidate in place of what was typed.
  func text(with candidate: String) -> (text: String, cursor: Int) {
    (before + candidate + after, (before + candidate).unicodeScalars.count)
  }

  @discardableResult
  mutating func move(by step: Int) -> (text: String, cursor: Int) {
    let count = completion.candidates.count
    guard count > 0 else { return text(with: "") }
    let now = selected.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    selected = now
    return text(with: completion.candidates[now].text)
  }

  /// The lines to show, no more than `rows`; the window follows what is chosen. `dimmed`: the attributes of what
  /// matters less; `nil` without colour.
  mutating func lines(columns: Int, rows: Int, dimmed: String?) -> [String] {
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
      if let pattern {
        return Self.line(
          found: candidates[index].text, by: pattern, isSelected: index == selected, columns: columns,
          dimmed: dimmed)
      }
      return Self.line(
        candidates[index], isSelected: index == selected, name: name, columns: columns, dimmed: dimmed)
    }
    if isLong {
      let shown = MenuMessage.shown(
        first: shown.lowerBound + 1, last: shown.upperBound, count: candidates.count)
      let rest = "  " + shown.words(in: .current)
      lines.append(Self.dim(Self.clipped(rest, to: columns - 1), dimmed))
    }
    return lines
  }

  private static func line(
    _ candidate: Completion.Candidate, isSelected: Bool, name: Int, columns: Int, dimmed: String?
  ) -> String {
    let text = clipped((isSelected ? "> " : "  ") + candidate.text.showingHidden, to: columns - 1)
    let drawn = isSelected && dimmed != nil ? "\u{1B}[7m\(text)\u{1B}[0m" : text
    let width = Layout.width(of: text)
    let gap = max(2, name + 4 - width)
    // A few columns would only show that there are words.
    guard !candidate.description.isEmpty, columns - width - gap > 12 else { return drawn }
    let description = clipped(candidate.description.showingHidden, to: columns - 1 - width - gap)
    return drawn + String(repeating: " ", count: gap) + dim(description, dimmed)
  }

  /// An entry of the history with what was searched for in bold, which is brought into view.
  private static func line(
    found text: String, by pattern: String, isSelected: Bool, columns: Int, dimmed: String?
  ) -> String {
    let mark = isSelected ? "> " : "  "
    func shown(_ part: Substring.UTF8View) -> String {
      String(decoding: part, as: UTF8.self).showingHidden.split(
        separator: "\n", omittingEmptySubsequences: false
      ).joined(separator: " ⏎ ")
    }
    let bytes = Substring(text).utf8
    let match = HistorySearch.match(pattern, in: text) ?? 0..<0
    let start = bytes.index(bytes.startIndex, offsetBy: match.lowerBound)
    let end = bytes.index(start, offsetBy: match.count)
    let found = shown(bytes[start..<end])
    let before = shown(bytes[..<start])
    let room = columns - 1 - Layout.width(of: mark) - Layout.width(of: found)
    guard dimmed != nil, room > 2 else { return clipped(mark + shown(bytes), to: columns - 1) }
    let head = mark + lastPart(of: before, columns: room - 1)
    let rest = clipped(shown(bytes[end...]), to: columns - 1 - Layout.width(of: head + found))
    let base = isSelected ? "\u{1B}[7m" : ""
    return "\(base)\(head)\u{1B}[1;4m\(found)\u{1B}[22;24m\(rest)\u{1B}[0m"
  }

  private static func lastPart(of text: String, columns: Int) -> String {
    guard Layout.width(of: text) > columns else { return text }
    var kept: [Unicode.Scalar] = []
    var width = 1
    for scalar in text.unicodeScalars.reversed() {
      width += Layout.width(scalar.value)
      if width > columns { break }
      kept.append(scalar)
    }
    return "…" + String(String.UnicodeScalarView(kept.reversed()))
  }

  static func dim(_ text: String, _ dimmed: String?) -> String {
    dimmed.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
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
    if search != nil {
      search?.menu.move(by: step)
      return true
    }
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
  }
}
