import CommandKit
import Files
import Foundation
import Messages
import Parameters
import Testing

@testable import Lab
@testable import Verbs

/// Statements and files that once ended the program, kept as they were found (`Cases`): each ends in a message.
struct CaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases").path

  /// What the first statement that can't be carried out is refused with; `nil` where all can.
  static let statements: [(file: String, message: (any Message)?)] = [
    ("A-net-doubling.txt", OperationMessage.tooManyLayers(count: 131_072, most: 100_000)),
    ("special-fn-doubling-net.txt", OperationMessage.tooManyLayers(count: 131_072, most: 100_000)),
    ("special-fn-doubling-40.txt", NameMessage.tooManyCalls(most: 100_000)),
    ("stmt-crash-7-170.txt", tooLarge("steps", 1e300)),
    ("typed-crash-1-16.txt", ParameterMessage.notFinite(parameter: "samples")),
    ("typed-crash-1-56.txt", nil), ("typed-crash-1-78.txt", nil), ("typed-crash-1-81.txt", nil),
    ("typed-crash-1-76.txt", ParameterMessage.notWhole(parameter: "samples", given: 0.5)),
    (
      "typed-crash-2-216.txt",
      ParameterMessage.outOfRange(
        parameter: "length", range: .from(2, to: 1e6), given: -0x1p63)
    ),
    ("typed-crash-2-365.txt", tooLarge("steps", 1e308)), ("typed-crash-2-515.txt", tooLarge("steps", 1e308)),
  ]

  private static func tooLarge(_ parameter: String, _ given: Double) -> any Message {
    ParameterMessage.outOfRange(parameter: parameter, range: .from(1, to: 1e9), given: given)
  }

  @Test("statements that once ended the program are carried out or refused", arguments: statements)
  func statement(file: String, message: (any Message)?) throws {
    let text = try File.readText("\(Self.folder)/\(file)")
    let failure = failure(of: text)
    guard let message else { return #expect(failure == nil) }
    let refused = try #require(failure)
    #expect(refused.innermost.isEqual(to: message), "\(refused.message)")
  }

  @Test(
    "a file of weights says constructors of networks, and runs nothing",
    arguments: [
      ("self.safetensors", "load(\"self.safetensors\")"),
      ("tr.safetensors", "train(dense(1, sigmoid), epochs=100000000).net"),
    ])
  func weights(file: String, part: String) throws {
    let path = "\(Self.folder)/\(file)"
    let failure = failure(of: "load(\"\(path)\")")
    let refused = try #require(failure)
    #expect(
      refused.reason.isEqual(
        to: WeightsMessage.unreadableNetwork(
          file: path, reason: Failure(WeightsMessage.isNoDescription(part: part)))), "\(refused.message)")
  }

  private func failure(of text: String) -> Failure? {
    let session = Session()
    do throws(Failure) { try session.run(text) } catch { return error }
    return nil
  }

  @Test("no file of the folder is without its case")
  func all() throws {
    let known = Set(Self.statements.map(\.file) + ["self.safetensors", "tr.safetensors"])
    let there = try #require(Folder.names(in: Self.folder))
    #expect(Set(there) == known)
  }
}

extension Failure {
  /// The reason, where it is one in the text of a family that one.
  var innermost: any Message {
    if case .inFamily(_, let inner)? = reason as? NameMessage { inner.innermost } else { reason }
  }
}
