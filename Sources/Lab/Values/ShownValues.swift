import Engine

/// The values that statements have shown, by the numbers of the statements: what `_` and `_3` stand for.
///
/// The newest are kept, up to a number and a size; the last one is kept whatever its size.
public struct ShownValues: Sendable {
  private struct Entry: Sendable {
    let number: Int
    let value: Value
  }

  /// How many statements have been carried out; the next one's number is one more.
  public private(set) var count = 0
  private var entries = Newest<Entry>(mostValues, mostBytes: mostBytes)
  /// The statements up to this one have no value any more.
  private var forgotten = 0

  /// How many values are kept at most.
  package static let mostValues = 100
  /// How much memory the kept values take together, but for the last one, in bytes, as far as that is known.
  package static let mostBytes = 256 << 20

  /// What is known of a statement's value.
  package enum Lookup {
    case value(Value)
    /// It has shown none.
    case none
    /// It is too long ago.
    case forgotten
    /// There is no such statement yet.
    case ahead
  }

  package init() {}

  /// Counts a statement, and keeps the value that it showed.
  mutating func add(_ value: Value?) {
    count += 1
    guard let value else { return }
    let gone = entries.add(Entry(number: count, value: value), bytes: value.bytes)
    forgotten = gone.last?.number ?? forgotten
  }

  /// The last value that was shown; `nil` where there was none.
  package var last: Value? { entries.all.last?.value }

  /// What statement of that number, from 1, has shown.
  package subscript(number: Int) -> Lookup {
    if number > count || number < 1 { return .ahead }
    if let entry = entries.all.last(where: { $0.number == number }) { return .value(entry.value) }
    return number <= forgotten ? .forgotten : .none
  }

  /// The values that are kept, the newest first, with their statements' numbers.
  package var newest: [(number: Int, value: Value)] { entries.all.reversed().map { ($0.number, $0.value) } }
}

extension State {
  /// About how much memory `undo` keeps by keeping this state, which another follows, and the one before it.
  func bytes(besides next: State, and before: State?) -> Int {
    let replaced = bindings.bindings(besides: next.bindings).reduce(0) { $0 + $1.bytes }
    guard let it, before?.it?.isCopy(of: it) != true else { return replaced }
    return replaced + it.bytes
  }
}

extension Binding {
  fileprivate var bytes: Int {
    switch self {
    case .value(let value): value.bytes
    // Its body takes about fifty bytes a character.
    case .family(let family): 1000 + 50 * family.source.utf8.count
    }
  }
}

extension Value {
  /// About how much memory it takes by itself.
  var bytes: Int { elements.reduce(200) { $0 + $1.bytes } }

  /// Whether both share the memory of their elements.
  fileprivate func isCopy(of other: Value) -> Bool {
    elements.withUnsafeBufferPointer { own in
      other.elements.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
    }
  }
}

extension Element {
  fileprivate var bytes: Int {
    let own = MemoryLayout<Element>.size
    return switch self {
    case .series(let series): own + 8 * series.values.count
    case .classWeights(let weights): own + 8 * weights.count
    case .text(let text): own + text.utf8.count
    case .network(let network): own + network.bytes
    case .data(let data): own + data.bytes
    case .run(let run): own + run.bytes
    // What its picture is drawn from is about as large as its fields.
    case .record(let record): own + 2 * record.fields.reduce(0) { $0 + $1.value.bytes }
    default: own
    }
  }
}

extension Network {
  fileprivate var bytes: Int {
    let layers = 200 * description.layers.count
    guard let state else { return layers }
    let numbers = (state.parameters + state.statistics).reduce(0) { $0 + $1.values.count }
    return layers + 8 * (numbers + (state.optimizer?.vectors.reduce(0) { $0 + $1.count } ?? 0))
  }
}

extension DataSet {
  fileprivate var bytes: Int {
    8 * count * (sampleShape.reduce(1, *) + 2) + (heldOut?.bytes ?? 0)
  }
}
