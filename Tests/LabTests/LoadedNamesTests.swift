import CommandKit
import Engine
import Files
import Foundation
import Messages
import Testing

@testable import Lab
@testable import Verbs

/// Whatever a file's modules are called, the network that is loaded is the one that was saved.
struct LoadedNamesTests {
  /// Networks whose modules have many twins.
  private static let networks = [
    "dense(3, tanh) -> dense(3, tanh) -> dense(3)",
    "dense(3) -> batchnorm -> relu -> dense(3) -> batchnorm -> relu -> dense(2)",
    "dense(3) -> 3 * residual(layernorm -> dense(3, gelu) -> dense(3)) -> layernorm -> dense(3)",
    "2 * lstm(3, sequence=true) -> lstm(3) -> dense(3)",
    "dense(4, prelu) -> dense(3, prelu) -> dense(3, prelu) -> dense(2)",
    "layernorm -> dense(3, tanh) -> layernorm -> dense(3, tanh) -> layernorm",
  ]

  private static let words = [
    "embed", "stem", "alpha", "middle", "zeta", "last", "head", "out", "norm", "body", "tail", "first",
    "proj",
    "gate", "up", "down", "a", "b", "c", "d", "e",
  ]

  /// Names as people give them: each keeps to the order of the modules where it counts something.
  private static func names(_ count: Int, _ dice: inout RandomStream) -> [String] {
    func below(_ count: Int) -> Int { Int(dice.uniform() * Double(count)) }
    var words = words
    for place in words.indices.reversed() { words.swapAt(place, below(place + 1)) }
    let counted = words[0]
    var numbers: [String: Int] = [:]
    func next(_ word: String) -> String {
      defer { numbers[word, default: 0] += 1 }
      return "\(numbers[word, default: 0])"
    }
    let style = below(6)
    let split = below(count + 1)
    return (0..<count).map { place in
      switch style {
      case 0: words[place % words.count] + (place < words.count ? "" : "_too")
      case 1: "\(counted).\(next(counted))"
      case 2: place < split ? "\(counted).\(next(counted)).\(words[1])" : words[1 + place % (words.count - 1)]
      case 3: "\(words[place % 2])\(next(words[place % 2]))"
      case 4: "\(counted).\(place / 3).\(words[1 + place % 3])"
      default: place < split ? "\(words[1]).\(next(words[1]))" : "\(words[2]).\(next(words[2]))"
      }
    }
  }

  @Test("a network under random names is loaded as it was saved, or refused", arguments: networks)
  func randomNames(_ text: String) throws {
    var dice = RandomStream(seed: 21, purpose: .data)
    let session = Session()
    guard case .network(let network)? = try session.evaluate(text).single else { return }
    let shape = text.contains("lstm") ? SampleShape(steps: 2, width: 3) : SampleShape(width: 3)
    let plan = try NetworkPlan(network.description, input: shape)
    let modules = NetworkModule.all(plan)
    var (loaded, refused) = (0, 0)
    for _ in 0..<60 {
      let names = Self.names(modules.count, &dice)
      guard Set(names).count == names.count else { continue }
      var tensors: [(name: String, shape: [Int], values: [Double])] = []
      var numbers: [String: [Double]] = [:]
      for (module, name) in zip(modules, names) {
        for (written, _, tensor) in module.written {
          let values = (0..<tensor.shape.reduce(1, *)).map { _ in dice.uniform() }
          numbers[tensor.own] = values
          let last = written.split(separator: ".").last ?? ""
          tensors.append(("\(name).\(last)", tensor.shape, values))
        }
      }
      // A file has its tensors by the alphabet.
      tensors.sort { $0.name < $1.name }
      let bytes = SafeTensors.bytes(tensors, metadata: [:], isDouble: true)
      var context = ExecutionContext()
      context.files.read = { (_) throws(FileFailure) in bytes }
      do throws(Failure) {
        let value = try session.evaluate("load(\"f\", into=\(text))", context)
        guard case .network(let found)? = value.single, let state = found.state else {
          Issue.record("no network")
          return
        }
        for values in state.parameters + state.statistics {
          #expect(values.values == numbers[values.name], "\(names): \(values.name)")
        }
        loaded += 1
      } catch {
        #expect(error.reason.code == "severalWays", "\(names): \(error.message)")
        refused += 1
      }
      // With the names said there is nothing to refuse.
      let said = names.map { "\"\($0)\"" }.joined(separator: ", ")
      let value = try session.evaluate("load(\"f\", into=\(text), names=[\(said)])", context)
      guard case .network(let found)? = value.single, let state = found.state else { continue }
      for values in state.parameters + state.statistics {
        #expect(values.values == numbers[values.name], "\(names): \(values.name)")
      }
    }
    #expect(loaded > 5 && refused > 5, "\(loaded) loaded, \(refused) refused")
  }

