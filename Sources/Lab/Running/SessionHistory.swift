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
  /// A statement that was carried out, with the number by which its value is called back.
  package struct Entry: Sendable {
    package let number: Int
    package let statement: Syntax.Statement
  }

  /// Every statement that was carried out.
  package var statements = SharedList<Entry>()
  /// What `undo` takes back, the newest last.
  package var changes = SharedList<Change>()

  /// The statements that make the session what it is when they are run again.
  ///
  /// What is about the session is left out, and so the rest has other numbers there.
  package var script: [String] {
    var numbers: [Int: Int] = [:]
    var texts: [String] = []
    for entry in statements where !entry.statement.traits.contains(.isAboutSession) {
      texts.append(entry.statement.text(numberedBy: { numbers[$0] }))
      numbers[entry.number] = texts.count
    }
    return texts
  }
}
