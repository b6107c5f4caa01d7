/// Something that the program says, as data: a case of an enumeration with its arguments.
///
/// A module declares its messages in one enumeration and gives them words in one catalog for each language, a file with
/// an exhaustive `switch`: a message without words does not compile.
///
/// ```swift
/// enum LoadMessage: Message {
///   case missingTensor(name: String, layer: Int)
///
///   func words(in language: DisplayLanguage) -> String {
///     switch language {
///     case .english: EnglishLoad.words(self)
///     }
///   }
/// }
/// ```
public protocol Message: Hashable, Sendable {
  /// The sentence or sentences that say it.
  func words(in language: DisplayLanguage) -> String
}

extension Message {
  /// The enumeration that it is a case of, without its ending: `load`.
  public var topic: String { MessageParts(self).topic }

  /// Which message of its topic it is, whatever its arguments: `missingTensor`. It is the same in every language.
  public var code: String { MessageParts(self).code }

  /// What it is about, by the labels of the case: `name`, `layer`; those without a label are `1`, `2`, ….
  public var arguments: [(name: String, value: MessageArgument)] { MessageParts(self).arguments }

  /// Whether the other is the same message with the same arguments.
  public func isEqual(to other: any Message) -> Bool { (other as? Self) == self }
}

/// A value that a message carries.
public indirect enum MessageArgument: Hashable, Sendable {
  case none
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([MessageArgument])
  /// A value with several parts.
  case parts([Field])
  /// A message in a message.
  case message(topic: String, code: String, [Field])

  /// One of the parts, by its name.
  public struct Field: Hashable, Sendable {
    /// The label of the part.
    public var name: String
    /// The part itself.
    public var value: MessageArgument
  }
}

/// The case of an enumeration taken apart.
private struct MessageParts {
  var topic: String
  var code: String
  var arguments: [(name: String, value: MessageArgument)] = []

  init(_ message: any Message) {
    topic = Self.topic(of: "\(type(of: message))")
    let mirror = Mirror(reflecting: message)
    guard mirror.displayStyle == .enum, let child = mirror.children.first else {
      // A case without arguments prints as its name.
      code = mirror.displayStyle == .enum ? "\(message)" : "\(type(of: message))"
      return
    }
    if let inner = child.value as? any Message {
      self = MessageParts(inner)
      return
    }
    code = child.label ?? ""
    let payload = Mirror(reflecting: child.value)
    guard payload.displayStyle == .tuple else {
      arguments = [("1", MessageArgument(child.value))]
      return
    }
    if payload.children.count == 1, let only = payload.children.first?.value as? any Message {
      self = MessageParts(only)
      return
    }
    arguments = payload.children.enumerated().map { place, child in
      let label = child.label.flatMap { $0.hasPrefix(".") ? nil : $0 }
      return (label ?? "\(place + 1)", MessageArgument(child.value))
    }
  }

  /// `ParameterMessage` is about `parameter`, `EngineError` about `engine`.
  private static func topic(of type: String) -> String {
    let ending = ["Message", "Error", "Failure"].first { type.hasSuffix($0) } ?? ""
    let name = type.dropLast(ending.count)
    return name.prefix(1).lowercased() + name.dropFirst()
  }
}

extension MessageArgument {
  /// A value of whatever type, as far as it can be told.
  init(_ value: Any) {
    switch value {
    case let flag as Bool: self = .flag(flag)
    case let number as Double: self = .number(number)
    case let number as any BinaryInteger: self = .number(Double(number))
    case let text as String: self = .text(text)
    case let message as any Message:
      let fields = message.arguments.map { Field(name: $0.name, value: $0.value) }
      self = .message(topic: message.topic, code: message.code, fields)
    case let raw as any RawRepresentable: self = MessageArgument(raw.rawValue)
    default:
      let mirror = Mirror(reflecting: value)
      switch mirror.displayStyle {
      case .optional: self = mirror.children.first.map { MessageArgument($0.value) } ?? .none
      case .collection, .set: self = .list(mirror.children.map { MessageArgument($0.value) })
      // What prints as something of its own is that.
      case .struct where !(value is any CustomStringConvertible):
        self = .parts(mirror.children.map { Field(name: $0.label ?? "", value: MessageArgument($0.value)) })
      default: self = .text("\(value)")
      }
    }
  }
}
