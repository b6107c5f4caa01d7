import Synchronization

/// A language that the program speaks.
public enum DisplayLanguage: String, Hashable, Sendable, CaseIterable {
  case english = "en"

  /// The language of the program, set once when it starts.
  public static var current: DisplayLanguage {
    get { allCases[chosen.load(ordering: .relaxed)] }
    set { chosen.store(allCases.firstIndex(of: newValue) ?? 0, ordering: .relaxed) }
  }

  private static let chosen = Atomic<Int>(0)
}
