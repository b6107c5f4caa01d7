import Diagnostics
import Messages

/// Whether the model trains, by what its run shows.
public struct RunOutlook: Message, Hashable {
  /// Why that is the answer.
  public enum Reason: Hashable, Sendable {
    /// Numbers are not finite from that step on.
    case notFinite(step: Int)
    case falls(LossCourse)
    /// It falls, but to what a model has whose outputs are the same for all samples.
    case fallsToConstant(LossCourse)
    /// It falls, but to what the last layers can do alone: the error does not arrive at the first.
    case fallsInPart(LossCourse)
    /// It falls at the beginning alone, and what is found explains that.
    case fallsAtFirst(LossCourse)
    /// It falls so slowly, with steps so short, that nothing is learned.
    case creeps(LossCourse)
    case stays(LossCourse)
    case rises(LossCourse)
    case tooFew(Int)
    /// The run has no loss.
    case noLoss
  }

  public let answer: Outlook.Answer
  public let reason: Reason

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRuns.words(self)
    case .chinese: ChineseRuns.words(self)
    }
  }
}
