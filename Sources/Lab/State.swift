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
  /// Added to every seed that is written: other draws of all that the same statements draw.
  package var seedShift: UInt64 = 0
  /// Of the arithmetic of the statements that follow.
  public package(set) var precision: Precision = .float32
  /// The result of the last command that measured.
  public package(set) var it: Value?
  /// The values that statements have shown, and how many there were.
  public package(set) var shown = ShownValues()
  /// How many statements have made it what it is: which one a list was written in tells it from others.
  var statements = 0

  /// The state with the statements counted that were carried out since, and the values that they showed: to take back
  /// what they changed takes back nothing that stands on the screen.
  package func following(_ other: State) -> State {
    var state = self
    state.shown = other.shown
    state.statements = other.statements
    return state
  }
}

/// What a name holds.
public enum Binding: Sendable {
  case value(Value)
  case family(Family)
}
