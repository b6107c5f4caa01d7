/// The newest of many, up to a number and a size; the last one is kept whatever its size.
package struct Newest<Element: Sendable>: Sendable {
  private struct Entry: Sendable {
    let element: Element
    let bytes: Int
  }

  private let mostElements: Int
  private let mostBytes: Int
  private var entries = SharedList<Entry>()
  private var bytes = 0

  /// - Parameter mostBytes: how much memory they take together, as far as that is known.
  init(_ mostElements: Int, mostBytes: Int) {
    self.mostElements = mostElements
    self.mostBytes = mostBytes
  }

  /// The oldest first.
  package var all: some RandomAccessCollection<Element> { entries.lazy.map(\.element) }

  /// Keeps an element, and hands over those that it is kept in place of.
  mutating func add(_ element: Element, bytes size: Int) -> [Element] {
    entries.append(Entry(element: element, bytes: size))
    bytes += size
    var gone: [Element] = []
    while entries.count > 1, entries.count > mostElements || bytes > mostBytes {
      bytes -= entries[0].bytes
      gone.append(entries[0].element)
      entries.removeFirst()
    }
    return gone
  }

  mutating func removeLast(_ number: Int) {
    for _ in 0..<min(number, entries.count) {
      bytes -= entries[entries.count - 1].bytes
      entries.removeLast()
    }
  }
}
