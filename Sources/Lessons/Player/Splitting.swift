import Documents
import Lab

extension Output {
  /// A block in two: as much of it as fits, and the rest.
  ///
  /// - Returns: `nil` where nothing of it fits, or it can't be split.
  func split(where fits: (Output) -> Bool) -> (Output, Output)? {
    guard let block = document.blocks.first, document.blocks.count == 1 else { return nil }
    let count = block.parts
    guard count > 1 else { return nil }
    // The most parts that fit.
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if fits(Output([block.part(0..<middle)])) { low = middle } else { high = middle - 1 }
    }
    guard low > 0 else { return nil }
    return (Output([block.part(0..<low)]), Output([block.part(low..<count)]))
  }
}

extension Block {
  /// Between how many parts it can be split.
  fileprivate var parts: Int {
    switch self {
    case .paragraph(let text): text.words.count
    case .list(let items, _): items.count
    case .code(let code, _): code.lines.count
    case .table(let table): table.rows.count
    case .details(_, let blocks), .aside(_, let blocks), .quote(let blocks): blocks.count
    case .verdict(let verdict): verdict.checks.count
    case .heading, .chart, .rule, .gap: 1
    }
  }

  fileprivate func part(_ range: Range<Int>) -> Block {
    let isFirst = range.lowerBound == 0
    switch self {
    case .paragraph(let text): return .paragraph(Text(Array(text.words[range].joined())))
    case .list(let items, let start):
      return .list(Array(items[range]), start: start.map { $0 + range.lowerBound })
    case .code(let code, let language):
      return .code(code.lines[range].joined(separator: "\n"), language: language)
    case .table(var table):
      table.folds = false
      if !isFirst { table.caption = nil }
      if range.upperBound < table.rows.count { table.foot = [] }
      table.rows = Array(table.rows[range])
      return .table(table)
    case .details(let summary, let blocks):
      return isFirst ? .details(summary: summary, Array(blocks[range])) : .quote(Array(blocks[range]))
    case .aside(let kind, let blocks):
      return isFirst ? .aside(kind, Array(blocks[range])) : .quote(Array(blocks[range]))
    case .quote(let blocks): return .quote(Array(blocks[range]))
    case .verdict(var verdict):
      verdict.checks = Array(verdict.checks[range])
      if !isFirst { verdict.text = Text() }
      return .verdict(verdict)
    case .heading, .chart, .rule, .gap: return self
    }
  }
}

extension Text {
  /// Its words, each with the blank behind it and with its styles.
  fileprivate var words: [[Run]] {
    var words: [[Run]] = [[]]
    for run in runs {
      if run.picture != nil {
        words[words.count - 1].append(run)
        continue
      }
      var piece = ""
      func end() {
        if !piece.isEmpty { words[words.count - 1].append(Run(piece, run.style, link: run.link)) }
        piece = ""
      }
      for character in run.string {
        piece.append(character)
        guard character == " " || character == "\n" else { continue }
        end()
        words.append([])
      }
      end()
    }
    return words.filter { !$0.isEmpty }
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
