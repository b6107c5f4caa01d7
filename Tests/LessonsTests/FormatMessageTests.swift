import CommandKit
import Documents
import Foundation
import Messages
import Testing
import Twins

@testable import Lessons

/// What is said of the form of lessons and of lessons that are checked, each case once.
@Suite struct FormatMessageTests {
  static let cells: [(CellMessage, String)] = [
    (
      .unknownKey(name: "anser", word: "predict", keys: ["id", "answer"]),
      "predict has no key anser. It has: id, answer."
    ),
    (
      .wrongValue(key: "id", takes: .identifier(example: "slope")),
      "id takes a name of letters, digits, - and _, as in id=slope."
    ),
    (.wrongValue(key: "role", takes: .role), "role takes one of starter, check, solution."),
    (
      .wrongValue(key: "claim", takes: .claims),
      "claim takes the number of a claim, or a list, as in claim=[2, 4]."
    ),
    (.wrongValue(key: "slow", takes: .flag), "slow takes true or false."),
    (.wrongValue(key: "scale", takes: .scale), "scale takes log10."),
    (
      .roleWithoutIdentifier(role: .check),
      "A cell with role=check needs the id that it shares with its exercise."
    ),
    (.isEmpty, "This cell is empty: write a statement, or take it out."),
    (.questionWithoutIdentifier, "A question needs an id, as in predict id=shrink."),
    (.questionIsEmpty, "The question is empty."),
    (.optionsOutOfOrder(next: 2), "Options are numbered from 1 on: 2) …"),
    (.optionsWithoutAnswer, "A question with options needs its answer, as in answer=2."),
    (
      .answerIsNoNumber,
      "The answer of a question with options is the number of one, or a list: answer=[1, 3]."
    ),
    (.noSuchOption(number: 4, count: 3), "There is no option 4: the options go from 1 to 3."),
    (
      .numberWithoutOptions,
      "A number as the answer is the number of an option, and this question has none. Write options as lines 1) …, or an expression that is measured."
    ),
    (.scaleWithoutAnswer, "scale goes with an answer that is measured: answer=it.ratio."),
    (.scaleWithOptions, "scale goes with an answer that is measured, not with options."),
  ]

  static let sections: [(SectionMessage, String)] = [
    (.noTitle, "A lesson has one heading with a single #, its title."),
    (.noSteps, "A lesson has steps: headings with ##."),
    (.secondTitle, "A lesson has one heading with a single #; steps have ##."),
    (.titleIsNotFirst, "The lesson's title, the heading with a single #, stands first."),
    (.stepInDetails, "Steps begin outside of <details>: close it with </details> before."),
    (.questionInDetails, "A question stands outside of <details>."),
    (.detailsNotClosed, "The <details> that begins here is not closed: write </details>."),
    (.detailsStillOpen(line: 8), "The <details> of line 8 is still open here: write </details> first."),
    (.closesNothing, "This </details> closes nothing."),
    (.summaryOutside, "A summary stands inside of <details>."),
    (.noSummary, "<details> needs its title: <summary>Title</summary>."),
    (.summaryNotClosed, "The summary that begins here is not closed: <summary>Title</summary>."),
    (.commentNotClosed, "The comment that begins here is not closed: write -->."),
    (
      .textAfterComment,
      "What follows --> on its line is lost: put it on a line of its own, after an empty one."
    ),
    (
      .unknownHTML(text: "<br>"),
      "A lesson knows no HTML but <details>, <summary> and comments: <br>"
    ),
    (
      .emptyLineMissing(after: "</details>"),
      "An empty line is missing after </details>: without it the text that follows stays raw HTML."
    ),
    (.repeatedIdentifier(id: "a", line: 9), "The id a is already that of line 9: give this one another."),
  ]

