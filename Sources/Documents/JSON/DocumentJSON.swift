extension Document {
  /// One JSON value with stable keys.
  public var json: JSON { .null }

  /// Markdown that reads well on a Git forge.
  public var markdown: String { "" }

  /// An HTML fragment without a head, for a page that holds several.
  public var htmlFragment: String { "" }

  /// A whole, self-contained page in the language given by its code.
  public func htmlPage(language: String = "en") -> String { "" }
}
