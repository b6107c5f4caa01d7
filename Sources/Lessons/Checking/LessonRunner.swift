import CommandKit
import Documents
import Lab
import Platform

/// Prints a lesson from start to end: prose, questions, cells with their results, each exercise with its solution.
package struct LessonRunner {
  package let session: LessonSession
  /// Whether a cell that fails ends the run.
  package var keepsGoing = false

  package init(session: LessonSession, keepsGoing: Bool = false) {
    self.session = session
    self.keepsGoing = keepsGoing
  }

  /// - Returns: whether every cell did what it is meant to do.
  package func run(_ lesson: Lesson, show print: (Output) -> Void) throws(Failure) -> Bool {
    session.begin(lesson)
    var isSound = true
    // What follows one after the other is set apart by an empty line.
    func show(_ document: Document) {
      print(Output([.gap]))
      print(Output(document))
    }
    show([.heading(Text(lesson.title), level: 1)])
    for step in lesson.steps {
      if !step.title.isEmpty { show([.heading(Text(step.title), level: 2)]) }
      var asked: [Lesson.Question] = []
      for item in step.items {
        switch item {
        case .prose(let blocks): show(Document(blocks))
        case .aside(let details): show([.details(summary: details.summary, details.blocks)])
        case .question(let question):
          showQuestion(question, show)
          asked.append(question)
        case .exercise(let exercise): isSound = try run(exercise, lesson, print) && isSound
        case .cell(let cell):
          isSound = try run(cell, lesson, print) && isSound
          for question in asked { showAnswer(question, show) }
          asked = []
        case .pause, .note: break
        }
        if !isSound && !keepsGoing { return false }
      }
      for question in asked { showAnswer(question, show) }
    }
    return isSound
  }

  private func run(
    _ cell: Lesson.Cell, _ lesson: Lesson, _ show: (Output) -> Void
  ) throws(Failure) -> Bool {
    for block in [.gap, .code(cell.code, language: "gradlab"), .gap] as [Block] { show(Output([block])) }
    func place(_ line: Int) -> Output.Place { Output.Place(file: lesson.file, line: cell.line + line) }
    do throws(Failure) {
      let statements = try session.parse(cell.source)
      var passed = PassedChecks()
      for (index, statement) in statements.enumerated() {
        WorkAtHand.isIn(lesson.file, line: cell.line + statement.line)
        do throws(Failure) {
          let outcome = try session.run(statement, for: .lesson)
          let next = index + 1 < statements.count ? statements[index + 1] : nil
          let output = Output(statement, outcome, at: place(statement.line))
          show(passed.fold(output, of: outcome, before: next))
        } catch {
          let rest = passed.rest
          if !rest.blocks.isEmpty { show(Output(rest)) }
          if error.kind == .interrupted { throw error }
          return shown(error, cell, place(statement.line), show)
        }
      }
    } catch {
      if error.kind == .interrupted { throw error }
      var failure = error
      failure.line = cell.line + (error.line ?? 1)
      return shown(failure, cell, place(LessonCheck.line(of: error)), show)
    }
    guard cell.fails else { return true }
    show(Output(Problem(RunMessage.ranThoughMeantToFail, file: lesson.file, line: cell.line).aside))
    return false
  }

  private func shown(
    _ failure: Failure, _ cell: Lesson.Cell, _ place: Output.Place, _ show: (Output) -> Void
  ) -> Bool {
    let document =
      cell.fails
      ? failure.document : Problem(failure.reason, file: place.file, line: place.line).aside
    show(Output(failure, document: document, at: place))
    return cell.fails
  }

  private func run(
    _ exercise: Lesson.Exercise, _ lesson: Lesson, _ show: (Output) -> Void
  ) throws(Failure) -> Bool {
    if let starter = exercise.starter { show(Output([.code(starter.code, language: "gradlab")])) }
    show(Output([.gap]))
    show(Output(Document(exercise.text + [.paragraph(RunMessage.solution.text)])))
    let solved = try run(exercise.solution, lesson, show)
    let state = session.state
    let checked = try run(exercise.check, lesson, show)
    session.restore(state)
    return solved && checked
  }

  private func showQuestion(_ question: Lesson.Question, _ show: (Document) -> Void) {
    var blocks = question.text
    if !question.options.isEmpty {
      blocks.append(.list(question.options.map { [.paragraph($0.text)] }, start: 1))
    }
    show([.quote(blocks)])
  }

  private func showAnswer(_ question: Lesson.Question, _ show: (Document) -> Void) {
    if case .measured(let expression, _) = question.answer, let found = try? session.evaluate(expression) {
      show([.paragraph(RunMessage.measured(expression: expression, found: found).text)])
    } else if !question.rightOptions.isEmpty {
      show([.paragraph(RunMessage.answer(options: question.rightOptions).text)])
    }
    if let explanation = question.explanation {
      show([.details(summary: explanation.summary, explanation.blocks)])
    }
  }
}

extension Problem {
  fileprivate var aside: Document { [.aside(.warning, [.paragraph(Text(description))])] }
}