  static let steps: [(StepMessage, String)] = [
    (.solutionOutside, "A solution stands in <details> after the check of its exercise."),
    (.cellInDetails, "A cell in <details> is the solution of an exercise, and follows its check."),
    (
      .explanations(count: 2, question: "q", options: 3),
      "The list in this explanation has 2 items, and the question q has 3 options: one for each."
    ),
    (
      .unanswered(question: "q"),
      "No cell follows the question q in its step to compute its answer."
    ),
    (.otherSolution(exercise: "e"), "This cell is the solution of the exercise: id=e role=solution."),
    (.secondSolution, "A solution is one cell: put its statements together."),
    (
      .lacks(.check, exercise: "e", because: .step),
      "The exercise e lacks its check (id=e role=check): the step ends."
    ),
    (
      .lacks(.solution, exercise: "e", because: .prose),
      "The exercise e lacks its solution in <details>: prose follows."
    ),
    (
      .lacks(.solution, exercise: "e", because: .pause),
      "The exercise e lacks its solution in <details>: a pause follows."
    ),
    (
      .lacks(.solution, exercise: "e", because: .question(line: 3)),
      "The exercise e lacks its solution in <details>: a question follows in line 3."
    ),
    (
      .lacks(.solution, exercise: "e", because: .cell(line: 3)),
      "The exercise e lacks its solution in <details>: another cell follows in line 3."
    ),
    (
      .lacks(.check, exercise: "e", because: .details(line: 3)),
      "The exercise e lacks its check (id=e role=check): details follow in line 3."
    ),
  ]

  static let pitfalls: [(PitfallMessage, String)] = [
    (
      .lineMakesHeading,
      "The line --- makes a heading of what stands above it. Put an empty line before it, or write the heading with ##."
    ),
    (.marksAreNested, "<details> and comments stand at the left margin, not in a list or quote."),
    (
      .cellIsIndented,
      "A cell stands at the left margin: this line begins with blanks, so that it is not run."
    ),
    (.cellIsNested, "A cell stands at the left margin, never in a list or quote."),
    (
      .fenceNotClosed(fence: "```"),
      "The fence that begins here is not closed: put a line ``` after its last."
    ),
    (
      .fenceStillOpen(line: 4, fence: "```"),
      "The fence of line 4 is still open here: close it with a line ```."
    ),
    (.commentInText, "A comment stands on a line of its own, after an empty one."),
    (
      .vanishes(tag: "<T>"), "<T> vanishes, as it reads as an HTML tag: put it in backquotes, `<T>`."
    ),
    (
      .starsAround(words: "a"),
      "The stars around a make it slanted or bold here. Put a formula in backquotes."
    ),
    (
      .starsStay,
      "** stays as it is here: bold begins after a blank or a sign and ends before one. Move the punctuation outside of it."
    ),
  ]

  static let failure = Failure(AnswerMessage.isNoNumber(expression: "b"))

  static let checks: [(CheckMessage, String)] = [
    (.meantToFail, "This cell is meant to fail (fails=true), and it ran."),
    (
      .answerIsNotFinite(expression: "a", found: .infinity),
      "The answer a is inf, not a finite number."
    ),
    (.answerIsNotPositive(expression: "a", found: 0), "The answer a is 0, not a number above zero."),
    (.answerFails(expression: "a", reason: failure), "The answer a can't be computed: b is no number."),
    (.starterPasses(exercise: "e"), "The starter of e already passes its check: nothing is left to do."),
    (.solutionFails(exercise: "e", reason: failure), "The solution of e does not pass: b is no number."),
    (
      .holdsForSeeds(held: 93, of: 100, first: 17, reason: failure),
      "holds for 93 of 100 seeds; fails first at seed 17: b is no number."
    ),
    (
      .answerStandsBefore(answer: "0.236", line: 4),
      "The answer, 0.236, stands in line 4, before the question: ask it before, or say less there."
    ),
    (
      .answerWasShown(answer: "0.236", line: 4),
      "The answer, 0.236, was shown by the cell of line 4: ask before it, or for what was not seen yet."
    ),
    (
      .optionStandsBefore(option: 2, line: 4),
      "Line 4 says what option 2, the right one, says, and what no other does: ask before it, or say less there."
    ),
    (
      .headingTells(word: "fails", line: 4),
      "The heading of line 4 tells how it ends (fails): a heading above a question asks, or names its subject."
    ),
    (.askedBefore(file: nil, line: 4), "This is asked before, in line 4: a prediction is asked once."),
    (.askedBefore(file: "a.md", line: 4), "This is asked before, in a.md:4: a prediction is asked once."),
    (
      .numberNotHeld(number: "0.07", cell: 4, id: "a"),
      "0.07: no expect and no other code of this lesson holds this number. An expect in the cell a of line 4 has to, or say it without the number."
    ),
    (
      .numberNotHeld(number: "0.07", cell: nil, id: nil),
      "0.07: no expect and no other code of this lesson holds this number. No cell is in this step: say it without the number."
    ),
    (
      .stopIsTooHigh(.result, rows: 30),
      "What the cell here shows takes 30 lines, and a screen of 80 × 24 has room for 22: put <!-- pause --> between, or make two cells of one."
    ),
    (
      .formula(text: "$x$"),
      "$x$ stays as it is: nothing sets formulas. Write it in backquotes, or in words."
    ),
    (
      .noPicture(file: "a.png"), "The picture a.png is not there; its name counts from the lesson's folder."
    ),
    (.isNoPicture(file: "a.png"), "a.png is no picture: PNG, JPEG, GIF, WebP or SVG."),
    (
      .pictureWithoutWords(file: "a.png"),
      "The picture a.png has no text: ![what it shows](a.png) is for who can't see it."
    ),
    (.otherSeeds(file: "a.md"), "a.md, other seeds"),
    (.repeatedLesson(id: "a", file: "b.md"), "The id a is already that of b.md."),
    (.requiresMissing(id: "a"), "It requires a, and no lesson here has that id."),
    (
      .translationDiffers(file: "a.md", line: 4),
      "From here on it is not line 4 of a.md: but for the words both have the same cells, questions and order."
    ),
    (
      .translationDiffers(file: "a.md", line: nil),
      "a.md has nothing more here: but for the words both have the same cells, questions and order."
    ),
    (.notTranslated(id: "a", language: "zh-Hans"), "The lesson a is missing in the language zh-Hans."),
    (.noLessons(folder: "a"), "a holds no lessons: files that end in .md, but for README.md."),
  ]

