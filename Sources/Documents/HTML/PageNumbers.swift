extension HTML {
  /// The script by which pages read and print numbers as the terminal does.
  package static var numbersScript: String { EmbeddedTexts.text(of: "numbers.js") }
}
