import Testing

@testable import Lab

struct SharedMapTests {
  @Test("a map whose copies share what they have in common holds what a dictionary holds")
  func likeDictionary() {
    var map = SharedMap<Int, Int>()
    var dictionary: [Int: Int] = [:]
    var copies: [(SharedMap<Int, Int>, [Int: Int])] = []
    var random: UInt64 = 7
    func next(_ bound: UInt64) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % bound)
    }
    for step in 0..<4000 {
      let key = next(300)
      let value = next(3) == 0 ? nil : step
      map[key] = value
      dictionary[key] = value
      if step % 400 == 0 { copies.append((map, dictionary)) }
    }
    for (map, dictionary) in copies + [(map, dictionary)] {
      #expect(map.count == dictionary.count)
      #expect(map.inOrder.map(\.key) == dictionary.keys.sorted())
      #expect(map.inOrder.allSatisfy { dictionary[$0.key] == $0.value && map[$0.key] == $0.value })
    }
  }

  @Test("it stays balanced whatever the order, and a list of it is one")
  func order() {
    var list = SharedList<Int>()
    for number in 0..<20_000 { list.append(number) }
    let before = list
    for _ in 0..<5000 { list.removeLast() }
    for _ in 0..<5000 { list.removeFirst() }
    list.append(-1)
    #expect(Array(list) == Array(5000..<15_000) + [-1])
    #expect(Array(before) == Array(0..<20_000))
  }

  @Test("what a map holds besides another is what was changed, and little of what they share is looked at")
  func besides() {
    var map = SharedMap<Int, Int>()
    for key in 0..<1000 { map[key] = key }
    var other = map
    other[7] = -7
    other[500] = nil
    other[2000] = 1
    #expect(map.parts(besides: map).isEmpty)
    let parts = map.parts(besides: other)
    #expect(parts.count < 60)
    #expect(parts.filter { other[$0.key] != $0.value }.map(\.key) == [7, 500])
    #expect(other.parts(besides: map).filter { map[$0.key] != $0.value }.map(\.key) == [7, 2000])
  }

  @Test("the newest are kept up to a number and a size, and the last whatever its size")
  func newest() {
    var newest = Newest<Int>(3, mostBytes: 100)
    #expect([1, 2, 3].flatMap { newest.add($0, bytes: 30) }.isEmpty)
    #expect(newest.add(4, bytes: 30) == [1])
    #expect(newest.add(5, bytes: 41) == [2, 3])
    newest.removeLast(1)
    #expect(newest.add(6, bytes: 70).isEmpty)
    #expect(newest.add(7, bytes: 1000) == [4, 6])
    #expect(Array(newest.all) == [7])
    newest.removeLast(5)
    #expect(newest.all.isEmpty)
  }

  @Test("names keep the order in which they came first")
  func names() {
    var names: Names = ["b": .value(Value(.number(1))), "a": .value(Value(.number(2)))]
    names["c"] = .value(Value(.number(3)))
    names["b"] = .value(Value(.number(4)))
    #expect(names.keys == ["b", "a", "c"])
    names["a"] = nil
    names["a"] = .value(Value(.none))
    #expect(names.keys == ["b", "c", "a"])
    #expect(names.count == 3)
  }
}
