import CommandKit

/// The words of the language and what they do: fixed, and shared by every session.
package struct Language: Sendable {
  let catalog: Catalog
  package let verbs: VerbCatalog
  package let vocabulary: Vocabulary

  /// - Parameters:
  ///   - verbs: what a statement can do.
  ///   - words: declarations of verbs that are carried out elsewhere, for parsing, help and completion.
  package init(verbs: VerbCatalog, words: [Declaration]) {
    catalog = .standard
    self.verbs = verbs
    vocabulary = Vocabulary(declarations: catalog.declarations + verbs.declarations + words)
  }
}
