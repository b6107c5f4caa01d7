import CommandKit
import Documents
import Files
import Messages
import Testing
import Twins

@testable import Lessons

/// The words of each thing that the player says.
@Suite struct PlayerMessageTests {
  static let failure = Failure(AnswerMessage.isNoNumber(expression: "b"))

  static let words: [(PlayerMessage, String)] = [
    (.invitation(.open), "`learn` opens the course, `lessons` lists it."),
    (.invitation(.nextStep), "Enter: next step"),
    (.invitation(.proceed), "Enter goes on"),
    (.invitation(.more), "Enter: more"),
    (.invitation(.reply(guessed: true)), "Enter: your guess beside it"),
    (.invitation(.reply(guessed: false)), "Enter: the reasons"),
    (.invitation(.runCell(isSlow: false)), "Enter runs it"),
    (.invitation(.runCell(isSlow: true)), "Enter runs it (this takes a while)"),
    (.invitation(.runAgain), "Enter runs it again, `skip` goes on with its result unseen"),
    (.invitation(.answer(.number)), "Your guess, as a number? (`skip` goes on without)"),
    (.invitation(.answer(.option)), "The number of one option? (`skip` goes on without)"),
    (.invitation(.answer(.options)), "The numbers of all that apply? (`skip` goes on without)"),
    (.invitation(.answer(.words)), "In your own words? (`skip` goes on without)"),
    (.invitation(.vote(.open)), "The class answers. Enter closes the vote, `skip` goes on without."),
    (.invitation(.vote(.closed)), "`vote`: once more, after they have talked · Enter goes on"),
    (.invitation(.confidence), "How sure? 1–5 (Enter skips)"),
    (.invitation(.answerPrompt), "your answer"),
    (.invitation(.confidencePrompt), "how sure, 1–5"),
    (
      .invitation(.exercise(hasStarter: true, hasHints: true)),
      "Write it with the blanks filled in (↑ brings it). `hint` helps, `skip` goes on."
    ),
    (.invitation(.exercise(hasStarter: false, hasHints: false)), "Write it. `skip` goes on."),
    (.invitation(.tryAgain(hasHint: true)), "Not yet. Try again, or: `hint`, `solution`, `skip`"),
    (.invitation(.tryAgain(hasHint: false)), "Not yet. Try again, or: `solution`, `skip`"),
    (.invitation(.takeSolution), "Enter goes on with it; or type your own."),
    (
      .refusal(.number, isStatement: true),
      "The answer is a number, such as 0.7, 2e-3 or 1/3. `skip` goes on without one. "
        + "Statements wait until the question is answered or skipped."
    ),
    (
      .refusal(.positiveNumber, isStatement: false),
      "The answer is a number above zero, such as 0.7 or 2e-3."
    ),
    (
      .refusal(.option(of: 2), isStatement: false),
      "The answer is the number of an option, 1 or 2. `skip` goes on without one."
    ),
    (
      .refusal(.option(of: 4), isStatement: false),
      "The answer is the number of an option, from 1 to 4. `skip` goes on without one."
    ),
    (
      .refusal(.options, isStatement: false),
      "The answer is one or more numbers of options, with commas between. `skip` goes on without one."
    ),
    (
      .refusal(.confidence(typed: "very"), isStatement: false),
      "very is no answer to how sure you are: a number from 1 (a guess) to 5 (certain). Enter skips."
    ),
    (
      .refusal(.exerciseTakesLine, isStatement: false),
      "An exercise takes a line, as its starter shows; answer alone checks it."
    ),
    (.refusal(.nothingAsked, isStatement: false), "Nothing is asked at the moment."),
    (.comparison(.earlier(said: "0.1", counts: false)), "Earlier you said: 0.1"),
    (
      .comparison(.earlier(said: "0.1", counts: true)),
      "Earlier you said: 0.1. That answer counts, not another one now."
    ),
    (.comparison(.right(sure: nil, counts: true)), "Right."),
    (
      .comparison(.right(sure: 4, counts: false)),
      "Right. (sure: 4 of 5) (Your first answer is the one that counts.)"
    ),
    (
      .comparison(.wrong(said: "3", sure: 2, right: [1, 2], counts: true)),
      "Not so. You said 3 (sure: 2 of 5), and it is 1, 2."
    ),
    (measured(0.1, .none), "You said 0.10, measured is 0.00100: spot on."),
    (
      measured(0.1, .decades(0.3, .tooLarge)),
      "You said 0.10, measured is 0.00100: close, 0.3 decades too large."
    ),
    (measured(0.1, .decades(2, .tooSmall)), "You said 0.10, measured is 0.00100: 2.0 decades too small."),
    (measured(0.1, .share(0.5, .tooLarge)), "You said 0.10, measured is 0.00100: 50 % too large."),
    (measured(0.1, .timesTooLarge(50)), "You said 0.10, measured is 0.00100: 50 times too large."),
    (
      measured(0.1, .times(51, .tooSmall)),
      "You said 0.10, measured is 0.00100: too small by 51 times what was measured."
    ),
    (measured(0.1, .beyondDecades), "You said 0.10, measured is 0.00100: beyond any number of decades."),
    (
      .comparison(.unknown(said: "3", failure)),
      "You said 3. What is right can't be computed here: b is no number."
    ),
    (.comparison(.words(said: "because")), "You said: because"),
    (.comparison(.modelAnswer), "A model answer:"),
    (.comparison(.plain(said: "because")), "You said: because"),
    (.exercise(.works), "That works."),
    (.exercise(.worksToo), "That works too."),
    (.exercise(.hasPassed), "With this it would not pass; what you had before has passed, and that stays."),
    (.exercise(.wholeLine), "There are several blanks: write the whole line (↑ brings it)."),
    (.exercise(.blank), "Something is still to be filled in here."),
    (.exercise(.none), "There is no exercise in hand."),
    (.exercise(.noHintHere), "Hints belong to exercises. `skip` goes on from a question."),
    (.exercise(.noHints), "This exercise has no hints. `solution` shows one way to do it."),
    (.exercise(.noMoreHints), "Those were all the hints. `solution` shows one way to do it."),
    (
      .exercise(.solutionOpens(afterTries: 1)),
      "The solution opens after one more try. `skip` goes on without it."
    ),
    (
      .exercise(.solutionOpens(afterTries: 2)),
      "The solution opens after 2 more tries. `skip` goes on without it."
    ),
    (
      .freePlay(.without(["a", "b"])),
      "The lesson goes on with its own state, without your a, b (`keep` before Enter takes yours along)."
    ),
    (.freePlay(.kept(["a"])), "The lesson goes on with your a."),
    (.freePlay(.noneToKeep), "Nothing of yours to keep."),
    (.freePlay(.noLesson), "No lesson is open: nothing is set aside."),
    (.navigation(.about(minutes: 15, section: nil)), "about 15 minutes"),
    (.navigation(.about(minutes: 15, section: "3.1")), "about 15 minutes · section 3.1 of the article"),
    (.navigation(.teacher(note: "Wait.")), "For the teacher. Wait."),
    (.navigation(.noLessons), "There are no lessons here. `gradlab new FILE` writes a template."),
    (.navigation(.noLesson), "No lesson is open."),
    (.navigation(.notOpened(failure)), "b is no number."),
    (.navigation(.hereBefore(runsCells: true)), "You were here before; running the earlier cells again…"),
    (.navigation(.hereBefore(runsCells: false)), "You were here before."),
    (.navigation(.goesOn), "The lesson goes on where you left it. `goto 1` begins again."),
    (.navigation(.isBeginning), "This is the beginning of the lesson."),
    (.navigation(.noStep(of: 3)), "This lesson has steps 1 to 3."),
    (.navigation(.nowhere("x")), "No step, cell or lesson is called x. `lessons` lists the lessons."),
    (
      .navigation(.whereTo),
      "Where to? `goto 3` (a step), `goto slope` (a cell), `goto core-concept` (a lesson)."
    ),
    (.navigation(.lastLesson), "That was the last lesson. `lessons` lists them all."),
    (.navigation(.step(2, of: 9)), "step 2/9"),
    (.navigation(.more), "more"),
    (.navigation(.restFirst), "First the rest; then it is your turn."),
    (.navigation(.cleared(["a"])), "A lesson begins with nothing but the data: a is gone."),
    (
      .navigation(.cleared(["x1", "x2", "x3", "x4", "x5", "x6", "x7"])),
      "A lesson begins with nothing but the data: x1, x2, x3, x4, x5 and 2 more are gone."
    ),
    (.navigation(.placeIsKept(command: "gradlab learn")), "Your place is kept: gradlab learn goes on here."),
    (.navigation(.atEnd), "the end"),
    (
      .navigation(.saved(file: "x.md")),
      "x.md: this lesson up to here, with your guesses, statements and solutions. gradlab run x.md runs it again."
    ),
    (.navigation(.upToHere), "Up to here"),
    (.end(.predictions(count: 3, mean: 0.5)), "Your predictions: 3, on average 50 % right."),
    (
      .end(.open(["fix", "mend"])),
      "Not done yet: neither solved nor skipped is fix, mend. goto fix brings you there."
    ),
    (.end(.lesson(next: "Gates")), "The end of this lesson. Enter opens the next: Gates"),
    (.end(.course), "The end of the course. `lessons` lists it."),
    (.progress(.forgetWhat(lesson: nil)), "Forget what? `all` those in every lesson; Enter forgets nothing."),
    (
      .progress(.forgetWhat(lesson: "tour")),
      "Forget what? `lesson` forgets your place, guesses and solutions in tour, `all` those in every lesson; "
        + "Enter forgets nothing."
    ),
    (.progress(.forgotten), "Forgotten."),
    (.progress(.nothingForgotten), "Nothing was forgotten."),
    (
      .progress(.usage),
      "`progress` shows it, `progress reset` forgets it, `progress export to=\"mine.csv\"` writes it down."
    ),
    (
      .progress(.exportUsage),
      "Progress is written to a file whose name ends in .csv or .json: progress export to=\"mine.csv\""
    ),
    (.progress(.exported(file: "me.csv")), "me.csv: your progress, to be handed in."),
    (.progress(.opens), "`learn` and a lesson's name or number opens it."),
    (
      .progress(.scores),
      "right: an option counts 1 or 0; a number less, the further off it is. First answers count."
    ),
    (.progress(.unreadable), "can't be read: `gradlab check` says why"),
    (.progress(.place(.none)), "–"),
    (.progress(.place(.begun)), "begun"),
    (.progress(.place(.done)), "done"),
  ]

