import Messages

/// The labels that renderers and charts put beside what they are given.
enum DocumentMessage: Message {
  case aside(Block.Aside)
  /// Rows of a table that are folded away, and what shows their figures.
  case moreRows(count: Int, field: String?)
  /// Columns of a table for which there is no room, each with what shows it.
  case columnsLeftOut([LeftOutColumn])
  /// How much of a heat map there was space for.
  case shownOfGrid(rows: Int, ofRows: Int, columns: Int, ofColumns: Int)
  /// A value with the range that it stands for.
  case valueInRange(value: FormattedNumber, from: FormattedNumber, to: FormattedNumber)
  /// What opens the figures below a drawing.
  case figures
  /// A table without a caption.
  case table
  /// What stands where no picture can.
  case picture(shows: String)

  // Headings of a chart's figures.
  case first, lowest, highest, last, range
  case theory
  case theoryOf(curve: String)
  case lastOfTheory
  case slope, count, values, median, recall, samples
  case quantile(percent: Int)
  case mean(of: String)
  case `class`
  /// The corner of a confusion matrix.
  case confusion
  case inRegion
  /// An axis with equal lengths for equal factors.
  case logarithmic(label: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishDocuments.words(self)
    case .chinese: ChineseDocuments.words(self)
    }
  }
}

/// A column's heading, and what to type to see it all the same.
struct LeftOutColumn: Hashable {
  let heading: String
  let field: String?
}

extension Text {
  init(_ message: DocumentMessage) { self.init(message.words(in: .current)) }
}
