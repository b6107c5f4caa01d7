import Documents

/// What Jupyter is told of the language: in a notebook, and by its kernel.
package enum NotebookLanguage {
  /// Of the kernel and of the language.
  package static let name = "gradlab"

  /// What kind of text a cell holds.
  package static let info: JSON = [
    "name": .string(name), "mimetype": "text/x-gradlab", "file_extension": ".gl", "pygments_lexer": "text",
  ]

  /// What a kernel says of itself.
  package static func members(version: String) -> [JSON.Member] {
    [
      JSON.Member("banner", .string("\(name) \(version)")),
      JSON.Member("language_info", info.adding([JSON.Member("version", .string(version))])),
    ]
  }

  /// The kernel that runs a notebook.
  package static let kernel: JSON = [
    "name": .string(name), "display_name": .string(name), "language": .string(name),
  ]
}