  @Test("a network that does not fit is told behind the width that the file's first module takes")
  func widthOfTheFile() throws {
    let shapes: [(String, [Int])] = [
      ("0.bias", [4]), ("0.weight", [4, 12]), ("2.bias", [3]), ("2.weight", [3, 4]),
    ]
    let bytes = SafeTensors.bytes(
      shapes.map { ($0.0, $0.1, Array(repeating: 0.5, count: $0.1.reduce(1, *))) }, metadata: [:],
      isDouble: true)
    var context = ExecutionContext()
    context.files.read = { (_) throws(FileFailure) in bytes }
    for (text, expected) in [
      ("dense(64) -> dense(3)", "weight [64, 12]"), ("lstm(5) -> dense(3)", "weight_ih [20, 12]"),
    ] {
      let failure = #expect(throws: Failure.self) {
        try Session().evaluate("load(\"f\", into=\(text))", context)
      }
      #expect(failure?.message.contains(expected) == true, "\(failure?.message ?? "")")
    }
  }

  /// A file of modules of one shape, [2, 2] with a bias, that are called so.
  private func context(_ names: [String], metadata: [String: String] = [:]) -> ExecutionContext {
    let bytes = SafeTensors.bytes(
      names.enumerated().flatMap { place, name in
        [
          (name: "\(name).weight", shape: [2, 2], values: [Double](repeating: Double(place), count: 4)),
          (name: "\(name).bias", shape: [2], values: [Double](repeating: Double(place), count: 2)),
        ]
      }, metadata: metadata, isDouble: true)
    var context = ExecutionContext()
    context.files.read = { (_) throws(FileFailure) in bytes }
    return context
  }

  /// The places in which the file has the modules of a network of layers that are all alike; `nil` where it is refused.
  private func order(_ names: [String], metadata: [String: String] = [:], _ more: String = "") throws
    -> [Int]?
  {
    let text = "load(\"f\", into=\(names.count) * dense(2)\(more))"
    do throws(Failure) {
      let value = try Session().evaluate(text, context(names, metadata: metadata))
      guard case .network(let network)? = value.single, let state = network.state else { return nil }
      return stride(from: 0, to: state.parameters.count, by: 2).map { Int(state.parameters[$0].values[0]) }
    } catch {
      guard let message = error.reason as? WeightsMessage, case .severalWays = message else { throw error }
      return nil
    }
  }

  @Test(
    "a number in otherwise equal names is an order, and nothing else is",
    arguments: [
      (["2", "0", "10"], [1, 0, 2]), (["fc2", "fc1", "fc3"], [1, 0, 2]),
      (["a.1.x", "a.0.y", "a.2.x"], [1, 0, 2]),
      (["block1.up", "block0.down"], [1, 0]), (["b2_c1", "b1_c2", "b1_c1"], [2, 1, 0]),
      (["module.1", "module.0"], [1, 0]), (["1.0", "0.1", "0.0", "2"], [2, 1, 0, 3]),
      (["a", "b"], nil), (["fc1", "out"], nil), (["fc1", "fc3"], nil), (["fc4", "fc2"], nil),
      (["conv1x1", "conv3x3"], nil), (["a.0.x", "a.0.y"], nil), (["a.0", "b.1"], nil),
      (["a1.x", "b2.x"], nil), (["l1", "l11", "l2"], [0, 2, 1]), (["up2", "up1"], nil),
      (["decoder1", "decoder2"], nil),
      (["up.1", "up.0"], [1, 0]),
      (["01", "1"], nil), (["0", "1", "out"], nil), (["x99999999999999999999", "x1"], nil),
    ] as [([String], [Int]?)])
  func orders(names: [String], wanted: [Int]?) throws { #expect(try order(names) == wanted) }

  @Test("the order that the file or the reader says holds, whatever the names")
  func said() throws {
    let modules = "[{\"name\": \"b\", \"calls\": 1, \"parameters\": [\"b.weight\"]}, {\"name\": \"a\"}]"
    #expect(try order(["a", "b"], metadata: ["gradlab.modules": modules]) == [1, 0])
    #expect(
      try order(["a", "b"], metadata: ["gradlab.modules": modules], ", names=[\"a\", \"b\"]") == [0, 1])
    #expect(try order(["l.1", "l.0"], "") == [1, 0])
    #expect(try order(["l.1", "l.0"], ", names=[\"l.1\", \"l.0\"]") == [0, 1])
    #expect(try order(["l.1", "l.0"], ", names=[\"1\", \"0\"]") == [0, 1])
    #expect(try order(["b.1", "b.0", "a"], ", names=[\"a\", \"b\"]") == [2, 1, 0])
  }

  @Test(
    "names that do not name each module once are refused",
    arguments: [
      ("[\"a\"]", "modulesLeftOut"), ("[\"a\", \"b\", \"c\"]", "unknownModule"),
      ("[\"a\", \"b\", \"b.weight\"]", "unknownModule"), ("\"a\"", "modulesLeftOut"),
      ("[\"a\", \"module.a\", \"b\"]", "moduleTwice"),
    ])
  func wrongNames(names: String, code: String) throws {
    let error = #expect(throws: Failure.self) { try order(["a", "b"], ", names=\(names)") }
    #expect(error?.reason.code == code)
    for text in ["", "[", "[\"a\", \"b\"]", "{}", "[{\"name\": 1}]", "[{\"name\": \"a\"}] x"] {
      let error = #expect(throws: Failure.self) {
        try order(["a", "b"], metadata: ["gradlab.modules": text])
      }
      #expect(error?.reason.code == "unreadableModules", "\(text)")
    }
  }

  @Test("thousands of modules that are alike are put in order, or refused, at once")
  func many() throws {
    let start = ContinuousClock.now
    let count = 2000
    #expect(try order((0..<count).reversed().map { "layers.\($0)" }) == (0..<count).reversed())
    #expect(try order((0..<count).map { "w\(String($0, radix: 2).replacing("0", with: "a"))x" }) == nil)
    let deep = String(repeating: "a.", count: 20_000)
    #expect(try order(["\(deep)1", "\(deep)0"]) == [1, 0])
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
