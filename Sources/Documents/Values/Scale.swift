/// How values are laid out along an axis.
package enum Scale: String, Hashable, Sendable, CaseIterable {
  case linear
  /// By the decimal logarithm: equal factors are equal lengths.
  case log10
}

extension Scale {
  /// By the logarithm where the numbers span two decades and none is negative.
  package static func of(_ numbers: [Double]) -> Scale {
    let finite = numbers.filter(\.isFinite)
    guard !finite.contains(where: { $0 < 0 }), let low = finite.filter({ $0 > 0 }).min(),
      let high = finite.max()
    else { return .linear }
    return high >= 100 * low ? .log10 : .linear
  }
}
