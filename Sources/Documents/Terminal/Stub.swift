extension Document {
  /// The document as lines for a terminal, each ended by a newline; none is wider than the style's width.
  public func terminalText(_ style: TerminalStyle) -> String { "" }

  /// One JSON value with stable keys.
  public var json: JSON { .null }

  /// Markdown that reads well on a Git forge.
  public var markdown: String { "" }

  /// An HTML fragment without a head, for a page that holds several.
  public var htmlFragment: String { "" }

  /// A whole, self-contained page in the language given by its code.
  public func htmlPage(language: String = "en") -> String { "" }
}

extension Progress {
  /// One line without a newline: `training 10 variants  ━━━━━━ 100/100 · 3.1 s`.
  public func terminalLine(_ style: TerminalStyle) -> String { "" }
}
