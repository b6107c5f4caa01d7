import CEditline
import Messages

/// A search in what was typed before: the text is what is searched for, and the list below it narrows with it.
struct HistorySearch {
  /// What stood there before, to which leaving goes back.
  let text: String
  let cursor: Int
  private(set) var pattern: String
  var menu: Menu

  private static let most = 200

  init(from text: String, cursor: Int, in history: History) {
    self.text = text
    self.cursor = cursor
    pattern = text
    menu = Self.found(by: text, in: history)
  }

  mutating func look(for pattern: String, in history: History) {
    guard pattern != self.pattern else { return }
    self.pattern = pattern
    menu = Self.found(by: pattern, in: history)
  }

  var selected: String? { menu.selected.map { menu.completion.candidates[$0].text } }

  private static func found(by pattern: String, in history: History) -> Menu {
    var seen: Set<String> = []
    let found = history.offers.filter { match(pattern, in: $0) != nil && seen.insert($0).inserted }
    return Menu(found: Array(found.prefix(most)), by: pattern)
  }

  /// Where the pattern stands in a text, in UTF-8 offsets; capitals count where it has any.
  static func match(_ pattern: String, in text: String) -> Range<Int>? {
    let isStrict = pattern.contains(where: \.isUppercase)
    let start = Int(editline_find(text, pattern, isStrict))
    return start < 0 ? nil : start..<(start + pattern.utf8.count)
  }
}

extension LineEditor {
  /// Begins a search for what is typed; in one it goes to what was typed before that.
  func searchHistory() -> UInt8 {
    if choose(by: 1), search != nil { return Self.refresh }
    menuState = nil
    search = HistorySearch(from: String(scalars), cursor: cursor, in: history)
    return Self.done
  }

  /// Leaves the search with the line as it was before, or the menu.
  func cancel() -> UInt8 {
    if let search {
      self.search = nil
      replace(search.text, cursor: search.cursor)
      return Self.refresh
    }
    guard openMenu != nil else { return Self.beep }
    menuState = nil
    return Self.done
  }

  /// Takes what is chosen into the line, where it waits for Enter; false if nothing is searched for.
  func takeFound() -> Bool {
    guard let search else { return false }
    self.search = nil
    if let selected = search.selected { replace(selected) }
    return true
  }

  func searchLines(columns: Int, rows: Int) -> [String] {
    search?.look(for: String(scalars), in: history)
    guard var menu = search?.menu else { return [] }
    let dimmed = usesColor ? dimmed : nil
    let isEmpty = menu.completion.candidates.isEmpty
    let rest = (isEmpty ? MenuMessage.nothingFound : .found).words(in: .current)
    defer { search?.menu = menu }
    let lines = isEmpty ? [] : menu.lines(columns: columns, rows: rows - 1, dimmed: dimmed)
    return lines + [Menu.dim(Menu.clipped("  " + rest, to: columns - 1), dimmed)]
  }
}
