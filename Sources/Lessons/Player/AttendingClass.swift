import CommandKit
import Documents
import Lab
import Messages

/// A class that looks on while its teacher plays a lesson, and answers what it asks.
///
/// It sees what the lesson shows and what the teacher runs, and nothing of what is said to the teacher.
package protocol AttendingClass: AnyObject {
  /// The lesson that begins with Enter where none is open.
  var lesson: Lesson? { get }
  /// What it is spoken to in.
  var language: DisplayLanguage { get }
  /// Another lesson or step is on the screen.
  func begins(_ step: Text)
  /// Something of the lesson or the teacher's is on the screen.
  func sees(_ document: Document, as part: ClassPart)
  /// Enter at a question.
  ///
  /// - Returns: whether the lesson goes on; else the class still has to do with the question.
  func goesOn(at question: Lesson.Question, _ player: Player, _ show: Player.Show) -> Bool
  /// What these ask is found now: their cell has run, or needs none.
  func found(_ questions: [Lesson.Question], _ player: Player, _ show: Player.Show)
  /// The teacher has done something: the question in hand, and the step, may be others than before.
  func follows(_ player: Player)
  /// Carries out a verb of the class.
  func run(_ verb: ClassVerb, _ use: LessonVerb.Use, _ player: Player, _ show: Player.Show) throws(Failure)
  /// What stands beside the teacher's prompt: how many there are, or have answered.
  var status: String { get }
  /// Whether a vote is open.
  var isVoting: Bool { get }
}

/// What something that a class sees is.
package enum ClassPart: Hashable, Sendable {
  case prose
  /// Statements: of a cell about to run, or of the teacher.
  case code
  case result
}

extension Player {
  /// The question in hand.
  package var asked: Lesson.Question? {
    if case .answer(let question) = machine.stage { question } else { nil }
  }

  /// Where the lesson is: its step by number, how many there are, and its title; `nil` before the first one.
  package var stepInHand: (number: Int, count: Int, title: String)? {
    guard let open = machine.open, open.lesson.steps.indices.contains(open.shownStep) else { return nil }
    let number = open.numberedSteps.count { $0 <= open.shownStep }
    return (number, open.numberedSteps.count, open.lesson.steps[open.shownStep].title)
  }

  /// The notes for the teacher in the step on the screen.
  package var notesInHand: [String] {
    guard let open = machine.open, open.lesson.steps.indices.contains(open.shownStep) else { return [] }
    return open.lesson.steps[open.shownStep].items.compactMap {
      if case .note(let text) = $0 { text } else { nil }
    }
  }

  /// Says again what the teacher may do at the question in hand.
  package func inviteAgain(_ show: Show) {
    guard let attending else { return }
    let invitation = PlayerMessage.invitation(.vote(attending.isVoting ? .open : .closed))
    composer.take(invitation.output, isInvitation: true, shown)
  }

  /// What answers a question, by what the session holds; `nil` where that can't be computed, or nothing is right.
  package func answer(to question: Lesson.Question) -> Answer? {
    switch question.answer {
    case .measured(let expression, _):
      if case .success(let number) = value(of: expression, for: .lesson) { .number(number) } else { nil }
    case .option, .options: .options(question.rightOptions)
    case .open: nil
    }
  }

  /// What is right.
  package enum Answer: Hashable, Sendable {
    case number(Double)
    case options([Int])
  }

  /// What will answer the question in hand, found on a copy of the session; `nil` where that takes long or fails.
  package func foresee(_ question: Lesson.Question) -> Answer? {
    guard case .measured(let expression, _) = question.answer else { return answer(to: question) }
    guard let open = machine.open, let cell = open.followingCell else { return answer(to: question) }
    guard !cell.slow else { return nil }
    return (try? session.foresee(expression, after: cell.source, from: open.state, in: open.lesson)).map {
      .number($0)
    }
  }

  /// Has the class see what a statement gave, in its language.
  func present(_ output: Output) {
    if let attending { present(output.document(in: attending.language), as: .result) }
  }

  /// Has the class see a document, unless there is nothing in it.
  func present(_ document: Document, as part: ClassPart? = nil) {
    guard let attending, document.blocks.contains(where: { $0 != .gap }) else { return }
    if document.blocks.count == 1, case .heading(let title, _)? = document.blocks.first {
      return attending.begins(title)
    }
    var isCode = false
    if document.blocks.count == 1, case .code? = document.blocks.first { isCode = true }
    attending.sees(document, as: part ?? (isCode ? .code : .prose))
  }
}

extension OpenLesson {
  /// The cell that comes behind the item in hand in this step, before anything else that is asked for.
  var followingCell: Lesson.Cell? {
    guard cellFollows else { return nil }
    return lesson.steps[place.step].items.dropFirst(place.item + 1).lazy.compactMap {
      if case .cell(let cell) = $0 { cell } else { nil }
    }.first
  }
}
