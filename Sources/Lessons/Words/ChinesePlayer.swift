import Documents

/// What the player says, in Chinese.
enum ChinesePlayer {
  static func text(_ message: PlayerMessage) -> Text {
    switch message {
    case .invitation(let message): text(message)
    case .refusal(let message, let isStatement):
      text(message) + (isStatement ? " Statements wait until the question is answered or skipped." : "")
    case .comparison(let message): text(message)
    case .exercise(let message): text(message)
    case .freePlay(let message): text(message)
    case .navigation(let message): text(message)
    case .end(let message): text(message)
    case .progress(let message): text(message)
    }
  }

  private static func text(_ message: PlayerMessage.Invitation) -> Text {
    switch message {
    case .open: "`learn` opens the course, `lessons` lists it."
    case .nextStep: "Enter: next step"
    case .proceed: "Enter goes on"
    case .more: "Enter: more"
    case .reply(true): "Enter: your guess beside it"
    case .reply(false): "Enter: the reasons"
    case .runCell(let isSlow): isSlow ? "Enter runs it (this takes a while)" : "Enter runs it"
    case .runAgain: "Enter runs it again, `skip` goes on with its result unseen"
    case .answer(.number): "Your guess, as a number? (`skip` goes on without)"
    case .answer(.option): "The number of one option? (`skip` goes on without)"
    case .answer(.options): "The numbers of all that apply? (`skip` goes on without)"
    case .answer(.words): "In your own words? (`skip` goes on without)"
    case .vote(.open): "The class answers. Enter closes the vote, `skip` goes on without."
    case .vote(.closed): "`vote`: once more, after they have talked · Enter goes on"
    case .confidence: "How sure? 1–5 (Enter skips)"
    case .answerPrompt: "your answer"
    case .confidencePrompt: "how sure, 1–5"
    case .exercise(let hasStarter, let hasHints):
      (hasStarter ? "Write it with the blanks filled in (↑ brings it)." : "Write it.")
        + (hasHints ? " `hint` helps, `skip` goes on." : " `skip` goes on.")
    case .tryAgain(let hasHint):
      hasHint
        ? "Not yet. Try again, or: `hint`, `solution`, `skip`" : "Not yet. Try again, or: `solution`, `skip`"
    case .takeSolution: "Enter goes on with it; or type your own."
    }
  }

  private static func text(_ message: PlayerMessage.Refusal) -> Text {
    switch message {
    case .number: "The answer is a number, such as 0.7, 2e-3 or 1/3. `skip` goes on without one."
    case .positiveNumber: "The answer is a number above zero, such as 0.7 or 2e-3."
    case .option(2): "The answer is the number of an option, 1 or 2. `skip` goes on without one."
    case .option(let count):
      "The answer is the number of an option, from 1 to \(count). `skip` goes on without one."
    case .options:
      "The answer is one or more numbers of options, with commas between. `skip` goes on without one."
    case .confidence(let typed):
      "\(typed, .code) is no answer to how sure you are: a number from 1 (a guess) to 5 (certain). Enter skips."
    case .exerciseTakesLine: "An exercise takes a line, as its starter shows; answer alone checks it."
    case .nothingAsked: "Nothing is asked at the moment."
    }
  }

  private static func text(_ message: PlayerMessage.Comparison) -> Text {
    switch message {
    case .earlier(let said, false): "\("Earlier you said: \(said)", .dim)"
    case .earlier(let said, true):
      "\("Earlier you said: \(said). That answer counts, not another one now.", .dim)"
    case .right(let sure, let counts): "\("Right.", .good)" + text(sure: sure) + text(counts: counts)
    case .wrong(let said, let sure, let right, let counts):
      "\("Not so.", .bad) You said \(said)\(text(sure: sure)), "
        + "and it is \(list(right.map(String.init)), .strong)."
        + text(counts: counts)
    case .measured(let said, let sure, let found, let distance, let counts):
      "You said \(said, format: .significant(2))\(text(sure: sure)), measured is \(found, .strong): "
        + text(distance) + text(counts: counts)
    case .unknown(let said, let failure):
      "You said \(said). What is right can't be computed here: \(failure.message)"
    case .words(let said): "You said: \(said, .emphasis)"
    case .modelAnswer: "A model answer:"
    case .plain(let said): "You said: \(said)"
    }
  }

  private static func text(sure: Int?) -> Text { sure.map { " (sure: \($0) of 5)" } ?? "" }

  private static func text(counts: Bool) -> Text {
    counts ? "" : "\(" (Your first answer is the one that counts.)", .dim)"
  }

  private static func text(_ distance: Guess.Distance) -> Text {
    let style = distance.style
    switch distance {
    case .none: return "\("spot on.", style)"
    case .decades(let size, let direction) where distance.isClose:
      return "\("close", style), \(size, format: .fixed(1)) decades \(word(direction))."
    case .decades(let size, let direction):
      return "\(size, style, format: .fixed(1)) decades \(word(direction))."
    case .share(let size, let direction): return "\(size, style, format: .percent(0)) \(word(direction))."
    case .timesTooLarge(let ratio): return "\(ratio, style, format: .significant(2)) times too large."
    case .times(let size, let direction):
      return "\(word(direction), style) by \(size, format: .significant(2)) times what was measured."
    case .beyondDecades: return "\("beyond any number of decades.", style)"
    }
  }

