import CommandKit

/// The words of the language and what they do: fixed, and shared by every session.
struct Language: Sendable {
  let catalog: Catalog
  let verbs: VerbCatalog
  let vocabulary: Vocabulary

  /// - Parameter words: declarations of verbs that are carried out elsewhere, for parsing, help and completion.
  init(words: [Declaration]) {
    catalog = .standard
    verbs = .standard
    vocabulary = Vocabulary(declarations: catalog.declarations + verbs.declarations + words)
  }
}
