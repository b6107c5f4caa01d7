import Messages

/// What a value is, or what a parameter takes: "number", "text", and whatever else a module has values of.
///
/// The kinds are open: a module that brings a new sort of value declares one as a static member. Two are the same
/// when their names are.
public struct ValueKind: Sendable {
  /// Tells kinds apart.
  public let name: String
  /// What usage lines call it, in a word or two: "network", "class weights".
  public let label: String
  /// What a sentence calls it, with its article: "a network".
  public let noun: any Message

  /// What help calls it: its label, or its noun in a language without articles.
  public func title(in language: DisplayLanguage) -> String {
    switch language {
    case .english: label
    case .chinese: noun.words(in: .chinese)
    }
  }

  /// - Parameter label: what usage lines call it; the name if left out.
  public init(_ name: String, label: String? = nil, noun: any Message) {
    self.name = name
    self.label = label ?? name
    self.noun = noun
  }
}

extension ValueKind: Hashable {
  /// Whether both have one name.
  public static func == (a: ValueKind, b: ValueKind) -> Bool { a.name == b.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension ValueKind: CustomStringConvertible {
  /// Its name.
  public var description: String { name }
}

extension ValueKind {
  /// `none`: nothing.
  public static let none = ValueKind("none", noun: KindMessage.none)
  /// A number.
  public static let number = ValueKind("number", noun: KindMessage.number)
  /// A number without a fraction. The values that a parameter of this kind takes are numbers.
  public static let wholeNumber = ValueKind("wholeNumber", label: "number", noun: KindMessage.wholeNumber)
  /// `true` or `false`.
  public static let flag = ValueKind("flag", noun: KindMessage.flag)
  /// A text, which stands in quotes.
  public static let text = ValueKind("text", noun: KindMessage.text)
  /// The name of a file, which stands in quotes.
  public static let file = ValueKind("file", noun: KindMessage.file)
  /// A text as typed, up to the next blank.
  public static let word = ValueKind("word", noun: KindMessage.word)
  /// A name that is bound, and no other value.
  public static let name = ValueKind("name", noun: KindMessage.name)
  /// The name of an axis, as it is typed: `over=seed`.
  public static let axis = ValueKind("axis", noun: KindMessage.axis)
  /// A comparison, received as written.
  public static let claim = ValueKind("claim", noun: KindMessage.claim)
  /// A whole statement.
  public static let statement = ValueKind("statement", noun: KindMessage.statement)
  /// A word or subject that help explains.
  public static let topic = ValueKind("topic", noun: KindMessage.topic)
  /// Whatever value there is.
  public static let value = ValueKind("value", noun: KindMessage.value)
}

/// The nouns of the kinds that every language of commands has.
enum KindMessage: Message {
  case none, number, wholeNumber, flag, text, file, word, name, axis, claim, statement, topic, value

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishParameters.noun(self)
    case .chinese: ChineseParameters.noun(self)
    }
  }
}

/// A value, as far as a parameter has to know it.
public protocol ParameterValue {
  /// What it is, and after that what else it may serve as.
  var kinds: [ValueKind] { get }
  /// The number, where it is one.
  var number: Double? { get }
  /// The word or text, where it is one.
  var word: String? { get }
}
