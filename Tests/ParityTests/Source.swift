import CommandKit
import Engine
import Lab

/// Reads the lab's own source text, as a user would type it; an unknown name is an error.
struct Source {
  private let session = Session()

  func network(_ text: String) throws -> NetworkDescription {
    guard case .network(let network)? = try element(text) else { throw Unreadable(text, "a network") }
    return network.description
  }

  func activation(_ text: String) throws -> Activation {
    guard case .activation(let activation)? = try element(text) else {
      throw Unreadable(text, "an activation")
    }
    return activation
  }

  func loss(_ text: String) throws -> Loss {
    guard case .loss(let loss)? = try element(text) else { throw Unreadable(text, "a loss") }
    return loss
  }

  func optimizer(_ text: String) throws -> Optimizer {
    guard case .optimizer(let optimizer)? = try element(text) else { throw Unreadable(text, "an optimizer") }
    return optimizer
  }

  func schedule(_ text: String) throws -> Schedule {
    guard case .schedule(let schedule)? = try element(text) else { throw Unreadable(text, "a schedule") }
    return schedule
  }

  func clip(_ text: String) throws -> Clip {
    guard case .clip(let clip)? = try element(text) else { throw Unreadable(text, "a clip") }
    return clip
  }

  private func element(_ text: String) throws -> Element? { try session.evaluate(text).single }
}

struct Unreadable: Error, CustomStringConvertible {
  let description: String

  init(_ text: String, _ wanted: String) { description = "\(text) is not \(wanted)" }
}
