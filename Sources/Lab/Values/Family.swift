import CommandKit
import OrderedCollections

/// `NAME(param, …) = value`: a value for each choice of its parameters.
///
/// It keeps the names that it uses as they were when it was written, so that nothing bound later changes it.
public struct Family: Sendable {
  public struct Parameter: Sendable {
    public let name: String
    public let `default`: Value?
  }

  public let name: String
  public let parameters: [Parameter]
  let body: Syntax.Expression
  /// The statement that wrote it.
  public let source: String
  let captured: OrderedDictionary<String, Binding>

  /// `tower(depth, act)`, as one would call it.
  public var signature: String { "\(name)(\(parameters.map(\.name).joined(separator: ", ")))" }
}
