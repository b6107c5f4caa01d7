/// Values by key. Copies share all that they have in common: a change takes the logarithm of the count in time and memory,
/// so that thousands of states of a session can be kept.
///
/// A balanced tree (Adelson-Velsky & Landis 1962) whose nodes never change.
struct SharedMap<Key: Comparable & Sendable, Value: Sendable>: Sendable {
  private final class Node: Sendable {
    let key: Key
    let value: Value
    let left: Node?
    let right: Node?
    let height: Int

    init(_ key: Key, _ value: Value, _ left: Node?, _ right: Node?) {
      self.key = key
      self.value = value
      self.left = left
      self.right = right
      height = 1 + max(left?.height ?? 0, right?.height ?? 0)
    }
  }

  private var root: Node?
  private(set) var count = 0

  subscript(key: Key) -> Value? {
    get { Self.node(key, root)?.value }
    set {
      let isThere = Self.node(key, root) != nil
      if let newValue {
        root = Self.setting(key, newValue, root)
        count += isThere ? 0 : 1
      } else if isThere {
        root = Self.removing(key, root)
        count -= 1
      }
    }
  }

  /// All, in the order of the keys.
  var inOrder: [(key: Key, value: Value)] {
    var all: [(key: Key, value: Value)] = []
    all.reserveCapacity(count)
    func add(_ node: Node?) {
      guard let node else { return }
      add(node.left)
      all.append((node.key, node.value))
      add(node.right)
    }
    add(root)
    return all
  }

  /// At least what another map does not hold, or holds otherwise; parts that both share are passed by.
  func parts(besides other: SharedMap) -> [(key: Key, value: Value)] {
    var all: [(key: Key, value: Value)] = []
    func add(_ node: Node?) {
      guard let node, Self.node(node.key, other.root) !== node else { return }
      add(node.left)
      all.append((node.key, node.value))
      add(node.right)
    }
    add(root)
    return all
  }

  private static func node(_ key: Key, _ root: Node?) -> Node? {
    var node = root
    while let here = node {
      if key == here.key { return here }
      node = key < here.key ? here.left : here.right
    }
    return nil
  }

  private static func setting(_ key: Key, _ value: Value, _ node: Node?) -> Node {
    guard let node else { return Node(key, value, nil, nil) }
    if key == node.key { return Node(key, value, node.left, node.right) }
    return key < node.key
      ? balanced(node, setting(key, value, node.left), node.right)
      : balanced(node, node.left, setting(key, value, node.right))
  }

  private static func removing(_ key: Key, _ node: Node?) -> Node? {
    guard let node else { return nil }
    if key < node.key { return balanced(node, removing(key, node.left), node.right) }
    if key > node.key { return balanced(node, node.left, removing(key, node.right)) }
    guard let left = node.left, let right = node.right else { return node.left ?? node.right }
    var next = right
    while let before = next.left { next = before }
    return balanced(next, left, removing(next.key, right))
  }

  /// The node with other children, turned where one side is more than one higher.
  private static func balanced(_ node: Node, _ left: Node?, _ right: Node?) -> Node {
    func height(_ node: Node?) -> Int { node?.height ?? 0 }
    if let left, height(left) > height(right) + 1 {
      if let middle = left.right, height(middle) > height(left.left) {
        return Node(
          middle.key, middle.value, Node(left.key, left.value, left.left, middle.left),
          Node(node.key, node.value, middle.right, right))
      }
      return Node(left.key, left.value, left.left, Node(node.key, node.value, left.right, right))
    }
    if let right, height(right) > height(left) + 1 {
      if let middle = right.left, height(middle) > height(right.right) {
        return Node(
          middle.key, middle.value, Node(node.key, node.value, left, middle.left),
          Node(right.key, right.value, middle.right, right.right))
      }
      return Node(right.key, right.value, Node(node.key, node.value, left, right.left), right.right)
    }
    return Node(node.key, node.value, left, right)
  }
}
