import Documents
import Testing

@testable import Classroom

struct AnswerTests {
  private static func ballot(_ kind: Ballot.Kind) -> Ballot {
    Ballot(id: "q", kind: kind, text: [], options: ["a", "b", "c"])
  }

  private static let counted: [(Ballot.Kind, Answer, Answer?)] = [
    (.number(inDecades: true), .number(1e-5), .number(1e-5)),
    (.number(inDecades: true), .number(0), nil), (.number(inDecades: true), .number(-1), nil),
    (.number(inDecades: false), .number(-1), .number(-1)), (.number(inDecades: false), .number(.nan), nil),
    (.number(inDecades: false), .number(.infinity), nil), (.number(inDecades: false), .options([1]), nil),
    (.option, .options([3]), .options([3])), (.option, .options([1, 2]), nil), (.option, .options([0]), nil),
    (.options, .options([3, 1]), .options([1, 3])), (.options, .options([1, 1, 1]), .options([1])),
    (.options, .options([1, 4]), nil), (.options, .options([]), nil), (.options, .options([.min]), nil),
    (.words, .words("  a\n\t b  "), .words("a b")), (.words, .words(" \n"), nil),
    (.words, .words(String(repeating: "é", count: 300)), .words(String(repeating: "é", count: 200))),
  ]

  @Test(arguments: counted)
  func anAnswerIsTakenAsItIsCounted(_ kind: Ballot.Kind, _ answer: Answer, _ counted: Answer?) {
    #expect(Self.ballot(kind).accepted(answer) == counted)
  }

  private static let graded: [(Ballot.Kind, Answer, Finding, Bool?)] = [
    (.number(inDecades: true), .number(3), .number(1), true),
    (.number(inDecades: true), .number(3.2), .number(1), false),
    (.number(inDecades: true), .number(0.32), .number(1), true),
    (.number(inDecades: true), .number(1), .number(0), false),
    (.number(inDecades: false), .number(1.15), .number(1), true),
    (.number(inDecades: false), .number(-0.84), .number(-1), false),
    (.number(inDecades: false), .number(0), .number(0), true),
    (.option, .options([2]), .options([2]), true), (.option, .options([1]), .options([2]), false),
    (.options, .options([1, 2]), .options([2, 1]), true), (.options, .options([1]), .options([2, 1]), false),
    (.words, .words("a"), .number(1), nil),
  ]

  @Test(arguments: graded)
  func anAnswerIsRightWithinHalfADecade(
    _ kind: Ballot.Kind, _ answer: Answer, _ finding: Finding, _ isRight: Bool?
  ) {
    #expect(Self.ballot(kind).isRight(answer, finding) == isRight)
  }

  @Test(arguments: [
    (0.0, Advice.explain), (0.299, .explain), (0.3, .talk), (0.8, .talk), (0.801, .goOn), (1, .goOn),
  ])
  func adviceGoesByTheShareOfRightAnswers(_ share: Double, _ advice: Advice) {
    #expect(Advice(shareRight: share) == advice)
  }

  @Test func aTallyDoesNotTellInWhichOrderAnswersCame() {
    let answers: [Answer] = [.options([3]), .options([1]), .options([2]), .options([1])]
    let ballot = Self.ballot(.option)
    #expect(Tally(ballot, answers) == Tally(ballot, answers.reversed()))
    #expect(Tally(ballot, answers).shareRight(.options([1])) == 0.5)
    #expect(Tally(ballot, [Answer]()).shareRight(.options([1])) == nil)
  }
}
