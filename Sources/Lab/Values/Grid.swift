import CommandKit

/// The variants that several values make together.
package struct Grid {
  package let axes: [VariantAxis]
  package let count: Int
  private let values: [Value]
  /// For each value, how far its element moves for one step along each axis of the grid.
  private let strides: [[Int]]

  package init(_ values: [Value]) throws(Failure) {
    var axes: [VariantAxis] = []
    for axis in values.flatMap(\.axes) {
      if let known = axes.firstIndex(where: { $0.identity == axis.identity }) {
        if axes[known].name == nil { axes[known].name = axis.name }
      } else {
        axes.append(axis)
      }
    }
    let (count, overflow) = axes.reduce((1, false)) { so, axis in
      let (product, tooLarge) = so.0.multipliedReportingOverflow(by: axis.count)
      return (product, so.1 || tooLarge)
    }
    guard !overflow, count <= Value.mostVariants else {
      throw Failure(ListMessage.gridTooLarge(sizes: axes.map(\.count), most: Value.mostVariants))
    }
    self.axes = Grid.distinctNames(axes)
    self.count = count
    self.values = values
    strides = values.map { value in
      var steps = [Int](repeating: 0, count: axes.count)
      var step = 1
      for axis in value.axes.reversed() {
        if let place = axes.firstIndex(where: { $0.identity == axis.identity }) { steps[place] = step }
        step *= axis.count
      }
      return steps
    }
  }

  /// The elements that the values have in a variant.
  package func elements(_ variant: Int) -> [Element] {
    var rest = variant
    var offsets = [Int](repeating: 0, count: values.count)
    for index in axes.indices.reversed() {
      let place = rest % axes[index].count
      rest /= axes[index].count
      for value in values.indices { offsets[value] += place * strides[value][index] }
    }
    return zip(values, offsets).map { $0.elements[$1] }
  }

  /// Two lists given to the same parameter are two axes: the second is called `units_2`.
  private static func distinctNames(_ axes: [VariantAxis]) -> [VariantAxis] {
    var result = axes
    var taken: [String: Int] = [:]
    for index in result.indices {
      guard let name = result[index].name else { continue }
      let times = (taken[name] ?? 0) + 1
      taken[name] = times
      if times > 1 { result[index].name = "\(name)_\(times)" }
    }
    return result
  }
}
