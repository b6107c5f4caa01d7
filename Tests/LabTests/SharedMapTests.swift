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
    list.removeLast(5000)
    list.append(-1)
    #expect(list.count == 15_001)
    #expect(Array(list.suffix(2)) == [14_999, -1])
    #expect(Array(before) == Array(0..<20_000))
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
