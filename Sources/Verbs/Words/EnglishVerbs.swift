import CommandKit
import Documents
import Lab

/// What single verbs say.
enum EnglishVerbs {
  static func words(_ message: PlotMessage) -> String {
    switch message {
    case .noPicture(let kind): "\(kind.noun.words(in: .english).capitalizedFirst) has no picture."
    case .noPictureTogether: "These variants have no picture together."
    case .noPictureOfResult(let verb): "The result of \(verb) has no picture of its own."
    case .gradientsNotKept: "Each layer's gradient was not kept; train … watch=gradients keeps it."
    case .tooFewFeatures(let data, let features):
      "A picture of data wants at least two features and classes; \(data) has \(features) features."
    case .regionsOfTwoFeatures(let features):
      "Decision regions need data of two features; this has \(features)."
    }
  }
}
