import CommandKit
import Engine

/// A value of the language: a table of elements over named axes. One without axes has a single element.
///
/// Every list and every range that was written is one axis. Values that carry the same axis move along it together;
/// values with different axes make a grid.
public struct Value: Sendable {
  public internal(set) var axes: [Axis]
  /// In row order: the last axis runs fastest.
  public internal(set) var elements: [Element]

  public init(_ element: Element) {
    axes = []
    elements = [element]
  }

  init(axes: [Axis], elements: [Element]) {
    precondition(elements.count == axes.reduce(1) { $0 * $1.count }, "\(elements.count) elements for \(axes)")
    self.axes = axes
    self.elements = elements
  }

  /// The only element of a value without axes.
  public var single: Element? { axes.isEmpty ? elements[0] : nil }

  /// More variants than this are refused before any work is done.
  public static let mostVariants = 10_000
}

/// One list or range that was written.
public struct Axis: Sendable {
  /// Where a list was written: it tells axes apart, and the same list is the same axis wherever its value is used.
  struct Identity: Hashable, Sendable {
    /// Which statement of the session it is in.
    let statement: Int
    /// Where the families are called in whose text it stands, the outermost first.
    let path: [Span]
    /// Its place in the text of the statement, or of the innermost family.
    let span: Span
  }

  let identity: Identity
  /// The parameter, key or name that it was given to first.
  public internal(set) var name: String?
  /// What was listed, each as written.
  public let labels: [String]
  public let values: [Element]

  init(identity: Identity, labels: [String], values: [Element]) {
    self.identity = identity
    self.labels = labels
    self.values = values
  }

  public var count: Int { labels.count }

  /// The numbers along the axis, where all of its values are numbers.
  public var numbers: [Double]? {
    let numbers = values.compactMap(\.number)
    return numbers.count == values.count ? numbers : nil
  }
}

extension Value {
  /// The elements of several values, variant by variant over the axes of all of them, made into one value.
  ///
  /// - Throws: what `body` throws, and a failure where there would be more than `mostVariants`.
  static func combine(
    _ values: [Value], _ body: ([Element]) throws(Failure) -> Element
  ) throws(Failure) -> Value {
    let grid = try Grid(values)
    var elements: [Element] = []
    elements.reserveCapacity(grid.count)
    for variant in 0..<grid.count { elements.append(try body(grid.elements(variant))) }
    return Value(axes: grid.axes, elements: elements)
  }

  func map(_ body: (Element) throws(Failure) -> Element) throws(Failure) -> Value {
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    for element in elements { result.append(try body(element)) }
    return Value(axes: axes, elements: result)
  }

  /// The same value, its axes that have no name yet named after what it is given to.
  func named(_ name: String) -> Value {
    guard axes.contains(where: { $0.name == nil }) else { return self }
    var result = self
    for index in axes.indices where axes[index].name == nil { result.axes[index].name = name }
    return result
  }

  /// What a variant is called: the labels along the axes.
  public func label(_ variant: Int) -> String {
    coordinates(variant).enumerated().map { axes[$0.offset].labels[$0.element] }.joined(separator: ", ")
  }

  /// Where along each axis a variant stands.
  public func coordinates(_ variant: Int) -> [Int] {
    var rest = variant
    var result = [Int](repeating: 0, count: axes.count)
    for index in axes.indices.reversed() {
      result[index] = rest % axes[index].count
      rest /= axes[index].count
    }
    return result
  }

  /// The part of the value at one place of one axis.
  func slice(axis: Int, at place: Int) -> Value {
    var result: [Element] = []
    for variant in elements.indices where coordinates(variant)[axis] == place {
      result.append(elements[variant])
    }
    var rest = axes
    rest.remove(at: axis)
    return Value(axes: rest, elements: result)
  }
}

/// The variants that several values make together.
struct Grid {
  let axes: [Axis]
  let count: Int
  private let values: [Value]
  /// For each value, how far its element moves for one step along each axis of the grid.
  private let strides: [[Int]]

  init(_ values: [Value]) throws(Failure) {
    var axes: [Axis] = []
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
  func elements(_ variant: Int) -> [Element] {
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
  private static func distinctNames(_ axes: [Axis]) -> [Axis] {
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
