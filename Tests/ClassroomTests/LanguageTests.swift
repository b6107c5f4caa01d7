import Documents
import Messages
import Testing

@testable import Classroom

@Suite struct LanguageTests {
  private static let half = FormattedNumber(value: 0.5, format: .significant(3))

  static let words: [(ClassroomMessage, String, String)] = [
    (.distribution, "What the class said", "全班怎么说"), (.answer, "answer", "回答"), (.share, "share", "比例"),
    (.vote(round: 1, of: 1, count: 12), "12 answered", "12 人已答"),
    (.vote(round: 2, of: 2, count: 12), "second vote, 12", "第 2 次投票，12 人"),
    (.range(half, half), "0.500 to 0.500", "0.500 到 0.500"), (.below(half), "below 0.500", "小于 0.500"),
    (.andMore(half), "0.500 and more", "不小于 0.500"), (.measured(half), "Measured: 0.500", "实测：0.500"),
    (.right(shares: [0.25, 0.75]), "Right: 25 %, then 75 %", "答对：25 %，然后 75 %"),
    (.answersInWords(count: 3), "3 answered in words.", "3 人用文字作答。"),
    (.advice(.explain), "Under 30 % right: explain.", "答对的不到 30 %：请讲解。"),
    (
      .advice(.talk), "30 to 80 % right: let them talk with a neighbour, and vote again.",
      "答对的有 30 % 到 80 %：让学生和邻座讨论，再投一次。"
    ), (.advice(.goOn), "Over 80 % right: go on.", "答对的超过 80 %：可以继续。"),
  ]

  @Test(arguments: words.indices) func `Each message has its words in both languages`(_ row: Int) {
    let (message, english, chinese) = Self.words[row]
    #expect(message.words(in: .english) == english)
    #expect(message.words(in: .chinese) == chinese)
  }

  @Test func `A class is shown in its language what its teacher reads in theirs`() throws {
    let room = Room(title: "一课", language: "zh-Hans")
    let device = try room.join(room.code.digits, from: "here")
    room.open(Ballot(id: "q", round: 1, kind: .number(inDecades: true), text: []))
    try room.vote(device, on: "q", round: 1, .number(0.5))
    room.close()
    let told = try #require(room.reveal("q", .number(0.5)))
    #expect(told.markdown.contains("Measured: 0.500") && !told.markdown.contains("实测"))
    let last = room.changes(after: 0).last
    guard case .shown(let shown, .votes)? = last?.kind else {
      Issue.record("\(String(describing: last))")
      return
    }
    #expect(shown.markdown.contains("实测：0.500") && !shown.markdown.contains("Measured"))
  }

  @Test func `A language that nobody speaks here is named, and the program's is spoken`() {
    let room = Room(title: "Eine Lektion", language: "de")
    #expect(room.language == "de")
    #expect(room.speech == .current)
  }
}
