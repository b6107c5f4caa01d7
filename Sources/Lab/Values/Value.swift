import CommandKit
import Engine

/// A value of the language: a table of elements over named axes. One without axes has a single element.
///
/// Every list and every range that was written is one axis. Values that carry the same axis move along it together;
/// values with different axes make a grid.
public struct Value: Sendable {
  /// The lists and ranges that it varies over, the outermost first.
  public internal(set) var axes: [VariantAxis]
  /// In row order: the last axis runs fastest.
  public internal(set) var elements: [Element]
  /// The items of a list of which some vary over axes of their own; empty for any other value.
  package internal(set) var parts: [Part] = []
  /// The statement that gave it to a name, as typed; `nil` for one that no name holds.
  public package(set) var source: String?

  /// A value without axes.
  public init(_ element: Element) {
    axes = []
    elements = [element]
  }

  package init(axes: [VariantAxis], elements: [Element]) {
    precondition(elements.count == axes.reduce(1) { $0 * $1.count }, "\(elements.count) elements for \(axes)")
    self.axes = axes
    self.elements = elements
  }

  /// An item of a list, as written.
  package struct Part: Sendable {
    package let label: String
    package let value: Value
  }

  /// The only element of a value without axes.
  public var single: Element? { axes.isEmpty ? elements[0] : nil }

  /// More variants than this are refused before any work is done.
  public static let mostVariants = 10_000
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
    var layers = 0
    for variant in 0..<grid.count {
      elements.append(try body(grid.elements(variant)))
      if case .network(let network)? = elements.last { layers += network.description.layerCount }
      guard layers <= Limits.mostLayersOfVariants else {
        throw Failure(
          OperationMessage.tooManyLayers(count: Double(layers), most: Limits.mostLayersOfVariants))
      }
    }
    return Value(axes: grid.axes, elements: elements)
  }

  package func map(_ body: (Element) throws(Failure) -> Element) throws(Failure) -> Value {
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    for element in elements { result.append(try body(element)) }
    return Value(axes: axes, elements: result)
  }

  /// The same value, its axes that have no name yet named after what it is given to.
  package func named(_ name: String) -> Value {
    guard axes.contains(where: { $0.name == nil }) else { return self }
    var result = self
    for index in axes.indices where axes[index].name == nil { result.axes[index].name = name }
    return result
  }

  /// The same value, its axes being ones of seeds if so.
  func alongSeeds(_ isSeeds: Bool) -> Value {
    var result = self
    if isSeeds { for index in axes.indices { result.axes[index].isSeeds = true } }
    return result
  }

  /// A list whose items vary over the same axes, as a grid: `[warm, hot]`, each over three seeds, is 2 × 3.
  package var unspliced: Value {
    guard let first = parts.first, !first.value.axes.isEmpty, axes.count == 1 else { return self }
    let inner = first.value.axes
    let isGrid = parts.allSatisfy { part in
      part.value.axes.count == inner.count
        && zip(part.value.axes, inner).allSatisfy { $0.name == $1.name && $0.labels == $1.labels }
    }
    guard isGrid else { return self }
    let outer = VariantAxis(
      identity: axes[0].identity, labels: parts.map(\.label), values: parts.map { $0.value.elements[0] })
    return Value(axes: [outer] + inner, elements: parts.flatMap(\.value.elements))
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
