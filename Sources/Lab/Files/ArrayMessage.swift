import Messages

/// Why arrays in a file are no data set.
enum ArrayMessage: Message {
  /// It begins like a zip and is none.
  case isNoArchive(file: String)
  case damagedArchive(file: String)
  case damagedEntry(file: String, entry: String)
  /// Encrypted, or packed by another method than deflate.
  case unknownPacking(file: String, entry: String)
  /// One array without a name: .npy.
  case isSingleArray(file: String)
  case noArrays(file: String)
  case unknownArray(file: String, name: String, arrays: [String])
  case isNoArray(file: String, array: String)
  case isNotOfNumbers(file: String, array: String, type: String)
  case isEmpty(file: String, array: String)
  /// Samples of more than two axes.
  case otherShape(file: String, array: String, shape: [Int])
  /// A target that has not one row for each sample.
  case otherTarget(file: String, array: String, shape: [Int], features: String, samples: Int)
  case notFinite(file: String, array: String, place: [Int], number: Double)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFileContents.words(self)
    case .chinese: ChineseFileContents.words(self)
    }
  }
}
