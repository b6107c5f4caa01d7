import Documents

/// The form in which other programs get what the program shows: `docs/json.md`.
public enum ResultFormat {
  /// Fields may be added to a version; a change of what one means counts it up.
  public static let version = 1

  /// One object of the form: the version, what it is, and the rest.
  package static func object(_ kind: String, _ members: [JSON.Member]) -> JSON {
    .object([JSON.Member("format", .number(Double(version))), JSON.Member("kind", .string(kind))] + members)
  }
}
