import CommandKit
import Messages

/// The words of the language and what they do: fixed, and shared by every session.
package struct Language: Sendable {
  let catalog: Catalog
  package let verbs: VerbCatalog
  package let vocabulary: Vocabulary
  /// The language in which help tells of them.
  package let told: DisplayLanguage

  /// - Parameters:
  ///   - verbs: what a statement can do.
  ///   - words: declarations of verbs that are carried out elsewhere, for parsing, help and completion.
  ///   - told: the language in which help tells of them.
  package init(verbs: VerbCatalog, words: [Declaration], told: DisplayLanguage = .current) {
    catalog = .standard
    self.verbs = verbs.told(in: told)
    self.told = told
    vocabulary = Vocabulary(
      declarations: (catalog.declarations + verbs.declarations + words).map { declaration in
        var declaration = declaration.told(in: told)
        declaration.groupTitle = GroupTitle.title(of: declaration.group, in: told)
        return declaration
      })
  }
}
