extension String {
  /// The text as a sentence begins.
  package var capitalizedFirst: String { isEmpty ? self : prefix(1).uppercased() + dropFirst() }
}
