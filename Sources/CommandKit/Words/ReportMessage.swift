import Messages

/// What is said beside a failure.
package enum ReportMessage: Message {
  /// The key that brings the corrected line.
  case takesCorrection

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishReport.words(self)
    case .chinese: ChineseReport.words(self)
    }
  }
}