  static let runs: [(RunMessage, String)] = [
    (.ranThoughMeantToFail, "This cell is meant to fail, and it ran."),
    (.solution, "The solution:"),
    (.answer(options: [1, 3]), "The answer: 1, 3"),
    (.measured(expression: "it.loss", found: 0.25), "it.loss is 0.250."),
  ]

  static let library: [(LibraryMessage, String)] = [
    (.isNotUTF8, "The file is not UTF-8 from here on. Save it as UTF-8 (in an editor: Save with encoding)."),
    (
      .unplayable(file: "a.md", problems: Problems([Problem(SectionMessage.noSteps, file: "a.md", line: 1)])),
      "a.md is not a lesson that can be played.\na.md:1: A lesson has steps: headings with ##."
    ),
    (.noLesson(id: "c", known: ["a", "b"]), "No lesson is called c. There are: a, b."),
  ]

  static let answers: [(AnswerMessage, String)] = [
    (.isNoNumber(expression: "a"), "a is no number."),
    (.isSeveralNumbers(expression: "a"), "a stands for several numbers: pick one."),
  ]

  static let all: [(any Message, String)] =
    cells.map { ($0, $1) } + sections.map { ($0, $1) } + steps.map { ($0, $1) } + pitfalls.map { ($0, $1) }
    + checks.map { ($0, $1) } + runs.map { ($0, $1) } + library.map { ($0, $1) } + answers.map { ($0, $1) }

  @Test("each message has its words", arguments: 0..<all.count)
  func words(row: Int) {
    let (message, words) = Self.all[row]
    #expect(message.words(in: .english) == words)
    #expect(Twins.faults(of: message) == [])
  }

  @Test("no case is missing from the tables")
  func complete() throws {
    let files = [
      "Format/Cell", "Format/Section", "Format/Step", "Format/Pitfall", "Checking/Check", "Running/Run",
      "Library/Library", "Player/Answer",
    ]
    for file in files {
      let source = URL(filePath: #filePath).appending(path: "../../../Sources/Lessons/\(file)Message.swift")
      let declared = try String(contentsOf: source.standardized, encoding: .utf8).split(separator: "\n")
        .filter { $0.hasPrefix("  case ") }.map {
          String($0.dropFirst(7).prefix { $0.isLetter || $0 == "8" })
        }
      let type = "\(file.drop { $0 != "/" }.dropFirst())Message"
      let told = Self.all.filter { "\(Swift.type(of: $0.0))" == type }.map(\.0.code)
      #expect(!declared.isEmpty && Set(declared) == Set(told), "\(file)")
    }
  }
}
