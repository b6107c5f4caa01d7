/// What the terminal that a document is shown on can do, and how the reader wants it.
package struct TerminalStyle: Hashable, Sendable {
  package enum ColorDepth: Int, Hashable, Sendable, CaseIterable, Comparable {
    case none, ansi16, indexed256, truecolor

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  package enum Background: Hashable, Sendable { case dark, light, unknown }

  /// In columns.
  package var width: Int
  /// Of the screen, in lines: charts fit in it with what usually stands around them. `nil`: not known.
  package var height: Int?
  /// In lines, what a document may take: tables leave out middle rows, charts are drawn lower, and at last suggestions
  /// go, until it fits, if it can. `nil`: as long as it takes.
  package var rows: Int?
  /// What a table's rows or a chart's field may take of that.
  var most: Int?
  /// What else gives way for that.
  var economy = Economy.none

  enum Economy: Int, Comparable, CaseIterable {
    case none
    /// What to try next.
    case noSuggestions
    /// The empty lines between blocks, and how columns that are left out can be seen.
    case terse

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }
  package var color: ColorDepth
  package var background: Background
  /// Whether more than ASCII can be shown.
  package var unicode: Bool
  /// For a screen reader: no drawing characters; each chart as a sentence and a small table, each table as lines
  /// `name: value`.
  package var plain: Bool
  /// Whether OSC 8 links are understood.
  package var links: Bool
  /// How far everything is moved in, as results are below the statement that they answer.
  package var indent: Int

  package init(
    width: Int = 80, height: Int? = nil, color: ColorDepth = .none, background: Background = .unknown,
    unicode: Bool = true, plain: Bool = false, links: Bool = false, indent: Int = 0
  ) {
    self.width = max(width, 1)
    self.height = height
    self.color = color
    self.background = background
    self.unicode = unicode
    self.plain = plain
    self.links = links
    self.indent = max(indent, 0)
  }

  /// A narrow terminal has no columns to spare.
  var usableIndent: Int { width >= 40 + indent ? indent : 0 }
}
