import Testing

@testable import Pages

struct WordsTests {
  static let words: [(PageMessage, String)] = [
    (.lesson(number: 3), "Lesson 3"), (.section("3.1"), "section 3.1 of the article"),
    (.minutes(1), "about 1 minute"), (.minutes(22), "about 22 minutes"),
    (.copy(for: .student), "a student’s copy, without solutions"),
    (.copy(for: .teacher), "a teacher’s copy, with notes and solutions"), (.contents, "Contents"),
    (.previous, "Before"), (.next, "Next"), (.course, "The course"),
    (
      .courseIntroduction,
      "Each lesson asks before it shows: guess first. What it shows was computed when the page was made."
    ), (.seed(7), "seed 7"), (.madeWith(version: "0.1.0"), "made with gradlab 0.1.0"),
    (.licence("MIT"), "licence: MIT"), (.prediction, "Your prediction"), (.numberField, "Your guess"),
    (.slider(from: "1e−4", to: "10000"), "Your guess on a logarithmic scale from 1e−4 to 10000"),
    (.wordsField, "Your answer, in your own words"), (.guess, "Guess"),
    (.resultAndAnswer, "The result and the answer"), (.withoutGuess, "Show it without a guess"),
    (.result, "The result"), (.answer, "The answer, and why"), (.modelAnswer, "A model answer:"),
    (.refusal(.number), "The answer is a number, such as 0.7, 2e-3 or 1/3."),
    (.refusal(.positive), "The answer is a number above zero, such as 0.7 or 2e-3."),
    (.refusal(.option), "Choose one first."), (.refusal(.options), "Choose at least one first."),
    (.refusal(.words), "Write something first."), (.exercise, "Exercise"), (.starter, "To begin with"),
    (.hint(number: 2), "Hint 2"), (.solution, "A solution"), (.forTeacher, "For the teacher"),
    (.notAPicture(file: "a"), "a is no picture that a page can show: PNG, JPEG, GIF, WebP or SVG."),
    (
      .pictureElsewhere(file: "https://a/b.png"),
      "The picture https://a/b.png is not in a file: a page fetches nothing. Put it beside the lesson."
    ),
    (
      .picturesTooLarge(file: "a.png", limit: 8 << 20),
      "With a.png the pictures of the lesson have more than 8 MiB together."
    ),
  ]

  @Test("Each message has its words", arguments: words) func says(message: PageMessage, words: String) {
    #expect(message.words(in: .english) == words)
  }

  @Test("Each message has its words in Chinese, with the same numbers", arguments: words)
  func saysInChinese(message: PageMessage, words: String) {
    let chinese = message.words(in: .chinese)
    #expect(chinese.contains { ("一"..."鿿").contains($0) }, "\(chinese)")
    for number in words.matches(of: /[0-9.]*[0-9]/) { #expect(chinese.contains(number.0), "\(chinese)") }
  }

  @Test("Pages in Chinese") func chinese() {
    #expect(PageMessage.section("3.1").words(in: .chinese) == "对应文章第 3.1 节")
    #expect(PageMessage.refusal(.positive).words(in: .chinese) == "这里要填一个大于 0 的数，例如 0.7 或 2e-3。")
    #expect(ExplorerMessage.overSeeds(5).words(in: .chinese) == "5 个种子的中位数，以及最小值和最大值。")
  }
}
