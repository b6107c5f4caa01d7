/// Values one after the other, whose copies share what they have in common.
package struct SharedList<Element: Sendable>: RandomAccessCollection, Sendable {
  private var elements = SharedMap<Int, Element>()
  /// The key of the first.
  private var first = 0

  package init() {}

  package var startIndex: Int { 0 }
  package var endIndex: Int { elements.count }

  package subscript(position: Int) -> Element {
    guard let element = elements[first + position] else {
      preconditionFailure("no element \(position) of \(count)")
    }
    return element
  }

  package mutating func append(_ element: Element) { elements[first + count] = element }

  package mutating func removeFirst() {
    elements[first] = nil
    first += 1
  }

  package mutating func removeLast() { elements[first + count - 1] = nil }
}
