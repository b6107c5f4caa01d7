import Documents

/// One change of what a class sees.
package struct Change: Hashable, Sendable {
  /// From 1, without gaps.
  package let revision: Int
  package let kind: Kind

  package init(revision: Int, kind: Kind) {
    self.revision = revision
    self.kind = kind
  }

  package enum Kind: Hashable, Sendable {
    /// A step of the lesson begins.
    case step(Text)
    /// Something is shown below what is there.
    case shown(Document, Role)
    /// A vote is opened.
    case opened(Ballot)
    /// The vote that was open is closed.
    case closed
    /// The class is over.
    case ended
  }

  /// What something that is shown is.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    case prose
    /// Statements about to run.
    case cell
    case result
    /// What the class said, beside what was found.
    case votes
  }
}
