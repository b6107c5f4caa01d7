import CommandKit

/// What went before a statement.
package struct SessionHistory: Sendable {
  /// A statement that changed a name or a setting, with the state before it.
  package struct Change: Sendable {
    package let text: String
    package let state: State
  }

  /// A statement that was carried out: its text, which is all that is kept of every one.
  package struct Entry: Sendable {
    /// The number by which its value is called back.
    package let number: Int
    package let text: String
    /// Whether it is no part of what makes the session.
    let isAboutSession: Bool
  }

  /// How many changes are kept at most.
  package static let mostChanges = 1000
  /// How much memory the kept changes take together, but for the last one, in bytes, as far as that is known.
  package static let mostBytes = 256 << 20

  /// The seed that the session started with.
  package let firstSeed: UInt64
  /// Every statement that was carried out.
  package private(set) var statements = SharedList<Entry>()
  private var kept = Newest<Change>(mostChanges, mostBytes: mostBytes)
  /// Whether there were changes before the kept ones.
  package private(set) var hasForgottenChanges = false

  init(firstSeed: UInt64) { self.firstSeed = firstSeed }

  /// What `undo` takes back, the newest last.
  package var changes: some RandomAccessCollection<Change> { kept.all }

  /// Counts a statement that was carried out.
  mutating func add(_ statement: Syntax.Statement, _ outcome: Outcome, from before: State, to after: State) {
    statements.append(
      Entry(
        number: after.shown.count, text: statement.text,
        isAboutSession: statement.traits.contains(.isAboutSession)))
    if let undone = outcome.undone {
      kept.removeLast(undone)
    } else if !outcome.changes.isEmpty {
      // What was shown is not taken back, and kept once.
      var state = before
      state.shown = ShownValues()
      let bytes = before.bytes(besides: after, and: changes.last?.state)
      let gone = kept.add(Change(text: statement.text, state: state), bytes: bytes)
      hasForgottenChanges = hasForgottenChanges || !gone.isEmpty
    }
  }

  /// The changes so far are none that `undo` takes back.
  mutating func forgetChanges() {
    kept = Newest(Self.mostChanges, mostBytes: Self.mostBytes)
    hasForgottenChanges = false
  }

  /// The statements that make the session what it is when they are run again.
  ///
  /// What is about the session is left out, and so the rest has other numbers there.
  package func script(_ language: Language) -> [String] {
    var numbers: [Int: Int] = [:]
    var texts: [String] = []
    for entry in statements where !entry.isAboutSession {
      let statement = try? Parser(vocabulary: language.vocabulary).parse(entry.text).first
      texts.append(statement?.text(numberedBy: { numbers[$0] }) ?? entry.text)
      numbers[entry.number] = texts.count
    }
    return texts
  }
}
