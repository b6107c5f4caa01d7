import CommandKit

/// What went before a statement.
package struct SessionHistory {
  /// A statement that changed a name or a setting, with the state before it.
  package struct Change: Sendable {
    package let text: String
    package let state: State
  }

  /// The seed that the session started with.
  package var firstSeed: UInt64 = 1
  /// Every statement that was carried out.
  package var statements = SharedList<Syntax.Statement>()
  /// What `undo` takes back, the newest last.
  package var changes = SharedList<Change>()

  /// The statements that make the session what it is when they are run again.
  package var script: [String] {
    statements.filter { !$0.traits.contains(.isAboutSession) }.map(\.text)
  }
}
