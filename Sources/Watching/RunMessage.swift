import Messages

/// What is said around a run's diagnosis.
public enum RunMessage: Message {
  /// What was watched: counts, not names.
  case watched(modules: Int, parameters: Int?)
  case steps(measured: Int, first: Int, last: Int)
  case cost(share: Double)
  case kept(stride: Int)
  case goesOn
  case noStep
  case uncalled([String])
  case unmeasured(name: String, what: String, why: String, others: Int)
  /// The answer to a question.
  case yes(RunAnswer)
  case unknown(RunAnswer)
  case no(RunFinding)
  case asAbove
  case remark(RunFinding)
  case whatToTry
  case tableOfStep(Int)
  /// The same where the steps behind it have numbers that are not finite.
  case tableOfLastFiniteStep(Int)
  /// What a row of several modules tells.
  case rowsTellTheWorst
  case course(ModuleFigure)
  /// The last line of the file has no end, and is left out.
  case lastLineIsCut(file: String)
  case waiting(file: String)
  case noSuchStep(Int, measured: ClosedRange<Int>)
  case modulesOfRow(Int)
  /// Which steps the figures of the verdict are of.
  case mediansOver(ClosedRange<Int>)
  /// What a screen has no room for.
  case leftOut([Part], file: String)

  /// A part of what is shown of a run.
  public enum Part: Hashable, Sendable, CaseIterable { case verdict, table, course, remedies, notes }

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRuns.words(self)
    case .chinese: ChineseRuns.words(self)
    }
  }
}
