/// How values are laid out along an axis.
package enum Scale: String, Hashable, Sendable, CaseIterable {
  case linear
  /// By the decimal logarithm: equal factors are equal lengths.
  case log10
}
