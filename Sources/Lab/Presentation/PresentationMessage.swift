import Messages

/// What stands around values where they are shown.
package enum PresentationMessage: Message {
  // Heads of tables
  case field, value, variant
  case result(verb: String)
  /// What rows of numbers run along, by its name in the data.
  case axis(String)

  // In a line
  case numbersAlong(axes: String, count: Int)
  case numbersBy(axes: String, counts: String)
  case variants(counts: String)
  case layers(Int)
  case epochs(Int)
  /// Of a network that has its own, after so many epochs of training.
  case withWeights(epochs: Int)
  case untrained(seed: UInt64, draw: Int)
  case samples(Int)
  /// What goes in and what comes out, of a sample; `steps` of a sequence.
  case sample(steps: Int?, features: Int?, Labels)
  case heldOut(Int)
  /// What something is, and what there is to say of it.
  case described(String, by: [String])

  package enum Labels: Hashable, Sendable {
    /// Two classes, with how many are ones.
    case ones(Int)
    case classes(Int)
    case values(Int)
  }

  // While one waits
  /// Of so many variants, or whatever is measured side by side; `work`: what one of them says that it does.
  case sideBySide(work: String?, count: Int, SideBySide)
  case tensors
  case stopping
  case bringingBack(statement: Int, of: Int, work: String)

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishPresentation.words(self)
    case .chinese: ChinesePresentation.words(self)
    }
  }

  /// The words, in the language of the program.
  package var string: String { words(in: .current) }
}
