import CommandKit
import Documents
import Lab

extension Verb {
  static let fresh = Verb(
    Declaration(
      .verb, "fresh", group: "train",
      summary: "Draws a network's first weights anew: the next draw with the same seed, untrained.",
      parameters: [
        Parameter("net", [.name], isSubject: true, "the name of a network")
      ],
      examples: [Example("fresh deep", setup: ["deep = dense(8, relu) -> dense(1, sigmoid)"])])
  ) { execution, invocation throws(Failure) in
    guard let name = invocation.name("net") else {
      throw Failure(VerbMessage.networkNameWanted, at: invocation.span("net"))
    }
    guard case .value(let value)? = execution.state.bindings[name.text] else {
      throw execution.evaluator.unknown(name.text, name.span)
    }
    var drawn = try value.map { (element) throws(Failure) in
      guard case .network(var network) = element else {
        throw Failure(VerbMessage.holdsNoNetwork(name: name.text, given: element.kind), at: name.span)
      }
      network.draw += 1
      network.state = nil
      network.unfinished = nil
      return .network(network)
    }
    drawn.source = value.source
    execution.state.bindings[name.text] = .value(drawn)
    let message: SessionMessage =
      if case .network(let network)? = drawn.single {
        .drawn(name: name.text, draw: network.draw, seed: network.seed)
      } else {
        .drawnEach(name: name.text)
      }
    return Outcome(document: Document([.paragraph(message.text)]), value: drawn, changes: [name.text])
  }
}