  private static func measured(_ said: Double, _ distance: Guess.Distance) -> PlayerMessage {
    .comparison(.measured(said: said, sure: nil, found: 0.001, distance, counts: true))
  }

  @Test(arguments: words.indices) func `Each message has its words`(_ index: Int) {
    let (message, words) = Self.words[index]
    #expect(message.words(in: .english).replacing("\u{202F}", with: " ") == words)
    // What is no word, and what another message is.
    if ["place", "notOpened"].contains(message.code) { return }
    #expect(Twins.faults(of: message) == [])
  }

  @Test(arguments: [
    (PlayerMessage.invitation(.answer(.option)), "你选哪一个？输入编号（`skip`：不猜，继续）"),
    (.refusal(.option(of: 3), isStatement: true), "答案是选项的编号：从 1 到 3。`skip`：不猜，继续。先回答或跳过这道题，再运行语句。"),
    (.comparison(.right(sure: 3, counts: false)), "答对了。（把握 3/5）（只算第一次的答案。）"),
    (
      .comparison(.wrong(said: "2", sure: nil, right: [1, 3], counts: true)), "不对。你说的是 2，正确的是 1、3。"
    ),
    (measured(2, .decades(13.7, .tooLarge)), "你猜的是 2.0，测得 0.00100：偏大 13.7 个数量级。"),
    (measured(2, .share(0.37, .tooSmall)), "你猜的是 2.0，测得 0.00100：偏小 37 %。"),
    (
      .navigation(.cleared(["x1", "x2", "x3", "x4", "x5", "x6", "x7"])),
      "一课开始时只有数据：x1、x2、x3、x4、x5 和另外 2 个已清除。"
    ),
    (.navigation(.cleared(["f", "z1"])), "一课开始时只有数据：f、z1 已清除。"),
    (.end(.open(["cure", "slope"])), "还没完：既没做出也没跳过的有 cure、slope。goto cure 带你过去。"),
  ])
  func `Sentences are joined as Chinese joins them`(_ message: PlayerMessage, _ words: String) {
    #expect(message.words(in: .chinese).replacing("\u{202F}", with: " ") == words)
  }

  @Test func `What one would type is code, and the rest of a line of less weight is dim`() {
    let message = PlayerMessage.navigation(.goesOn)
    #expect(message.code == "goesOn")
    #expect(
      message.document == [
        .paragraph(
          Text([
            .init("The lesson goes on where you left it. ", .dim), .init("goto 1", .code),
            .init(" begins again.", .dim),
          ]))
      ])
  }

  @Test(arguments: PlayerMessage.Progress.Column.allCases)
  func `A column is called as it is spoken`(_ column: PlayerMessage.Progress.Column) {
    #expect(PlayerMessage.progress(.column(column)).words(in: .english) == "\(column)")
  }
}
