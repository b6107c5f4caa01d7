import CommandKit
import Documents
import Lab
import Platform

/// Runs a lesson from start to end: prose, questions, cells with their results, each exercise with its solution.
package struct LessonRunner {
  package let session: LessonSession
  /// Whether a cell that fails does not end the run.
  package var keepsGoing = false

  package init(session: LessonSession, keepsGoing: Bool = false) {
    self.session = session
    self.keepsGoing = keepsGoing
  }

  /// - Parameter show: is given each part as soon as it is there.
  /// - Returns: whether every cell did what it is meant to do.
  package func run(_ lesson: Lesson, show: (LessonPart) -> Void) throws(Failure) -> Bool {
    session.begin(lesson)
    var isSound = true
    show(.title(Text(lesson.title)))
    for step in lesson.steps {
      if !step.title.isEmpty { show(.step(Text(step.title))) }
      var asked: [Lesson.Question] = []
      for item in step.items {
        switch item {
        case .prose(let blocks): show(.prose(blocks))
        case .aside(let details): show(.aside(details))
        case .note(let note): show(.note(note))
        case .question(let question):
          show(.question(question))
          asked.append(question)
        case .exercise(let exercise): isSound = try run(exercise, lesson, show) && isSound
        case .cell(let cell):
          isSound = try run(cell, lesson, show) && isSound
          for question in asked { show(.answer(question, measured: measured(question))) }
          asked = []
        case .pause: break
        }
        if !isSound && !keepsGoing { return false }
      }
      for question in asked { show(.answer(question, measured: measured(question))) }
    }
    return isSound
  }

  private func run(
    _ cell: Lesson.Cell, _ lesson: Lesson, _ show: (LessonPart) -> Void
  ) throws(Failure) -> Bool {
    show(.cell(cell))
    func place(_ line: Int) -> Output.Place { Output.Place(file: lesson.file, line: cell.line + line) }
    func fail(_ failure: Failure, _ line: Int, _ statement: Syntax.Statement? = nil) -> Bool {
      let place = place(line)
      let document =
        cell.fails
        ? failure.document : Problem(failure.reason, file: place.file, line: place.line).aside
      show(.result(LessonPart.Result(Output(failure, document: document, at: place), of: statement)))
      return cell.fails
    }
    do throws(Failure) {
      let statements = try session.parse(cell.source)
      var passed = PassedChecks()
      for (index, statement) in statements.enumerated() {
        WorkAtHand.isIn(lesson.file, line: cell.line + statement.line)
        do throws(Failure) {
          let outcome = try session.run(statement, for: .lesson)
          let next = index + 1 < statements.count ? statements[index + 1] : nil
          let output = Output(statement, outcome, at: place(statement.line))
          show(
            .result(LessonPart.Result(passed.fold(output, of: outcome, before: next), of: statement, outcome))
          )
        } catch {
          let rest = passed.rest
          if !rest.blocks.isEmpty { show(.result(LessonPart.Result(Output(rest)))) }
          if error.kind == .interrupted { throw error }
          return fail(error, statement.line, statement)
        }
      }
    } catch {
      if error.kind == .interrupted { throw error }
      var failure = error
      failure.line = cell.line + (error.line ?? 1)
      return fail(failure, LessonCheck.line(of: error))
    }
    guard cell.fails else { return true }
    let problem = Problem(RunMessage.ranThoughMeantToFail, file: lesson.file, line: cell.line)
    show(.result(LessonPart.Result(Output(problem.aside))))
    return false
  }

  private func run(
    _ exercise: Lesson.Exercise, _ lesson: Lesson, _ show: (LessonPart) -> Void
  ) throws(Failure) -> Bool {
    show(.exercise(exercise))
    let solved = try run(exercise.solution, lesson, show)
    let state = session.state
    let checked = try run(exercise.check, lesson, show)
    session.restore(state)
    return solved && checked
  }

  private func measured(_ question: Lesson.Question) -> Result<Double, Failure>? {
    guard case .measured(let expression, _) = question.answer else { return nil }
    do throws(Failure) { return .success(try session.evaluate(expression)) } catch { return .failure(error) }
  }
}

extension Problem {
  fileprivate var aside: Document { [.aside(.warning, [.paragraph(Text(description))])] }
}
