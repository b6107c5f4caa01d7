/// What a check of lessons says, in Chinese.
enum ChineseChecks {
  static func words(_ report: CheckReport) -> String {
    switch report {
    case .sound(let file, let contents): "✓ \(file) · \(words(contents))"
    case .problem(let problem), .remark(let problem): problem.description
    case .stopped(let file): "停在 \(file)。"
    // Alone on the last line.
    case .summary(let summary): "通过 \(summary.passed) 个，没通过 \(summary.failed) 个"
    }
  }

  private static func words(_ contents: CheckReport.Contents) -> String {
    switch contents {
    case .lesson(let cells, let seconds, let seeds):
      "\(cells) 个单元格 · \(seconds.tenths) 秒" + (seeds > 0 ? " · 另外 \(seeds) 个种子也成立" : "")
    case .claims(let count): "\(count) 条论断"
    case .script: "脚本"
    }
  }
}
