/// How far long work has come.
package struct Progress: Hashable, Sendable {
  /// "training 10 variants"
  package var label: String
  package var done: Int
  /// `nil`: not known.
  package var total: Int?
  /// Seconds since the work began.
  package var elapsed: Double
  /// A word more: "loss 0.31".
  package var note: String?

  package init(_ label: String, done: Int, of total: Int?, elapsed: Double, note: String? = nil) {
    self.label = label
    self.done = done
    self.total = total
    self.elapsed = elapsed
    self.note = note
  }

  /// From 0 to 1; `nil` where the total is not known.
  package var fraction: Double? {
    guard let total, total > 0 else { return nil }
    return min(max(Double(done) / Double(total), 0), 1)
  }
}
