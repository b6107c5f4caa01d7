import Testing

@testable import Messages

private enum Sample: Message {
  case plain
  case one(name: String)
  case unlabelled(Int)
  case several(name: String, layer: Int, share: Double?, names: [String])
  case wrapped(Inner)
  case place(at: Place)

  struct Place: Hashable, Sendable {
    let layer: Int
    let share: Double?
  }

  enum Inner: Message {
    case deep(layer: Int)

    func words(in language: DisplayLanguage) -> String { "deep" }
  }

  func words(in language: DisplayLanguage) -> String { "words of a sample" }
}

@Suite("Messages as data")
struct MessageTests {
  @Test("A message has the name of its case as code, and its labels as names of arguments")
  func parts() {
    func arguments(_ message: Sample) -> [String] {
      message.arguments.map { "\($0.name): \($0.value)" }
    }
    #expect(Sample.plain.code == "plain")
    #expect(Sample.plain.topic == "sample")
    #expect(Sample.plain.arguments.isEmpty)
    #expect(
      Sample.place(at: Sample.Place(layer: 2, share: nil)).arguments.first?.value
        == .parts([.init(name: "layer", value: .number(2)), .init(name: "share", value: .none)]))
    #expect(Sample.one(name: "relu").code == "one")
    #expect(Sample.one(name: "relu").arguments.first?.name == "name")
    #expect(Sample.one(name: "relu").arguments.first?.value == .text("relu"))
    #expect(Sample.unlabelled(3).arguments.first?.name == "1")
    #expect(Sample.unlabelled(3).arguments.first?.value == .number(3))
    let several = Sample.several(name: "a", layer: 2, share: nil, names: ["b", "c"]).arguments
    #expect(several.map(\.name) == ["name", "layer", "share", "names"])
    #expect(several.map(\.value) == [.text("a"), .number(2), .none, .list([.text("b"), .text("c")])])
  }

  @Test("A message in a message stands for itself")
  func wrapped() {
    #expect(Sample.wrapped(.deep(layer: 4)).code == "deep")
    #expect(Sample.wrapped(.deep(layer: 4)).topic == "inner")
    #expect(Sample.wrapped(.deep(layer: 4)).arguments.first?.value == .number(4))
  }
}
