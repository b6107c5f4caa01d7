import CommandKit
import Documents
import Files
import Lab
import Messages

/// What the player says, as data.
enum PlayerMessage: SpokenMessage {
  case invitation(Invitation)
  case refusal(Refusal, isStatement: Bool)
  case comparison(Comparison)
  case exercise(Exercise)
  case freePlay(FreePlay)
  case navigation(Navigation)
  case end(End)
  case progress(Progress)

  /// What the reader may do now.
  enum Invitation: SpokenMessage {
    case open
    case nextStep, proceed
    /// What did not fit on the screen.
    case more
    case reply(guessed: Bool)
    case runCell(isSlow: Bool)
    case runAgain
    case answer(Lesson.Question.Kind)
    /// To the teacher of a class that answers.
    case vote(Vote)
    case confidence
    /// What the line stands behind: "your answer".
    case answerPrompt, confidencePrompt
    case exercise(hasStarter: Bool, hasHints: Bool)
    case tryAgain(hasHint: Bool)
    case takeSolution
  }

  /// A vote of a class on a question.
  enum Vote: Hashable, Sendable, CaseIterable {
    case open, closed
  }

  /// What is no answer.
  enum Refusal: SpokenMessage {
    case number, positiveNumber
    case option(of: Int)
    case options
    case confidence(typed: String)
    case exerciseTakesLine
    case nothingAsked
  }

  /// A guess beside what was found.
  enum Comparison: SpokenMessage {
    case earlier(said: String, counts: Bool)
    case right(sure: Int?, counts: Bool)
    case wrong(said: String, sure: Int?, right: [Int], counts: Bool)
    case measured(said: Double, sure: Int?, found: Double, Guess.Distance, counts: Bool)
    case unknown(said: String, Failure)
    case words(said: String)
    case modelAnswer
    /// In a file: the words alone.
    case plain(said: String)
  }

  enum Exercise: SpokenMessage {
    case works, worksToo, hasPassed
    case blank
    /// A value alone, where there are several blanks.
    case wholeLine
    case none
    case noHintHere, noHints, noMoreHints
    case solutionOpens(afterTries: Int)
  }

  /// What the reader made of the session by themselves.
  enum FreePlay: SpokenMessage {
    case without([String])
    case kept([String])
    case noneToKeep, noLesson
  }

  /// Through lessons.
  enum Navigation: SpokenMessage {
    case about(minutes: Int, section: String?)
    case teacher(note: String)
    case noLessons, noLesson
    case notOpened(Failure)
    case hereBefore(runsCells: Bool)
    case goesOn
    case isBeginning
    case noStep(of: Int)
    case nowhere(String)
    case whereTo
    case lastLesson
    case step(Int, of: Int)
    /// Behind the step, where not all of it is shown.
    case more
    case restFirst
    /// Names that a lesson begins without.
    case cleared([String])
    case placeIsKept(command: String)
    case atEnd
    case saved(file: String)
    /// The heading of a file in which no step has begun.
    case upToHere
  }

  enum End: SpokenMessage {
    case predictions(count: Int, mean: Double)
    case open([String])
    case lesson(next: String)
    case course
  }

  enum Progress: SpokenMessage {
    case forgetWhat(lesson: String?)
    case forgotten, nothingForgotten
    case usage
    case onlyHere(FileFailure)
    case opens
    case scores
    case unreadable
    /// How progress is written to a file.
    case exportUsage
    case exported(file: String)
    case column(Column)
    case place(Place)

    enum Column: Hashable, Sendable, CaseIterable {
      case number, lesson, title, article, minutes, place, guesses, right, solved, hints
    }

    enum Place: String, Hashable, Sendable, CaseIterable {
      case none, begun, done
    }
  }

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishPlayer.text(self)
    case .chinese: ChinesePlayer.text(self)
    }
  }
}

// Each topic is a message too, so that the codes are those of its cases.
extension PlayerMessage.Invitation {
  func spoken(in language: DisplayLanguage) -> Text { PlayerMessage.invitation(self).spoken(in: language) }
}
extension PlayerMessage.Refusal {
  func spoken(in language: DisplayLanguage) -> Text {
    PlayerMessage.refusal(self, isStatement: false).spoken(in: language)
  }
}
extension PlayerMessage.Comparison {
  func spoken(in language: DisplayLanguage) -> Text { PlayerMessage.comparison(self).spoken(in: language) }
}
extension PlayerMessage.Exercise {
  func spoken(in language: DisplayLanguage) -> Text { PlayerMessage.exercise(self).spoken(in: language) }
}
extension PlayerMessage.FreePlay {
  func spoken(in language: DisplayLanguage) -> Text { PlayerMessage.freePlay(self).spoken(in: language) }
}
extension PlayerMessage.Navigation {
  func spoken(in language: DisplayLanguage) -> Text { PlayerMessage.navigation(self).spoken(in: language) }
}
extension PlayerMessage.End {
  func spoken(in language: DisplayLanguage) -> Text { PlayerMessage.end(self).spoken(in: language) }
}
extension PlayerMessage.Progress {
  func spoken(in language: DisplayLanguage) -> Text { PlayerMessage.progress(self).spoken(in: language) }
}

extension PlayerMessage {
  var output: Output { Output(document) }

  /// As it is shown.
  var document: Document {
    switch self {
    case .progress(.onlyHere), .navigation(.notOpened):
      [.aside(.warning, [.paragraph(text)])]
    case .navigation(.teacher): [.aside(.note, [.paragraph(text)])]
    // What is to be typed here has to be told apart without colours too.
    case .progress(.forgetWhat), .end(.course): [.paragraph(Text(words(in: .current)))]
    default: [.paragraph(isDim ? dim : text)]
    }
  }

  /// Whether it is of less weight than what the lesson says.
  private var isDim: Bool {
    switch self {
    case .refusal(.confidence, _), .comparison, .exercise(.works), .navigation(.saved), .end,
      .progress(.forgetWhat), .progress(.exported):
      false
    default: true
    }
  }

  private var dim: Text {
    Text(text.runs.map { $0.style == [] ? Text.Run($0.string, .dim) : $0 })
  }
}
