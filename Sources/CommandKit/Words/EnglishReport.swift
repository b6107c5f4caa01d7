/// English for what is said beside a failure.
enum EnglishReport {
  static func words(_ message: ReportMessage) -> String {
    switch message {
    case .takesCorrection: "↑ takes it"
    }
  }
}
