/// The span of the values that an axis can show, and how many it can't.
struct Extent: Hashable {
  var lower: Double?
  var upper: Double?
  var zeros = 0
  var negatives = 0
  var notFinite = 0

  init(_ values: some Sequence<Double>, _ axis: ChartAxis) {
    for value in values {
      if !value.isFinite {
        notFinite += 1
      } else if axis.scale == .log10, value <= 0 {
        if value == 0 { zeros += 1 } else { negatives += 1 }
      } else {
        lower = min(lower ?? value, value)
        upper = max(upper ?? value, value)
      }
    }
  }
}