  private static func word(_ direction: Guess.Direction) -> String {
    switch direction {
    case .tooLarge: "too large"
    case .tooSmall: "too small"
    }
  }

  private static func text(_ message: PlayerMessage.Exercise) -> Text {
    switch message {
    case .works: "\("That works.", .good)"
    case .worksToo: "\("That works too.", .good)"
    case .hasPassed: "With this it would not pass; what you had before has passed, and that stays."
    case .wholeLine: "There are several blanks: write the whole line (↑ brings it)."
    case .blank: "Something is still to be filled in here."
    case .none: "There is no exercise in hand."
    case .noHintHere: "Hints belong to exercises. `skip` goes on from a question."
    case .noHints: "This exercise has no hints. `solution` shows one way to do it."
    case .noMoreHints: "Those were all the hints. `solution` shows one way to do it."
    case .solutionOpens(1): "The solution opens after one more try. `skip` goes on without it."
    case .solutionOpens(let tries): "The solution opens after \(tries) more tries. `skip` goes on without it."
    }
  }

  private static func text(_ message: PlayerMessage.FreePlay) -> Text {
    switch message {
    case .without(let names):
      "The lesson goes on with its own state, without your \(list(names)) (`keep` before Enter takes yours along)."
    case .kept(let names): "The lesson goes on with your \(list(names))."
    case .noneToKeep: "Nothing of yours to keep."
    case .noLesson: "No lesson is open: nothing is set aside."
    }
  }

  private static func text(_ message: PlayerMessage.Navigation) -> Text {
    switch message {
    case .about(let minutes, let section):
      "about \(minutes) minutes" + (section.map { " · section \($0) of the article" } ?? "")
    case .teacher(let note): "\("For the teacher.", .strong) \(note)"
    case .noLessons: "There are no lessons here. `gradlab new FILE` writes a template."
    case .noLesson: "No lesson is open."
    case .notOpened(let failure): Text(failure.message)
    case .hereBefore(let runsCells):
      runsCells ? "You were here before; running the earlier cells again…" : "You were here before."
    case .goesOn: "The lesson goes on where you left it. `goto 1` begins again."
    case .isBeginning: "This is the beginning of the lesson."
    case .noStep(let count): "This lesson has steps 1 to \(count)."
    case .nowhere(let name): "No step, cell or lesson is called \(name). `lessons` lists the lessons."
    case .whereTo: "Where to? `goto 3` (a step), `goto slope` (a cell), `goto core-concept` (a lesson)."
    case .lastLesson: "That was the last lesson. `lessons` lists them all."
    case .step(let number, let count): "step \(number)/\(count)"
    case .more: "more"
    case .restFirst: "First the rest; then it is your turn."
    case .cleared(let names):
      "A lesson begins with nothing but the data: \(few(names)) \(names.count == 1 ? "is" : "are") gone."
    case .placeIsKept(let command): "Your place is kept: \(command, .code) goes on here."
    case .atEnd: "the end"
    case .saved(let file):
      "\(file, .code): this lesson up to here, with your guesses, statements and solutions. \("gradlab run \(file)", .code) runs it again."
    case .upToHere: "Up to here"
    }
  }

  private static func text(_ message: PlayerMessage.End) -> Text {
    switch message {
    case .predictions(let count, let mean):
      "Your predictions: \(count), on average \(mean, .strong, format: .percent(0)) right."
    case .open(let ids):
      "Not done yet: neither solved nor skipped is " + ids.map { Text($0, .code) }.joined(separator: ", ")
        + ". \("goto \(ids.first ?? "")", .code) brings you there."
    case .lesson(let next): "The end of this lesson. Enter opens the next: \(next, .strong)"
    case .course: "The end of the course. `lessons` lists it."
    }
  }

  private static func text(_ message: PlayerMessage.Progress) -> Text {
    switch message {
    case .forgetWhat(nil): "Forget what? `all` those in every lesson; Enter forgets nothing."
    case .forgetWhat(let lesson?):
      "Forget what? `lesson` forgets your place, guesses and solutions in \(lesson), `all` those in every lesson; Enter forgets nothing."
    case .forgotten: "Forgotten."
    case .nothingForgotten: "Nothing was forgotten."
    case .usage:
      "`progress` shows it, `progress reset` forgets it, `progress export to=\"mine.csv\"` writes it down."
    case .exportUsage:
      "Progress is written to a file whose name ends in .csv or .json: progress export to=\"mine.csv\""
    case .exported(let file): "\(file, .code): your progress, to be handed in."
    case .onlyHere(let failure):
      "Your progress is kept for this session alone: \(failure.words(in: .english))"
    case .opens: "`learn` and a lesson's name or number opens it."
    case .scores:
      "right: an option counts 1 or 0; a number less, the further off it is. First answers count."
    case .unreadable: "can't be read: `gradlab check` says why"
    case .column(let column):
      switch column {
      case .number: "number"
      case .lesson: "lesson"
      case .title: "title"
      case .article: "article"
      case .minutes: "minutes"
      case .place: "place"
      case .guesses: "guesses"
      case .right: "right"
      case .solved: "solved"
      case .hints: "hints"
      }
    case .place(.none): "–"
    case .place(.begun): "begun"
    case .place(.done): "done"
    }
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  /// Not more than one can take in.
  private static func few(_ names: [String]) -> String {
    names.count <= 6 ? list(names) : list(Array(names.prefix(5))) + " and \(names.count - 5) more"
  }
}
