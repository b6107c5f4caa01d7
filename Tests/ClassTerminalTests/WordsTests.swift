import Files
import Foundation
import Testing

@testable import ClassTerminal

/// What is said to the teacher of a class, each case once.
@Suite struct WordsTests {
  static let words: [(ClassMessage, String)] = [
    (.sign(.follow), "To follow and to answer:"), (.sign(.code("1234 5678")), "code 1234 5678"),
    (.sign(.others(["http://a/", "http://b/"])), "or http://a/, http://b/"),
    (.sign(.loopback(host: "192.0.2.7")), "On this machine alone; --host 192.0.2.7 lets the class in."),
    (
      .sign(.loopback(host: nil)), "On this machine alone; --host ADDRESS names one that the class can reach."
    ),
    (.sign(.begins), "Enter begins. `room` shows this again."),
    (.status(.answered(12, of: 57)), "12 of 57 have answered"), (.status(.present(1)), "1 in class"),
    (.status(.present(0)), "0 in class"), (.vote(.nobodyAnswered), "Nobody has answered."),
    (.vote(.right(share: 0.256)), "Right: 26 %."), (.vote(.isOpen), "The vote is open; Enter closes it."),
    (.vote(.opened(round: 2)), "Vote 2 is open; Enter closes it."),
    (.vote(.nothingAsked), "Nothing is asked at the moment."), (.vote(.noVotesYet), "Nothing was asked yet."),
    (.vote(.answersInWords), "What they said; `pick` and a number shows the class one of them."),
    (.vote(.moreAnswers(3)), "… 3 more: `votes` lists all."),
    (.vote(.noSuchAnswer(typed: "x", of: 3)), "x is none of the answers: `pick` takes a number from 1 to 3."),
    (
      .vote(.noSuchAnswer(typed: "", of: 3)),
      "pick is none of the answers: `pick` takes a number from 1 to 3."
    ),
    (.vote(.said(times: 2)), " (2 times)"),
    (
      .vote(.inNotes(3)),
      "3 answers, which `gradlab class --notes` shows in a second terminal, and `votes` here."
    ),
    (.notes(.noClass), "no class runs here; gradlab class LESSON opens one"),
    (.notes(.isOver), "The class is over."), (.notes(.none), "No notes on this step."),
    (.notes(.step(number: 1, of: 3, title: "One")), "Step 1/3: One"),
    (
      .notes(.clock(inClass: "9:00", inStep: "1:00", planned: 20)),
      "9:00 in class · 1:00 in this step · 20 minutes planned"
    ),
    (.notes(.clock(inClass: "9:00", inStep: "1:00", planned: nil)), "9:00 in class · 1:00 in this step"),
    (.notes(.more(lines: 4)), "… 4 more lines: a larger window shows them."),
    (.notes(.notBegun(lesson: "Tour")), "Tour: not begun yet"),
    (.mayEnd(present: 1), "End the class for the one who follows? (y/n)"),
    (.mayEnd(present: 3), "End the class for the 3 who follow? (y/n)"),
    (
      .resultsFail(.isFolder(path: "a")),
      "The answers are not written down: " + FileFailure.isFolder(path: "a").words(in: .english)
    ),
    (.resultsWritten(file: "a.csv"), "a.csv: the answers so far, without names."),
    (
      .resultsFormat,
      "The answers are written to a file whose name ends in .csv: votes to=\"tuesday.csv\""
    ),
  ]

  @Test(arguments: words.indices) func `Each message has its words`(_ row: Int) {
    #expect(Self.words[row].0.words(in: .english) == Self.words[row].1)
  }

  @Test(arguments: words.indices) func `Each message has its words in Chinese, with the same numbers`(
    _ row: Int
  ) {
    let chinese = Self.words[row].0.words(in: .chinese)
    // What a file's failure says is another module's.
    guard case .resultsFail = Self.words[row].0 else {
      #expect(chinese.contains { ("一"..."鿿").contains($0) }, "\(chinese)")
      for number in Self.words[row].1.matches(of: /[0-9]+/) {
        #expect(chinese.contains(number.0), "\(chinese)")
      }
      for code in Self.words[row].1.matches(of: /`[^`]*`/) { #expect(chinese.contains(code.0), "\(chinese)") }
      return
    }
    #expect(chinese.hasPrefix("回答没有写入文件："))
  }

  @Test func `A teacher is told in Chinese`() {
    #expect(ClassMessage.status(.answered(12, of: 57)).words(in: .chinese) == "12/57 人已答")
    #expect(ClassMessage.vote(.opened(round: 2)).words(in: .chinese) == "第 2 次投票开始了；按 Enter 结束投票。")
    #expect(ClassMessage.notes(.step(number: 1, of: 3, title: "起步")).words(in: .chinese) == "第 1/3 步：起步")
  }

  @Test func `No case is missing from the table`() throws {
    let source = URL(filePath: #filePath).appending(path: "../../../Sources/ClassTerminal/ClassMessage.swift")
    let declared = try String(contentsOf: source.standardized, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("    case ") && !$0.contains(":  ") && !$0.hasPrefix("    case .") }
      .flatMap { $0.dropFirst(9).split(separator: ", ") }
      .map { String($0.prefix { $0.isLetter }) }
    let told = Set(Self.words.flatMap { "\($0.0)".split { !$0.isLetter }.map(String.init) })
    for name in declared where name.count > 2 { #expect(told.contains(name), "\(name)") }
    #expect(declared.count > 20)
  }
}
