/// Chinese for what is said beside a failure.
enum ChineseReport {
  static func words(_ message: ReportMessage) -> String {
    switch message {
    case .takesCorrection: "按 ↑ 采用"
    }
  }
}
