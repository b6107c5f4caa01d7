import Documents
import Engine
import Messages

/// What is said of a training.
enum TrainingMessage: SpokenMessage {
  /// Where a training came to.
  case reached(loss: Double, epochs: Int)
  case accuracy(Double)
  case heldOut(loss: Double, accuracy: Double?)
  /// How many epochs a network has been trained for; `name`: `nil` where it has none.
  case behind(name: String?, epochs: Int)
  case stoppedEarly
  case stoppedBeforeMeasuring
  case stopped(epoch: Int, of: Int)
  /// The loss is that of someone who looks at no sample.
  case knowsFrequenciesAlone(entropy: Double)
  /// Where numbers first were not finite; `layer`: its number and name.
  case notFinite(NonFinite.Direction, layer: Layer?, epoch: Int, step: Int)
  case someNotFinite(count: Int, of: Int)
  /// What stands above the gradients that are redrawn.
  case watched(epoch: Int, loss: Double)

  /// What stands below a comparison: over how many seeds its numbers are.
  case medianOver(seeds: Int)
  case rangeOver(seeds: Int)
  case bestOfColumn
  /// Both ends of a range, the lower first, where a dash would be read as a sign.
  case fromTo(String, String)

  struct Layer: Hashable, Sendable {
    let number: Int
    /// `nil` where it is not known.
    let name: String?
  }

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishTraining.text(self)
    case .chinese: ChineseTraining.text(self)
    }
  }
}

/// What is said of remedies that are tried.
enum TrialMessage: SpokenMessage {
  case whatToTry
  case losses(areHeldOut: Bool, epochs: Int, seeds: Int)
  case oneNumberRows
  case anew
  /// When a remedy helps; `entropy`: `nil` where labels are no classes.
  case helps(entropy: Double?)
  case idle([String])
  case noneHelps
  case bestRate(name: String, loss: Double)
  case entropy(Double)

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishTraining.text(self)
    case .chinese: ChineseTraining.text(self)
    }
  }
}

/// What is said of a network's answers.
enum EvaluationMessage: SpokenMessage {
  case loss(Double)
  case shares(accuracy: Double, balanced: Double, precision: Double, recall: Double, f1: Double)
  case commonestClass(share: Double)

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishTraining.text(self)
    case .chinese: ChineseTraining.text(self)
    }
  }
}
