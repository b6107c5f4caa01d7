import Engine
import Messages

/// Why there is no spectrum of a network's Jacobian.
public enum NoSpectrum: Error, Message {
  /// A layer beyond the last one (or a time step beyond the last), counted from 1.
  case layersEnd(count: Int)
  case stepsEnd(count: Int)
  /// Where it ends is not behind where it begins.
  case nothingBetween(from: Int, to: Int)
  /// A layer that stands inside a residual block: the block ends with layer `end`, and begins behind layer `begin`.
  case insideResidual(layer: Int, begin: Int, end: Int)
  /// An lstm hands on a cell beside its state.
  case cellBeside(layer: Int, name: String)
  /// Some numbers of the Jacobian are not finite.
  case notFinite(sample: Int)
  case engine(EngineError)

  /// The sentence that says why.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishSpectrum.words(self)
    case .chinese: ChineseSpectrum.words(self)
    }
  }
}
