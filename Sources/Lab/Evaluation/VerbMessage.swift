import CommandKit
import Messages

/// Why a verb can't do what it is asked to, beyond what its parameters say.
package enum VerbMessage: Message {
  case notAValue(verb: String)
  case changesSession(verb: String)
  /// It takes a whole statement.
  case standsFirst(verb: String)
  case lossHasItsOwnWeights
  case otherCountOfWeights(weights: Int, classes: Int, data: String)
  case noHeldOutPart(data: String)
  case thresholdOfManyClasses(classes: Int)
  case samplesEnd(count: Int)
  case layersEnd(count: Int)
  case notBetweenDense(layer: Int)
  case networkNameWanted
  /// The network has weights, and nothing else is drawn from a seed.
  case seedOfGivenWeights(name: String?)
  case holdsNoNetwork(name: String, given: ValueKind)
  case nothingToTakeBack
  /// There were changes, and they are too long ago.
  case nothingMoreToTakeBack
  case resultFormat
  case weightsFormat
  case whoseWeights(file: String)
  case sessionFormat
  case noInputSize
  /// There is nothing that a file of weights would hold.
  case noWeights(network: String)
  case runsItself(file: String)
  /// In a file that `run` carries out, at the line where one is known.
  case inFile(file: String, line: Int?, reason: Failure)
  case notElementwise(activation: String)
  case notAroundZero
  /// A key that says how weights are drawn, of a network that says it itself.
  case ofActivationsAlone(key: String)
  /// Two keys that say the same.
  case saidTwice(key: String, other: String)

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishArguments.words(self)
    case .chinese: ChineseArguments.words(self)
    }
  }
}
