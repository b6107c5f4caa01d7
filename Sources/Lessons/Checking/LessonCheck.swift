import CommandKit
import Documents
import Lab
import Messages
import Platform

/// Runs a lesson from a fresh state and finds what does not hold.
struct LessonCheck {
  let lesson: Lesson
  let session: LessonSession
  private(set) var problems: [Problem] = []
  /// How many cells and exercises were run.
  private(set) var cells = 0
  /// Whether Ctrl-C ended it: what was found up to there says nothing.
  private(set) var wasInterrupted = false
  /// What the code that was run holds.
  private(set) var held = HeldNumbers()
  /// What each cell has shown, a document a statement.
  private(set) var results: [Lesson.Place: [Document]] = [:]
  private var shown: [Document] = []
  /// Finds answers that stand before their questions; `nil` where only the cells are of interest.
  private var spoilers: Spoilers?
  /// Questions whose answer the next cell has to make computable.
  private var pending: [Lesson.Question] = []

  /// - Parameter text: the words of its file, if they are to be held against what its cells show.
  init(_ lesson: Lesson, _ session: LessonSession, text: LessonText? = nil) {
    self.lesson = lesson
    spoilers = text.map { Spoilers(lesson, $0) }
    for listing in text?.listings ?? [] { held.add(listing: listing) }
    self.session = session.leavingFilesAlone
  }

  /// How far apart the seeds of two draws are: farther than a lesson counts.
  private static let seedsOfDraw = 1000

  /// - Parameter draw: which other draw of all that the lesson draws; 0 is its own.
  mutating func run(draw: Int = 0) {
    session.begin(lesson, seedShift: draw * Self.seedsOfDraw)
    for place in lesson.places where !wasInterrupted {
      switch lesson[place] {
      case .cell(let cell):
        shown = []
        check(cell)
        results[place] = shown
        checkAnswers()
      case .question(let question):
        pending.append(question)
        if let spoiler = spoilers?.placeOfRightOption(before: question) { report(spoiler, question.line) }
      case .exercise(let exercise): check(exercise)
      case .prose, .aside, .pause, .note: break
      }
    }
  }

  private mutating func report(_ message: any Message, _ line: Int) {
    problems.append(Problem(message, file: lesson.file, line: line))
  }

  /// Runs the statements of a cell up to the first that fails; a claim that does not hold keeps none of the others
  /// from being looked at.
  ///
  /// - Returns: the failures, each with its line in the file.
  private mutating func run(_ cell: Lesson.Cell) -> [(failure: Failure, line: Int)] {
    let statements: [Syntax.Statement]
    do throws(Failure) {
      statements = try session.parse(cell.source)
    } catch {
      return [(error, cell.line + Self.line(of: error))]
    }
    var failures: [(failure: Failure, line: Int)] = []
    var passed = PassedChecks()
    for (index, statement) in statements.enumerated() {
      WorkAtHand.isIn(lesson.file, line: cell.line + statement.line)
      do throws(Failure) {
        let outcome = try session.run(statement, for: .lesson)
        spoilers?.add(statement.text, outcome, of: cell)
        held.add(statement, session)
        let next = index + 1 < statements.count ? statements[index + 1] : nil
        shown.append(passed.fold(Output(statement, outcome), of: outcome, before: next).document)
      } catch {
        if error.kind == .interrupted { wasInterrupted = true }
        // A claim that fails holds its numbers too.
        held.add(statement, session)
        shown.append(error.document)
        failures.append((error, cell.line + statement.line))
        if error.kind != .claim { break }
      }
    }
    return failures
  }

  /// The line, from 1, that a failure points at in the text that could not be read.
  static func line(of failure: Failure) -> Int { failure.place?.line ?? failure.line ?? 1 }

  private mutating func check(_ cell: Lesson.Cell) {
    cells += 1
    let failures = run(cell)
    guard !wasInterrupted else { return }
    if cell.fails, failures.isEmpty {
      report(CheckMessage.meantToFail, cell.line)
    } else if !cell.fails {
      for failed in failures { report(failed.failure.reason, failed.line) }
    }
  }

  private mutating func checkAnswers() {
    for question in pending {
      guard case .measured(let expression, let inDecades) = question.answer else { continue }
      do throws(Failure) {
        let found = try session.evaluate(expression)
        if inDecades, !found.isFinite || found <= 0 {
          report(CheckMessage.answerIsNotPositive(expression: expression, found: found), question.line)
        } else if !found.isFinite {
          report(CheckMessage.answerIsNotFinite(expression: expression, found: found), question.line)
        } else if let spoiler = spoilers?.place(of: found, before: question) {
          report(spoiler, question.line)
        }
      } catch {
        report(CheckMessage.answerFails(expression: expression, reason: error), question.line)
      }
    }
    pending = []
  }

  private mutating func check(_ exercise: Lesson.Exercise) {
    cells += 1
    let before = session.state
    // A starter that stops because of its blanks has failed as it should.
    let starts = exercise.starter.map { run($0).isEmpty } ?? true
    if starts, run(exercise.check).isEmpty {
      let line = exercise.starter?.line ?? exercise.check.line
      report(CheckMessage.starterPasses(exercise: exercise.id), line)
    }
    session.restore(before)
    for failed in run(exercise.solution) { report(failed.failure.reason, failed.line) }
    let solved = session.state
    for failed in run(exercise.check) where !wasInterrupted {
      report(CheckMessage.solutionFails(exercise: exercise.id, reason: failed.failure), failed.line)
    }
    session.restore(solved)
  }
}
