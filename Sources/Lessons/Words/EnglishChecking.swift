import Documents

/// What is said where lessons are checked and run, in English.
enum EnglishChecking {
  static func words(_ message: CheckMessage) -> String {
    switch message {
    case .meantToFail: "This cell is meant to fail (fails=true), and it ran."
    case .answerIsNotFinite(let expression, let found):
      "The answer \(expression) is \(NumberFormat.exact.string(found)), not a finite number."
    case .answerIsNotPositive(let expression, let found):
      "The answer \(expression) is \(NumberFormat.exact.string(found)), not a number above zero."
    case .answerFails(let expression, let failure):
      "The answer \(expression) can't be computed: \(failure.reason.words(in: .english))"
    case .starterPasses(let exercise):
      "The starter of \(exercise) already passes its check: nothing is left to do."
    case .solutionFails(let exercise, let failure):
      "The solution of \(exercise) does not pass: \(failure.reason.words(in: .english))"
    case .holdsForSeeds(let held, let count, let first, let reason):
      "holds for \(held) of \(count) seeds; fails first at seed \(first): \(reason.reason.words(in: .english))"
    case .otherSeeds(let file): "\(file), other seeds"
    case .repeatedLesson(let id, let file): "The id \(id) is already that of \(file)."
    case .requiresMissing(let id): "It requires \(id), and no lesson here has that id."
    case .cellsDiffer(let file, let line):
      "The cells differ from here on from those of \(line.map { "line \($0) of " } ?? "")\(file)."
    case .noLessons(let folder):
      "\(folder) holds no lessons: files that end in .md, but for README.md."
    }
  }

  static func words(_ message: AnswerMessage) -> String {
    switch message {
    case .isNoNumber(let expression): "\(expression) is no number."
    case .isSeveralNumbers(let expression): "\(expression) stands for several numbers: pick one."
    }
  }

  static func text(_ message: RunMessage) -> Text {
    switch message {
    case .ranThoughMeantToFail: "This cell is meant to fail, and it ran."
    case .solution: "\("The solution:", .strong)"
    case .answer(let options):
      "The answer: \(options.map(String.init).joined(separator: ", "), .strong)"
    case .measured(let expression, let found): "\(expression, .code) is \(found, .strong)."
    }
  }
}
