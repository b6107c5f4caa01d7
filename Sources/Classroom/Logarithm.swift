import Platform

extension Double {
  /// To the base 10.
  var logarithm: Double { log10(self) }

  static func powerOfTen(_ exponent: Double) -> Double { pow(10, exponent) }
}
