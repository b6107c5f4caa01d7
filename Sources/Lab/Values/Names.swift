/// The names of a session and what they hold, in the order in which they were first bound.
public struct Names: Sendable, Sequence, ExpressibleByDictionaryLiteral {
  private final class Entry: Sendable {
    let place: Int
    let binding: Binding

    init(place: Int, _ binding: Binding) {
      self.place = place
      self.binding = binding
    }
  }

  private var entries = SharedMap<String, Entry>()
  private var next = 0

  /// Of a name that comes twice, the last.
  public init(dictionaryLiteral elements: (String, Binding)...) {
    for (name, binding) in elements { self[name] = binding }
  }

  /// What a name holds. A new name is the last one; one that is given `nil` goes.
  public subscript(name: String) -> Binding? {
    get { entries[name]?.binding }
    set {
      guard let newValue else {
        entries[name] = nil
        return
      }
      let place = entries[name]?.place
      entries[name] = Entry(place: place ?? next, newValue)
      if place == nil { next += 1 }
    }
  }

  /// In the order of the first binding.
  public func makeIterator() -> some IteratorProtocol<(key: String, value: Binding)> {
    entries.inOrder.sorted { $0.value.place < $1.value.place }.map { (key: $0.key, value: $0.value.binding) }
      .makeIterator()
  }

  /// The names alone.
  public var keys: [String] { map(\.key) }

  /// What names hold that hold something else, or nothing, in others.
  func bindings(besides others: Names) -> [Binding] {
    entries.parts(besides: others.entries).filter { others.entries[$0.key] !== $0.value }.map(\.value.binding)
  }

  /// How many there are.
  public var count: Int { entries.count }
}
