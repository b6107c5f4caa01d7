/// What may stand at a place, and the stretch of the text that it would take.
///
/// A namesake of the `Completer.Completion` of the language: the editor knows texts alone, and no language.
package struct Completion {
  package struct Candidate: Hashable {
    package var text: String
    /// A few words, shown beside it in the menu.
    package var description: String

    package init(_ text: String, _ description: String = "") {
      self.text = text
      self.description = description
    }
  }

  package var range: Range<Int>
  package var candidates: [Candidate]

  package init(replacing range: Range<Int>, with candidates: [Candidate]) {
    self.range = range
    self.candidates = candidates
  }

  /// The longest text with which every candidate begins.
  var commonPrefix: String {
    guard var prefix = candidates.first?.text else { return "" }
    for candidate in candidates.dropFirst() {
      while !candidate.text.hasPrefix(prefix) { prefix.removeLast() }
    }
    return prefix
  }
}
