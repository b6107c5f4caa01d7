/// The words of the language, each with the one meaning that it has everywhere; but that a function, which is nothing
/// without its brackets, leaves the bare name to a layer (`mean`).
package struct Vocabulary: Sendable {
  package let declarations: [Declaration]
  /// Words that have no declaration and can't be bound either: `it`, `last`, `none`, `true`, `false`, `by`.
  package let words: [String]
  private let byName: [String: Declaration]
  private let functions: [String: Declaration]

  package init(
    declarations: [Declaration], words: [String] = ["it", "last", "none", "true", "false", "pi", "by"]
  ) {
    self.declarations = declarations
    self.words = words
    var byName: [String: Declaration] = [:]
    for declaration in declarations {
      for name in [declaration.name] + declaration.aliases where byName[name] == nil {
        byName[name] = declaration
      }
    }
    self.byName = byName
    functions = Dictionary(
      declarations.filter { $0.role == .function }.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The declaration of that name or alias: of a layer and a function that share one (`mean`) the layer.
  package subscript(name: String) -> Declaration? { byName[name] }

  /// What the name is with brackets behind it: the function, where it is one as well.
  package func called(_ name: String) -> Declaration? { functions[name] ?? byName[name] }

  /// All verbs, in the order in which they were declared.
  package var verbs: [Declaration] { declarations.filter { $0.role == .verb } }

  package func isVerb(_ name: String) -> Bool { byName[name]?.role == .verb }

  /// Whether the name belongs to the language and can't be bound.
  /// A name like a reserved one that is not: `my_relu` for `relu`, `x3` for `_3`.
  package static func free(like name: String) -> String {
    ShownValueName(name) == nil ? "my_\(name)" : "x\(name.dropFirst())"
  }

  package func isReserved(_ name: String) -> Bool {
    byName[name] != nil || words.contains(name) || ShownValueName(name) != nil
  }
}
