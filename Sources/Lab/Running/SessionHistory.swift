import CommandKit

/// What went before a statement.
struct SessionHistory {
  /// A statement that changed a name or a setting, with the state before it.
  struct Change {
    let text: String
    let state: State
  }

  /// The seed that the session started with.
  var firstSeed: UInt64 = 1
  /// Every statement that was carried out.
  var statements: [Syntax.Statement] = []
  /// What `undo` takes back, the newest last.
  var changes: [Change] = []

  /// The statements that make the session what it is when they are run again.
  var script: [String] {
    statements.filter { !$0.traits.contains(.isAboutSession) }.map(\.text)
  }
}
