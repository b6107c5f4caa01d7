import Messages

/// What is wrong with the questions and exercises of a step.
enum StepMessage: Message {
  case solutionOutside
  case cellInDetails
  case explanations(count: Int, question: String, options: Int)
  case unanswered(question: String)
  case otherSolution(exercise: String)
  case secondSolution
  case lacks(Part, exercise: String, because: End)

  /// What an exercise is made of.
  enum Part: Hashable, Sendable { case check, solution }

  /// What stands where another part of an exercise should.
  enum End: Hashable, Sendable {
    case step, prose, pause
    case question(line: Int)
    case cell(line: Int)
    case details(line: Int)
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishSections.words(self)
    case .chinese: ChineseSections.words(self)
    }
  }
}
