import CommandKit
import Documents
import Lab

/// What a lesson that runs from start to end consists of, in reading order: whatever shows it, in a terminal, as a page
/// or as a notebook, is made of these.
package enum LessonPart: Sendable {
  case title(Text)
  case step(Text)
  case prose([Block])
  case aside(Lesson.Details)
  /// For the teacher alone.
  case note(String)
  /// Asked before the next cell.
  case question(Lesson.Question)
  /// A cell before it runs; what its statements give follows.
  case cell(Lesson.Cell)
  case result(Result)
  /// What is right, once the cell has run; measured where the question takes a number.
  case answer(Lesson.Question, measured: Swift.Result<Double, Failure>?)
  /// What is to be done; the cells of its solution and of its check follow, with their roles.
  case exercise(Lesson.Exercise)

  /// What a statement gave.
  package struct Result: Sendable {
    /// As it is shown; of a claim that holds, nothing while another claim follows.
    package var output: Output
    /// `nil` where a text was no statement.
    package var statement: Syntax.Statement?
    /// With the value beside its document; `nil` where it failed.
    package var outcome: Outcome?

    package init(_ output: Output, of statement: Syntax.Statement? = nil, _ outcome: Outcome? = nil) {
      self.output = output
      self.statement = statement
      self.outcome = outcome
    }
  }
}

extension Lesson.Cell {
  /// The cell that a statement of a script is.
  package init(_ statement: Syntax.Statement) {
    self.init(source: statement.text, line: statement.line)
  }
}

// MARK: - In a terminal

extension LessonPart {
  /// What `run` prints: what follows one after the other is set apart by an empty line.
  package var outputs: [Output] {
    switch self {
    case .title(let title): apart([.heading(title, level: 1)])
    case .step(let title): apart([.heading(title, level: 2)])
    case .prose(let blocks): apart(blocks)
    case .aside(let details): apart([details.block])
    case .note: []
    case .question(let question): apart([.quote(question.text + question.listed)])
    case .cell(let cell):
      [.gap, .code(cell.code, language: "gradlab"), .gap].map { Output([$0]) }
    case .result(let result): [result.output]
    case .answer(let question, let measured):
      (question.solution(measured: measured).map { [.paragraph($0)] } ?? []).flatMap { apart([$0]) }
        + (question.explanation.map { apart([$0.block]) } ?? [])
    case .exercise(let exercise):
      (exercise.starter.map { [Output([.code($0.code, language: "gradlab")])] } ?? [])
        + apart(exercise.text + [.paragraph(RunMessage.solution.text)])
    }
  }

  private func apart(_ blocks: [Block]) -> [Output] { [Output([.gap]), Output(Document(blocks))] }
}

extension Lesson.Details {
  /// As the author has written it.
  package var block: Block { .details(summary: summary, blocks) }
}

extension Lesson.Question {
  /// What is right, in a sentence; `nil` where nothing is, or where it can't be computed.
  package func solution(measured: Swift.Result<Double, Failure>?) -> Text? {
    if case .measured(let expression, _) = answer, case .success(let found)? = measured {
      return RunMessage.measured(expression: expression, found: found).text
    }
    return rightOptions.isEmpty ? nil : RunMessage.answer(options: rightOptions).text
  }
}
