import CommandKit
import Engine
import Lab

extension Session {
  /// A new session; the first `data` is drawn with seed 1 whatever its seed is.
  public convenience init(seed: UInt64 = 1, precision: Precision = .float32) {
    self.init(seed: seed, precision: precision, words: [])
  }

  /// - Parameter words: declarations of verbs that are carried out elsewhere, for parsing, help and completion.
  package convenience init(seed: UInt64 = 1, precision: Precision = .float32, words: [Declaration]) {
    self.init(seed: seed, precision: precision, language: Language(verbs: .standard, words: words))
  }
}
