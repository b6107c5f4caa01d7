import Messages

/// Why an argument can't be taken.
public struct InvalidArgument: Error, Sendable {
  /// The parameter that it was given to.
  public let parameter: String
  /// What is wrong with it.
  public let reason: any Message

  /// The refusal of what was given to `parameter`.
  public init(_ parameter: String, _ reason: any Message) {
    self.parameter = parameter
    self.reason = reason
  }
}
