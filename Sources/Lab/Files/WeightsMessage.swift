import CommandKit
import Engine
import Messages

/// What there is to say about a file of weights.
enum WeightsMessage: Message {
  /// Fewer bytes than give the length of a header.
  case tooShort(file: String, bytes: Int)
  case headerLength(file: String, length: String, bytesThatFollow: Int)
  case badHeader(file: String)
  /// Two tensors have one name, or two texts beside them.
  case nameTwice(file: String, name: String)
  case unknownType(file: String, tensor: String, type: String)
  case badShape(file: String, tensor: String, shape: [Int])
  /// A tensor whose shape takes another number of bytes, or that does not follow the one before.
  case misplaced(
    file: String, tensor: String, shape: [Int], bytes: Int, expected: Int, start: Int, end: Int)
  case cutShort(file: String, tensor: String, end: Int, bytes: Int)
  case trailingBytes(file: String, count: Int)
  /// The description of its network in the file.
  case unreadableNetwork(file: String, reason: Failure)
  /// More than constructors of networks with numbers, where a file describes its network.
  case isNoDescription(part: String)
  /// Which network it is has to be told; the first tensors, each with its shape.
  case networkIsNotSaid(file: String, tensors: [String])
  /// What a file describes, or `into=` says.
  case isNoNetwork(text: String)
  case noNumbers(file: String)
  case tensorCount(file: String, count: Int, network: String, wanted: Int)
  case otherShape(
    file: String, tensor: String, shape: [Int], parameter: String, network: String, wanted: [Int])
  /// The network does not take samples as wide as the first tensor says.
  case doesNotFit(file: String, reason: EngineError)
  /// Tensors have the names of a PyTorch `Sequential`.
  case takenByName(file: String, count: Int)
  /// Tensors were taken in their order; the first of them, each with what it became.
  case takenInOrder(file: String, count: Int, first: [String])

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFileContents.words(self)
    }
  }
}
