import Documents
import Messages

/// How long a statement took. Figures of the machine: nothing that is kept or compared has them.
package struct Timing: Hashable, Sendable {
  /// In seconds, by the clock.
  package var elapsed: Double
  /// In seconds of all processors together.
  package var processor: Double
  /// The epochs that were trained, of all variants together; `nil` where none was.
  package var epochs: Double?

  package init(elapsed: Double, processor: Double, epochs: Double?) {
    self.elapsed = elapsed
    self.processor = processor
    self.epochs = epochs
  }

  /// For other programs.
  var members: [JSON.Member] {
    [
      JSON.Member("elapsed_seconds", .number(elapsed)),
      JSON.Member("processor_seconds", .number(processor)),
    ]
  }
}
