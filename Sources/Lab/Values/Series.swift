import Messages

/// Numbers along inner axes: by layer, by epoch, by layer and epoch.
public struct Series: Hashable, Sendable {
  /// What numbers run along.
  public struct Axis: Hashable, Sendable {
    /// "layer", "epoch", "step".
    public let name: String
    /// How many places it has.
    public let count: Int
    /// What the places are called; `nil` where they are counted from 1.
    public let labels: [String]?

    /// What sentences and tables call it.
    package var title: String { PresentationMessage.axis(name).string }

    /// What a place is called, from 0.
    package func label(_ place: Int) -> String { labels?[place] ?? String(place + 1) }
  }

  /// The outermost first; never empty.
  public let axes: [Axis]
  /// One number a place, from the first on; the last axis runs fastest.
  public let values: [Double]

  /// Numbers along an axis of this name, whose places may have names of their own.
  public init(_ axis: String, _ values: [Double], labels: [String]? = nil) {
    self.init([Axis(name: axis, count: values.count, labels: labels)], values)
  }

  /// Numbers along two axes: a row for each place of the first, all equally long.
  package init(_ outer: String, _ inner: String, _ rows: [[Double]]) {
    let count = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == count }, "rows of different lengths")
    self.init(
      [Axis(name: outer, count: rows.count, labels: nil), Axis(name: inner, count: count, labels: nil)],
      rows.flatMap { $0 })
  }

  /// Numbers along two axes whose places have names; as many as both have places.
  package init(
    _ outer: String, _ outerNames: [String], _ inner: String, _ innerNames: [String], _ values: [Double]
  ) {
    precondition(values.count == outerNames.count * innerNames.count, "\(values.count) numbers")
    self.init(
      [
        Axis(name: outer, count: outerNames.count, labels: outerNames),
        Axis(name: inner, count: innerNames.count, labels: innerNames),
      ], values)
  }

  private init(_ axes: [Axis], _ values: [Double]) {
    self.axes = axes
    self.values = values
  }

  /// The name of the outermost axis.
  public var axis: String { axes[0].name }

  /// "layer and epoch", in the language of the program.
  package var axisNames: String { Listing.all(axes.map(\.title)).words(in: .current) }

  /// The same places with other numbers.
  package func map(_ body: (Double) -> Double) -> Series { Series(axes, values.map(body)) }

  /// The numbers of two rows along the same axes, made one number for each place.
  func zipped(with other: Series, _ body: (Double, Double) -> Double) -> Series? {
    guard axes == other.axes else { return nil }
    return Series(axes, zip(values, other.values).map(body))
  }

  /// What stands at a place of an axis, from 0: a number, or what is left of the row.
  func at(_ wanted: Int, along axis: Int) -> Element {
    guard axes.count > 1 else { return .number(values[wanted]) }
    var rest = axes
    rest.remove(at: axis)
    let picked = values.indices.filter { place(of: $0, along: axis) == wanted }
    return .series(Series(rest, picked.map { values[$0] }))
  }

  /// One number made of all that differ along an axis of that name alone.
  func reduced(over name: String, _ body: ([Double]) -> Double) -> Series {
    guard axes.count > 1, let axis = axes.firstIndex(where: { $0.name == name }) else { return self }
    var rest = axes
    rest.remove(at: axis)
    let inner = axes[(axis + 1)...].reduce(1) { $0 * $1.count }
    let rows = values.indices.filter { place(of: $0, along: axis) == 0 }.map { first in
      body((0..<axes[axis].count).map { values[first + $0 * inner] })
    }
    return Series(rest, rows)
  }

  /// Where along an axis the number at an index stands, from 0.
  package func place(of index: Int, along axis: Int) -> Int {
    index / axes[(axis + 1)...].reduce(1) { $0 * $1.count } % max(1, axes[axis].count)
  }
}
