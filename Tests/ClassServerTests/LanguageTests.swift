import Classroom
import Foundation
import Messages
import Testing

@testable import ClassServer

@Suite struct LanguageTests {
  /// Each message once; those with something in them, with an example.
  static let messages: [ClassServerMessage] =
    [
      .failure(.noAddress("a")), .failure(.refused(host: "a", port: 8000, error: 13)),
      .failure(.refused(host: "a", port: 8000, error: Int(EADDRNOTAVAIL))), .tooLarge, .noScript,
      .codeHeading,
      .codeLabel, .enter, .connecting, .connected, .lost, .ended, .unreachable, .waiting, .latest, .toVote,
      .newStep,
      .newResult, .newVotes, .voteOpens, .vote, .voteAgain, .yourNumber, .yourNumberInDecades, .yourWords,
      .slider,
      .send, .sending, .isIn, .isInAndClosed, .isClosed, .notSent, .noNumber, .noPositiveNumber, .noChoice,
      .noWords,
    ]
    + [
      .malformed, .headTooLarge, .bodyTooLarge, .lengthRequired, .expectation, .method, .mediaType, .notFound,
      .elsewhere, .notJoined, .wrongCode, .tooManyTries(seconds: 7), .tooManyRequests, .full, .voteClosed,
      .noAnswer,
    ].map { .refusal($0) }

  @Test(arguments: messages) func `Each message has its words in Chinese`(_ message: ClassServerMessage) {
    let chinese = message.words(in: .chinese)
    #expect(chinese.contains { ("一"..."鿿").contains($0) }, "\(chinese)")
    let english = message.words(in: .english)
    for number in english.matches(of: /[0-9][0-9.e-]*[0-9]|[0-9]/) {
      #expect(chinese.contains(number.0), "\(chinese)")
    }
  }

  @Test func `The page of a class in Chinese has no English`() throws {
    let room = Room(title: "一课", language: "zh-Hans")
    guard case .bytes(let bytes) = StudentPage(room).response(hasJoined: true).body else {
      Issue.record("no page")
      return
    }
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(page.contains("<html lang=\"zh-Hans\">"))
    #expect(page.contains("加入课堂"))
    let said = try #require(page.firstMatch(of: /id="words">(.*?)<\/script>/)).1
    let words = try JSONDecoder().decode([String: String].self, from: Data(said.utf8))
    #expect(words.count > 20)
    for (name, text) in words { #expect(!text.contains(/[A-Za-z]{3}/), "\(name): \(text)") }
    #expect(words["isIn"] == "已收到你的回答。投票结束前可以修改。")
  }
}
