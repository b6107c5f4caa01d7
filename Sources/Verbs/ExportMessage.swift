import Lab
import Messages

/// What `export` says.
enum ExportMessage: Message {
  /// The name of a data set's file ends in something else.
  case dataFormat
  /// A file was written, of so many rows or records.
  case rows(file: String, count: Int)
  case records(file: String, count: Int)
  /// A data set was written: what reads it again, if anything, and how many samples of it are held out and not there.
  case samples(file: String, count: Int, reading: String?, heldOut: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishVerbs.words(self)
    case .chinese: ChineseVerbs.words(self)
    }
  }
}
