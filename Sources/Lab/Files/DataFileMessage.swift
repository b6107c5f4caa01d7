import CommandKit
import Messages

/// What is said of data in a file, whatever its form.
enum DataFileMessage: Message {
  /// A number that is none of the classes which were asked for.
  case noClass(file: String, target: String, sample: Int, number: Double, classes: Int)
  /// A line's columns, or a sample's numbers, can't be shared out among so many steps.
  case stepsDoNotDivide(file: String, features: Int, steps: Int)

  // MARK: Remarks

  /// A column of words is a feature for each.
  case wordsBecameFeatures(file: String, column: String, words: [String])
  /// The column that pandas writes its index to.
  case indexLeftOut(file: String, column: String)
  /// The columns' names end in the number of the step.
  case stepsByName(file: String, steps: Int, features: [String])
  /// The columns are step after step, as they stand.
  case stepsInOrder(file: String, steps: Int, features: [String])

  /// What would read a file of data, as one would type it; `nil` where its name is none of one.
  static func reading(_ name: String) -> String? {
    let file = name.filter { !$0.isWhitespace }
    if file.hasSuffix(".csv") { return "csv(\(Literal.text(file)), target=\"y\")" }
    return file.hasSuffix(".npz") ? "arrays(\(Literal.text(file)))" : nil
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFileContents.words(self)
    case .chinese: ChineseFileContents.words(self)
    }
  }
}
