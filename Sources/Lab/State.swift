import CommandKit
import Documents
import Engine
import Synchronization

/// What a session is: names and what they hold, the settings, and the last measurement.
///
/// An immutable value: a copy taken before a statement is all that `undo`, `back`, free play and the journal need.
public struct State: Sendable {
  /// What the names of the session hold, in the order in which they were first bound.
  public package(set) var bindings: Names = [:]
  /// For what is written from now on.
  public package(set) var seed: UInt64 = 1
  /// Of the arithmetic of the statements that follow.
  public package(set) var precision: Precision = .float32
  /// The result of the last command that measured.
  public package(set) var it: Value?
  /// How many statements have made it what it is: which one a list was written in tells it from others.
  var statements = 0
}

/// What a name holds.
public enum Binding: Sendable {
  case value(Value)
  case family(Family)
}
