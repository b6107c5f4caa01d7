import CommandKit
import Engine
import Messages

/// What there is to say about a file of weights.
enum WeightsMessage: Message {
  // MARK: The form

  /// Fewer bytes than give the length of a header.
  case tooShort(file: String, bytes: Int)
  /// Weights in another form than safetensors.
  case isOfOtherForm(file: String, form: ForeignFile)
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

  // MARK: What it holds

  /// A tensor of whole numbers or of 8 bits and fewer, as quantised networks have them.
  case notRead(file: String, tensor: String, type: String)
  /// The description of its network in the file.
  case unreadableNetwork(file: String, reason: Failure)
  /// The list of its modules in the file.
  case unreadableModules(file: String)
  /// More than constructors of networks with numbers, where a file describes its network.
  case isNoDescription(part: String)
  /// Which network it is has to be told; the first tensors, each with its shape.
  case networkIsNotSaid(file: String, tensors: [String], count: Int)
  /// What a file describes, or `into=` says.
  case isNoNetwork(text: String)
  case noNumbers(file: String)

  // MARK: Which tensor is which

  /// Modules that no layer takes, and layers that the file has nothing for.
  case doesNotMatch(file: String, network: String, spare: [Spare], missing: [Missing])
  /// All would match if these layers had no bias.
  case noBias(file: String, [Pair])
  /// All would match if these layers had one.
  case surplusBias(file: String, [Pair])
  /// The network does not take samples as wide as the first tensor says.
  case doesNotFit(file: String, reason: EngineError)
  /// Several modules are alike, and nothing says which is which; what stands side by side in the file.
  case severalWays(file: String, [Choice], names: [String])
  /// The network has its layers in another order than the numbers in the names.
  case numbersSpeakAgainst(file: String, modules: [String], layers: [String])
  /// A name that is said, and what there is.
  case unknownModule(file: String, name: String, modules: [String])
  case moduleTwice(file: String, name: String)
  /// Modules of the file that none of the names says.
  case modulesLeftOut(file: String, modules: [String])
  /// What is said to stand at a place has other shapes.
  case otherModule(file: String, module: String, tensors: String, layer: String, number: Int, wanted: String)
  /// Tensors have the names of a PyTorch `Sequential`.
  case takenByName(file: String, count: Int)
  /// Which module became which layer, and how that is known; tensors of whole numbers that have no part in it.
  case taken(file: String, count: Int, [Pair], Way, passedOver: [String])

  // MARK: Parts

  /// A module of the file, and the layer that it is.
  struct Pair: Hashable {
    let module: String
    let layer: String
    let number: Int
  }

  struct Spare: Hashable {
    let module: String
    let tensors: String
  }

  struct Missing: Hashable {
    let layer: String
    let number: Int
    let tensors: String
  }

  /// Modules that are alike, and the layers that each could be.
  struct Choice: Hashable {
    let modules: [String]
    let tensors: String
    let layers: [Int]
    let layer: String
  }

  /// How it is known which module is which layer.
  enum Way: String {
    /// Each is the only one of its kind and shape.
    case shapes
    /// By kind and shape, and numbers in names where several are alike.
    case numbers
    /// The file says in which order its modules are called.
    case written
    /// The reader does (`names=`).
    case said
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishWeights.words(self)
    case .chinese: ChineseWeights.words(self)
    }
  }
}
