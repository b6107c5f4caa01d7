import Messages

/// Why a file is no run that can be read.
public enum RunProblem: Error, Message, Hashable {
  case isEmpty
  /// Its first line is no object of a run.
  case isNoRun
  case otherVersion(Int, known: Int)
  case isMalformed(line: Int)
  case lineIsTooLong(line: Int)
  /// A step of a list that has not come, or a list out of order.
  case wrongList(line: Int, list: Int)
  case wrongCount(line: Int, field: String, count: Int, modules: Int)
  case stepsGoBack(line: Int, step: Int, last: Int)
  case tooManyModules(line: Int, most: Int)
  case tooManyNames(line: Int, most: Int)

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRuns.words(self)
    case .chinese: ChineseRuns.words(self)
    }
  }
}
