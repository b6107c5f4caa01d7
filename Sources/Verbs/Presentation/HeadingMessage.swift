import Documents
import Messages

/// What heads a column, names an axis or a curve, or stands as the title of a chart.
///
/// A column that shows a field of a result is headed by the field's name, in every language.
enum HeadingMessage: Message {
  // Columns and axes.
  case layer, epoch, step, sample, label, module, moduleClass, variant, value, rate
  case output(Int?)

  // Probes.
  case stepsSpread, perLayer, weightGradient, slope, theory, slopesPart, weightsPart
  case gradientRatio, lastSpread, lastDistinct, gradientFirstToLast
  case deadOf(count: Int, of: Int)
  case stepInOrderOfReading, gradientOfState
  case layerThroughTime(number: Int, name: String, isBackward: Bool)

  // Training.
  case gradientNorm, heldOutLoss, heldOutAccuracy, largestLoss, gradient, rootMeanSquare,
    rootMeanSquareOfGradient
  case heldOut(curve: String)

  // Remedies.
  case remedy, whatItIs, asItIs, helps, helpsMostly, noHelp

  // Single figures.
  case balanced, largestError, place, entriesResolved
  case resolved(count: Int, of: Int)
  case unit, nextWeight, product, productOfFactors, itsSignal
  case singularValue, condition, meanSquare, directions
  case factorPerLayer, limit, depthScale, criticalVariance, length, slopeOfTheory
  case holds, found
  case tensor, shape, like, smallest
  case outputs, from, to, logOfGradient

  // Names.
  case name, kind, contents, family

  // Work that takes a while.
  case training, searching

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishHeadings.words(self)
    case .chinese: ChineseHeadings.words(self)
    }
  }

  var string: String { words(in: .current) }
}

/// The title of a chart, or the caption of a table.
enum TitleMessage: Message {
  case lossOf(String)
  case lossWhileTraining, lossAfterTraining
  case gradientThroughTime, factorOfLayer, gradientAtFirstLayer
  case stretchOfDirections, directionsLeft, theorysFactor
  case truthInRows
  case withSlope(activation: String)
  case activations, slopes
  case learningRate, signalByLayer
  case layer(Int)
  case gradientsOverEpochs
  case distributions(data: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishHeadings.words(self)
    case .chinese: ChineseHeadings.words(self)
    }
  }

  var string: String { words(in: .current) }
}

extension Text {
  init(_ heading: HeadingMessage) { self.init(heading.string) }
}
