import Testing

@testable import Documents

@Suite struct NumberFormatTests {
  @Test(
    "A number prints as people read it",
    arguments: [
      (0.2361, NumberFormat.significant(3), "0.236"), (4.1e-15, .significant(2), "4.1e−15"),
      (1000, .significant(3), "1000"), (1234.5, .significant(3), "1230"), (0, .significant(3), "0"),
      (999.96, .significant(4), "1000"), (0.99996, .significant(3), "1.00"), (-0.5, .significant(2), "−0.50"),
      (2_500_000, .significant(3), "2.50e6"), (0.00104, .significant(2), "0.0010"),
      (4.14e-15, .scientific(2), "4.1e−15"), (0.063, .scientific(2), "6.3e−02"), (1, .scientific(1), "1"),
      (1, .scientific(2), "1.0"),
      (0, .scientific(2), "0"),
      (0.2344, .fixed(3), "0.234"), (-0.0001, .fixed(3), "0.000"), (9.9996, .fixed(3), "10.000"),
      (0.9725, .percent(1), "97.3 %"), (0, .percent(0), "0 %"), (1, .percent(0), "100 %"),
      (0.1, .exact, "0.1"), (1000, .exact, "1000"), (1e-7, .exact, "1e−07"), (1.5e300, .exact, "1.5e300"),
      (0.30000000000000004, .compact(3), "0.3"), (0.8, .compact(2), "0.8"),
      (1_234_567, .compact(3), "1.23e6"),
      (.nan, .exact, "nan"), (.infinity, .significant(3), "inf"), (-.infinity, .fixed(2), "−inf"),
    ])
  func prints(value: Double, format: NumberFormat, text: String) {
    #expect(format.string(value) == text)
  }

  @Test(
    "An exact print reads back as the same number",
    arguments: [
      0.1, 1.0 / 3, 1e-300, Double.leastNonzeroMagnitude, 1.7976931348623157e308, -2.5, 1e15, 1e16, 0.00001,
    ])
  func readsBack(value: Double) throws {
    let text = String(NumberFormat.exact.string(value).map { $0 == "−" ? "-" : $0 })
    #expect(Double(text) == value)
  }

  @Test("Rounding to significant digits is off by half a unit of the last one at most")
  func roundsClosely() throws {
    var value = 1.234567891e-20
    while value < 1e20 {
      for digits in 1...6 {
        let text = String(NumberFormat.significant(digits).string(value).map { $0 == "−" ? "-" : $0 })
        let read = try #require(Double(text))
        var unit = 1.0
        for _ in 1..<digits { unit /= 10 }
        #expect(abs(read - value) <= 0.5000001 * unit * value, "\(value) as \(text)")
      }
      value *= 7.3
    }
  }
}
