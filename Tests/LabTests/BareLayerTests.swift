import CommandKit
import Engine
import Testing

@testable import Lab
@testable import Verbs

/// Networks of one layer that is given no more than it needs, many of them without a weight: each verb that takes a
/// network measures it, or says why not.
struct BareLayerTests {
  static let layers = Registries.layers.entries.map { entry in
    switch entry.parameters.first {
    case let first? where first.isWhole: "\(entry.name)(1)\(entry.name == "attention" ? " -> mean" : "")"
    case let first? where first.isRequired && first.takes(.network): "\(entry.name)(dropout)"
    default: entry.name
    }
  }

  /// One feature and two classes, two features and two classes with more samples than a block has rows, and sequences.
  static let data = [
    "gaussian(features=1, samples=20)", "gaussian(features=2, samples=300)", "adding(length=3, samples=20)",
    "gaussian(features=2, steps=3, samples=20)",
  ]

  /// What can be said of every network that can be trained.
  static let measuring = [
    "train $ epochs=2", "train $ epochs=1 batch=7", "probe $", "diagnose $ epochs=1", "evaluate $",
  ]
  static let others = [
    "train $ epochs=1 loss=mse", "evaluate $ show=predictions", "theory $", "explain $", "gradcheck $",
    "boundary $",
  ]

  private func failure(_ statement: String, _ session: Session) -> Failure? {
    do throws(Failure) { try session.run(statement) } catch { return error }
    return nil
  }

  @Test(
    "a layer alone is measured by every verb where it can be trained, and refused with a reason elsewhere",
    arguments: layers)
  func alone(_ layer: String) throws {
    var fitting: [String] = []
    for data in Self.data {
      let session = Session()
      try session.run("data = \(data)")
      let isTrained = failure("train \(layer) epochs=1", session) == nil
      if isTrained { fitting.append(data) }
      for statement in Self.measuring + Self.others {
        let text = statement.replacing("$", with: layer)
        guard let failure = failure(text, session) else { continue }
        #expect(failure.kind == .evaluation, "\(text) on \(data)")
        #expect(
          !isTrained || !Self.measuring.contains(statement), "\(text) on \(data): \(failure.reason)")
      }
    }
    #expect(!fitting.isEmpty, "some data fit")
  }
}
