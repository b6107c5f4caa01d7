/// Values by their names, in the order in which the names came.
///
/// For the fields of a result and the names of a session: there are dozens at most, so that a name is looked for among
/// all of them.
public struct NamedList<Value>: ExpressibleByDictionaryLiteral, RandomAccessCollection {
  public private(set) var keys: [String] = []
  public private(set) var values: [Value] = []

  /// None.
  public init() {}

  /// Of a name that comes twice, the first value.
  public init(dictionaryLiteral elements: (String, Value)...) {
    for (name, value) in elements where self[name] == nil { self[name] = value }
  }

  /// The value of a name. A new name is the last one; one that is given `nil` goes.
  public subscript(name: String) -> Value? {
    get { keys.firstIndex(of: name).map { values[$0] } }
    set {
      let index = keys.firstIndex(of: name)
      switch (index, newValue) {
      case (let index?, let value?): values[index] = value
      case (let index?, nil):
        keys.remove(at: index)
        values.remove(at: index)
      case (nil, let value?):
        keys.append(name)
        values.append(value)
      case (nil, nil): break
      }
    }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { keys.count }
  public subscript(position: Int) -> (key: String, value: Value) { (keys[position], values[position]) }
}

extension NamedList: Sendable where Value: Sendable {}
extension NamedList: Equatable where Value: Equatable {}
extension NamedList: Hashable where Value: Hashable {}
