import Engine
import Lab
import Verbs

/// Reads the lab's own source text.
enum Text {
  static func network(_ text: String) throws -> NetworkDescription {
    guard case .network(let network)? = try Session().evaluate(text).single else { throw unreadable(text) }
    return network.description
  }

  static func loss(_ text: String) throws -> Loss {
    guard case .loss(let loss)? = try Session().evaluate(text).single else { throw unreadable(text) }
    return loss
  }

  static func optimizer(_ text: String) throws -> Optimizer {
    guard case .optimizer(let optimizer)? = try Session().evaluate(text).single else {
      throw unreadable(text)
    }
    return optimizer
  }

  static func clip(_ text: String) throws -> Clip {
    guard case .clip(let clip)? = try Session().evaluate(text).single else { throw unreadable(text) }
    return clip
  }

  private static func unreadable(_ text: String) -> WrongResult {
    WrongResult(description: "\(text) can't be read here")
  }
}
