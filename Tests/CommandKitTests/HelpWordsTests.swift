import Messages
import Testing
import Twins

@testable import CommandKit

/// What help says beside the words of declarations.
@Suite("Words of help")
struct HelpWordsTests {
  static let table: [(HelpMessage, String)] = [
    (.nothing(on: "depp", closest: "deep"), "There is no help on depp. Closest: deep."),
    (.nothing(on: "depp", closest: nil), "There is no help on depp."), (.title, "Help"),
    (.inValues, "in values"), (.topics, "topics"), (.group, "group"), (.words, "words"), (.topic, "topic"),
    (.what, "what"), (.word, "word"), (.whatItGives, "what it gives"), (.key, "key"),
    (.parameter, "parameter"), (.takes, "takes"), (.byDefault, "default"), (.needed, "needed"),
    (.field, "field"), (.whatItIs, "what it is"), (.verbs, "Verbs"), (.verbsOf(group: "see"), "Verbs: see"),
    (.fieldOfResult, "field of its result"),
    (.moreOnOne, "More on one of them: `help WORD`, a verb, a group or a topic."),
    (.itsResult, "Its result is `it`, with the fields"),
    (.afterDot(["relu.value(…)", "relu.slope(…)"]), "After a dot: relu.value(…) and relu.slope(…)."),
    (.alsoCalled(["exit"]), "Also called exit."), (.seeAlso(["elu", "selu"]), "See also: elu, selu."),
    (.method("value", of: "tanh"), "value of tanh"),
    (.keyRemark(summary: "how far", usual: "100"), "how far (100)"),
    (.meaning(summary: "how far", unit: "epochs", range: "at least 1"), "how far (epochs), at least 1"),
    (.meaning(summary: "how far", unit: nil, range: nil), "how far"), (.choices(["a", "b"]), "a, b"),
  ]

  @Test("What help says has its words", arguments: table)
  func words(_ message: HelpMessage, _ words: String) {
    #expect(message.words(in: .english) == words)
    switch message {
    case .meaning, .keyRemark, .choices: break
    default: #expect(Twins.faults(of: message) == [])
    }
  }

  @Test("What is made of other words is joined by Chinese marks")
  func joins() {
    #expect(HelpMessage.keyRemark(summary: "训练多久", usual: "100").words(in: .chinese) == "训练多久（100）")
    #expect(HelpMessage.method("value", of: "tanh").words(in: .chinese) == "tanh 的 value")
    #expect(HelpMessage.choices(["train", "eval"]).words(in: .chinese) == "train、eval")
    #expect(
      HelpMessage.meaning(summary: "训练多久", unit: "轮", range: "不小于 1").words(in: .chinese)
        == "训练多久（轮），不小于 1")
  }

  @Test("What one would type is code")
  func code() {
    #expect(HelpMessage.moreOnOne.text.runs.filter { $0.style == .code }.map(\.string) == ["help WORD"])
  }
}
