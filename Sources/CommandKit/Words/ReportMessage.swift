import Messages

/// What is said beside a failure.
public enum ReportMessage: Message {
  /// The key that brings the corrected line.
  case takesCorrection

  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishReport.words(self)
    }
  }
}
