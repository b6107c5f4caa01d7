import CommandKit
import Engine
import Messages

/// Arguments that have been checked, handed out as what their parameters say they are.
///
/// A parameter that is left out gives its default, or where it has none, and for `none`, nothing. To ask for another
/// kind than the declaration names is a mistake of the verb, not of the user.
package protocol CheckedArguments {
  /// What a parameter was given or has by default.
  func element(_ key: String) throws(Failure) -> Element?
  /// Where it was given; `nil` where it was left out.
  func place(_ key: String) -> Span?
}

extension CheckedArguments {
  /// What a parameter was given, unless that is `none`.
  func given(_ key: String) throws(Failure) -> Element? {
    let element = try element(key)
    if case .none? = element { return nil }
    return element
  }

  private func certain<Value>(_ key: String, _ value: Value?) -> Value {
    guard let value else { preconditionFailure("\(key) has no value of that kind") }
    return value
  }

  package func optionalNumber(_ key: String) throws(Failure) -> Double? {
    try given(key).map { certain(key, $0.number) }
  }

  package func number(_ key: String) throws(Failure) -> Double { certain(key, try optionalNumber(key)) }

  package func optionalInteger(_ key: String) throws(Failure) -> Int? {
    try optionalNumber(key).map { Int(clamping: $0) }
  }

  package func integer(_ key: String) throws(Failure) -> Int { certain(key, try optionalInteger(key)) }

  package func optionalText(_ key: String) throws(Failure) -> String? { try given(key)?.word }

  package func text(_ key: String) throws(Failure) -> String { certain(key, try optionalText(key)) }

  package func flag(_ key: String) throws(Failure) -> Bool {
    if case .flag(let flag)? = try given(key) { return flag }
    return certain(key, nil)
  }

  /// The name of a file, which is not empty.
  package func file(_ key: String) throws(Failure) -> String {
    let name = try text(key)
    guard !name.isEmpty else { throw Failure(FileNameMessage.empty, at: place(key)) }
    return name
  }

  package func data(_ key: String) throws(Failure) -> DataSet {
    guard case .data(let data)? = try given(key) else { throw Failure(DataMessage.missing(key: key)) }
    return data
  }

  package func optimizer(_ key: String) throws(Failure) -> Optimizer {
    if case .optimizer(let optimizer)? = try given(key) { return optimizer }
    return certain(key, nil)
  }

  package func loss(_ key: String) throws(Failure) -> Loss? {
    if case .loss(let loss)? = try given(key) { loss } else { nil }
  }

  package func clip(_ key: String) throws(Failure) -> Clip? {
    if case .clip(let clip)? = try given(key) { clip } else { nil }
  }

  package func classWeights(_ key: String) throws(Failure) -> [Double]? {
    if case .classWeights(let weights)? = try given(key) { weights } else { nil }
  }

  /// The initialiser given; for a number the constant one.
  package func initializer(_ key: String) throws(Failure) -> Initializer? {
    switch try given(key) {
    case .initializer(let initializer)?: initializer
    case .number(let value)?: .constant(value)
    default: nil
    }
  }
}

/// What is said of the data that a measurement runs on.
enum DataMessage: Message {
  /// No name is called `data` any more, and none was given.
  case missing(key: String)
  /// `data` would hold something else.
  case noDataSet(given: ValueKind)
  /// A network with weights takes other samples: so many features of each, or of each step.
  case otherFeatures(data: String, features: Int, wanted: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishArguments.words(self)
    case .chinese: ChineseArguments.words(self)
    }
  }
}

/// What is said of the names of files.
enum FileNameMessage: Message {
  case notQuoted
  /// A file where a data set is wanted: what would read it.
  case isNoData(reading: String)
  case empty

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishArguments.words(self)
    case .chinese: ChineseArguments.words(self)
    }
  }
}
