/// What a class has an end of.
package struct Limits: Hashable, Sendable {
  /// Browsers that have joined.
  package var devices = 600
  /// What the class has been shown, in bytes of pages; beyond it the first that was shown is forgotten.
  package var shown = 16 << 20
  /// One thing that is shown, in bytes of a page.
  package var shownAtOnce = 2 << 20

  package init() {}
}
