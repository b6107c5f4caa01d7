import Diagnostics
import Documents
import Engine
import Lab
import Messages

/// What is said beside the tables and charts of a probe.
enum ProbeMessage: SpokenMessage {
  case head(subject: String, layers: Int, parameters: Int, precision: Precision, data: String)
  case mode(Probe.Mode)
  case stepOf(optimizer: String)
  /// Two lines to type, of which one will do.
  case or
  case blanks
  case fitted(label: String, factor: Double)
  case sideBySide

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishMeasuring.text(self)
    case .chinese: ChineseMeasuring.text(self)
    }
  }
}

/// What is said of a Jacobian's singular values.
enum SpectrumMessage: SpokenMessage {
  case head(subject: String, Spectrum.Stretch, inputs: Int, outputs: Int, samples: Int)
  case largest(Double)
  case median(Double)
  case smallest(Double)
  case condition(Double)
  case meanSquare(Double, theory: Double?)
  case directions(Double, of: Int, theory: Double?)
  case isZero
  case isEstimated
  case unresolved(count: Int, of: Int)

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishMeasuring.text(self)
    case .chinese: ChineseMeasuring.text(self)
    }
  }
}

/// What theory says, figure by figure.
enum TheoryMessage: SpokenMessage {
  /// A wide layer; a variance is that which was given, else the weights are drawn as the initialiser says.
  case subject(activation: String, weights: Weights, biasVariance: Double?)
  case factor(Double)
  case forward(Double)
  case limit(Double)
  case depthScale(Double)
  case criticalVariance(Double)
  case scatter(Double)
  case width(Double)
  case widthPerLayer(Double)

  enum Weights: Hashable, Sendable {
    case variance(Double)
    case drawn(initializer: String, units: Int)
  }

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishMeasuring.text(self)
    case .chinese: ChineseMeasuring.text(self)
    }
  }
}

/// The chain rule, told.
enum ExplanationMessage: SpokenMessage {
  case chain
  case layer(Int, unit: Int, sample: Int, next: Int)
  case rest(units: Int, sum: Double)
  /// What a normalisation takes off, as a term of a formula.
  case takenUp(by: String)

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishMeasuring.text(self)
    case .chinese: ChineseMeasuring.text(self)
    }
  }
}

/// What is said of a check of gradients.
enum GradcheckMessage: SpokenMessage {
  case largest(Double)
  case nothingResolved

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishMeasuring.text(self)
    case .chinese: ChineseMeasuring.text(self)
    }
  }
}

/// Where along a range a claim stops holding.
enum BoundaryMessage: SpokenMessage {
  case held(claim: String, axis: String, places: [String])
  case upTo(claim: String, axis: String, holds: String, fails: String)
  case from(claim: String, axis: String, holds: String, fails: String)
  case everywhere(claim: String)
  case nowhere(claim: String)
  case changesMore
  case depthScale(Double)

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishMeasuring.text(self)
    case .chinese: ChineseMeasuring.text(self)
    }
  }
}
