import Lab
import Messages
import Parameters

/// Why there is no picture, and that there is one.
enum PlotMessage: Message {
  case noPicture(of: ValueKind)
  case noPictureTogether
  case noPictureOfResult(verb: String)
  /// Training was not told to keep them.
  case gradientsNotKept
  /// Only a run that was watched has it.
  case figureOfRun(String)
  case tooFewFeatures(data: String, features: Int)
  case regionsOfTwoFeatures(features: Int)
  /// The file's name ends in something else.
  case pictureFormat
  /// None of its numbers can be drawn.
  case nothingDrawn
  /// What makes a picture of a drawing is not installed.
  case noConverter(program: String, package: String)
  case converterFailed(program: String, words: String)
  /// A file was written.
  case drawn(file: String, bytes: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishVerbs.words(self)
    case .chinese: ChineseVerbs.words(self)
    }
  }
}
