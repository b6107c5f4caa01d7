import Messages

/// Why an argument can't be taken.
public struct InvalidArgument: Error, Sendable {
  /// The parameter that it was given to.
  public let parameter: String
  public let reason: any Message

  public init(_ parameter: String, _ reason: any Message) {
    self.parameter = parameter
    self.reason = reason
  }
}
