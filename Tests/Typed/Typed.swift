import Engine
import Lab
import Verbs

/// What the engine makes of a text that a user would type, for tests of the engine: a fresh session reads it.
public enum Typed {
  public static func network(_ text: String) throws -> NetworkDescription {
    try value(text, "a network") { $0.asNetwork(seed: 1)?.description }
  }

  public static func activation(_ text: String) throws -> Activation {
    try value(text, "an activation") { if case .activation(let activation) = $0 { activation } else { nil } }
  }

  public static func loss(_ text: String) throws -> Loss {
    try value(text, "a loss") { if case .loss(let loss) = $0 { loss } else { nil } }
  }

  public static func optimizer(_ text: String) throws -> Optimizer {
    try value(text, "an optimizer") { if case .optimizer(let optimizer) = $0 { optimizer } else { nil } }
  }

  public static func schedule(_ text: String) throws -> Schedule {
    try value(text, "a schedule") { if case .schedule(let schedule) = $0 { schedule } else { nil } }
  }

  public static func clip(_ text: String) throws -> Clip {
    try value(text, "a clip") {
      switch $0 {
      case .clip(let clip): clip
      // What is no value elsewhere is a clip where one is wanted.
      case .none: Registries.clips["none"].flatMap { try? $0() }
      default: nil
      }
    }
  }

  /// The samples, drawn with seed 1.
  public static func data(_ text: String) throws -> DataSet {
    try value(text, "a data set") { if case .data(let data) = $0 { data } else { nil } }
  }

  private static func value<Value>(
    _ text: String, _ wanted: String, _ pick: (Element) -> Value?
  ) throws -> Value {
    guard let value = try Session().evaluate(text).single.flatMap(pick) else {
      throw OtherValue(description: "\(text) is not \(wanted)")
    }
    return value
  }
}

/// The text reads, but as something else than was asked for.
public struct OtherValue: Error, CustomStringConvertible {
  public let description: String
}
