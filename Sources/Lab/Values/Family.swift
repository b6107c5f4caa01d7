import CommandKit
import Parameters

/// `NAME(param, …) = value`: a value for each choice of its parameters.
///
/// It keeps the names that it uses as they were when it was written, so that nothing bound later changes it.
public struct Family: Sendable {
  /// What one of its names in brackets stands for.
  public struct Parameter: Sendable {
    /// What it is called in the body.
    public let name: String
    /// What it is where it is left out; `nil`: it has to be given.
    public let `default`: Value?
  }

  /// What it is called by.
  public let name: String
  /// In the order in which values without a key are taken.
  public let parameters: [Parameter]
  /// As a constructor, for its arguments.
  let declaration: Declaration
  let body: Syntax.Expression
  /// The statement that wrote it.
  public let source: String
  let captured: Names
  /// Whether a lesson has written it: whoever calls it, it does what a lesson may.
  let isOfLesson: Bool
  /// How many families stand in one another, as it uses others.
  let depth: Int

  init(
    name: String, parameters: [Parameter], body: Syntax.Expression, source: String,
    captured: Names, isOfLesson: Bool = false
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.source = source
    self.captured = captured
    self.isOfLesson = isOfLesson
    depth =
      1 + captured.reduce(0) { if case .family(let family) = $1.value { max($0, family.depth) } else { $0 } }
    declaration = Declaration(
      .constructor, name, group: "names", summary: source,
      parameters: parameters.map {
        Parameters.Parameter(
          $0.name, [.value], default: $0.default == nil ? .required : .absent, "a parameter of \(name)")
      })
  }

  /// `tower(depth, act)`, as one would call it.
  public var signature: String { "\(name)(\(parameters.map(\.name).joined(separator: ", ")))" }
}
