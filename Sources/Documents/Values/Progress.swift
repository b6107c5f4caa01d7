/// How far long work has come.
public struct Progress: Hashable, Sendable {
  /// "training 10 variants"
  public var label: String
  public var done: Int
  /// `nil`: not known.
  public var total: Int?
  /// Seconds since the work began.
  public var elapsed: Double
  /// A word more: "loss 0.31".
  public var note: String?

  public init(_ label: String, done: Int, of total: Int?, elapsed: Double, note: String? = nil) {
    self.label = label
    self.done = done
    self.total = total
    self.elapsed = elapsed
    self.note = note
  }

  /// From 0 to 1; `nil` where the total is not known.
  public var fraction: Double? {
    guard let total, total > 0 else { return nil }
    return min(max(Double(done) / Double(total), 0), 1)
  }
}
