import Documents
import Engine
import Messages

/// What verbs about the session say.
enum SessionMessage: SpokenMessage {
  case nothingYet
  /// A network's weights are drawn anew.
  case drawn(name: String, draw: Int, seed: UInt64)
  case drawnEach(name: String)
  case takenBack
  case newStart
  case saved(file: String, cells: Int)
  case savedWeights(file: String, network: String)
  /// The title of a session without a name, and the heading of its statements.
  case title, statements
  case settings(seed: UInt64, Precision)
  /// An exact comparison of a measured number fails.
  case notExactly(Double, wanted: Double, format: NumberFormat)

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishSession.text(self)
    case .chinese: ChineseSession.text(self)
    }
  }
}
