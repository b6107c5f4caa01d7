import Lab
import Messages
import Parameters

/// Why there is no picture.
enum PlotMessage: Message {
  case noPicture(of: ValueKind)
  case noPictureTogether
  case noPictureOfResult(verb: String)
  /// Training was not told to keep them.
  case gradientsNotKept
  case tooFewFeatures(data: String, features: Int)
  case regionsOfTwoFeatures(features: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishVerbs.words(self)
    }
  }
}
