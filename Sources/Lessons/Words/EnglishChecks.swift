/// What a check of lessons says, in English.
enum EnglishChecks {
  static func words(_ report: CheckReport) -> String {
    switch report {
    case .sound(let file, let contents): "✓ \(file) · \(words(contents))"
    case .problem(let problem), .remark(let problem): problem.description
    case .stopped(let file): "Stopped at \(file)."
    // Alone on the last line.
    case .summary(let summary): "\(summary.passed) passed, \(summary.failed) failed"
    }
  }

  private static func words(_ contents: CheckReport.Contents) -> String {
    switch contents {
    case .lesson(let cells, let seconds, let seeds):
      "\(cells) cell\(cells == 1 ? "" : "s") · \(seconds.tenths) s"
        + (seeds > 0 ? " · holds for \(seeds) other seed\(seeds == 1 ? "" : "s")" : "")
    case .claims(let count): "\(count) claims"
    case .script: "script"
    }
  }
}

extension Double {
  /// With one digit after the point.
  var tenths: String {
    let tenths = Int(clamping: (self * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
