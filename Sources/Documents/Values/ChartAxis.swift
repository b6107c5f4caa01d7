/// One direction of a chart, or the values that a column of bars shares.
package struct ChartAxis: Hashable, Sendable {
  /// "epoch", "loss".
  package var label: String
  package var scale: Scale
  /// Where it begins; `nil`: at the smallest value.
  package var lower: Double?
  /// Where it ends; `nil`: at the largest value.
  package var upper: Double?

  package init(_ label: String, _ scale: Scale = .linear, lower: Double? = nil, upper: Double? = nil) {
    self.label = label
    self.scale = scale
    self.lower = lower
    self.upper = upper
  }
}

extension ChartAxis {
  /// "loss (log)"
  var caption: String {
    scale == .log10 ? DocumentMessage.logarithmic(label: label).words(in: .current) : label
  }
}
