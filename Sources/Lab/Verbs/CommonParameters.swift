import CommandKit

// Parameters that verbs share.
extension ParameterDeclaration {
  static let network = ParameterDeclaration(
    "net", ["network"], isSubject: true, isRequired: true, "the network")
  static let on = ParameterDeclaration("on", ["data"], default: "data", "the data set")
  static let loss = ParameterDeclaration(
    "loss", ["loss"], "the loss; chosen by the network's output and the labels if left out")
  static let seeds = ParameterDeclaration(
    "seed", ["number"], range: "from 0 on", "a seed, or several as variants: seed=1..10")
}
