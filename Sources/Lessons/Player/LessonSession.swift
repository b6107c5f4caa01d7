import CommandKit
import Files
import Lab

/// A session of the lab as the lessons use it: statements run, numbers computed, the state taken and put back.
package final class LessonSession {
  package let session: Session
  /// What carries the statements out.
  package let runner: any StatementRunner
  /// How they report on their way, and how they are told to stop.
  private let context: ExecutionContext
  /// What lessons may do with files.
  private let rule: FileBoundary.Rule
  /// What the lesson that is open may do with them.
  private var boundary: FileBoundary

  /// The session as `runner` carries its statements out.
  package init(
    session: Session, runner: any StatementRunner = SessionRunner(),
    context: ExecutionContext = ExecutionContext(), lessonsMay rule: FileBoundary.Rule = .asks
  ) {
    self.session = session
    self.runner = runner
    self.context = context
    self.rule = rule
    boundary = FileBoundary(of: "", in: nil, rule)
  }

  /// The state as a value: restoring it later brings back exactly this.
  package var state: State { session.state }

  package func restore(_ state: State) { session.restore(state) }

  /// Begins a file of lessons or claims, with a fresh state of this seed.
  ///
  /// - Parameters:
  ///   - file: as messages name it.
  ///   - isBuiltIn: whether it is none of the system's.
  ///   - seedShift: added to every seed, this one and those that its statements write.
  package func begin(_ file: String, isBuiltIn: Bool, seed: Int, seedShift: Int = 0) {
    hold(file, in: isBuiltIn ? nil : Folder.parent(of: file))
    session.restore(
      .initial(
        seed: UInt64(seed), precision: session.state.precision, seedShift: UInt64(seedShift)))
  }

  package func begin(_ lesson: Lesson, seedShift: Int = 0) {
    begin(lesson.file, isBuiltIn: lesson.isBuiltIn, seed: lesson.front.seed, seedShift: seedShift)
  }

  /// Holds what runs for a file to a folder; `nil`: the working folder.
  func hold(_ file: String, in folder: String?) {
    boundary = FileBoundary(of: Folder.lastName(of: file), in: folder, rule)
  }

  /// Has the reader asked anew what they did not want.
  func forgetRefusal() { boundary.forgetRefusal() }

  /// How statements run for somebody.
  private func context(for origin: ExecutionContext.Origin) -> ExecutionContext {
    var context = context
    // What is measured on the side stays there, whatever it is measured with.
    if context.origin != .measurement { context.origin = origin }
    context.files.boundary = boundary
    context.files.isForLesson = origin != .reader
    context.isInCell = context.isInCell || origin != .reader
    return context
  }

  /// The bytes of a file of the lesson that is open, read as its statements may read it.
  ///
  /// - Parameter most: how many it may have.
  package func bytes(of file: String, atMost most: Int) throws(Failure) -> [UInt8] {
    try context(for: .lesson).files.bytes(file, atMost: most)
  }

  /// The files as the reader's own statements use them.
  package var files: FileAccess { context(for: .reader).files }

  /// The statements of a text.
  ///
  /// - Throws: a failure whose span counts from the start of `text`.
  package func parse(_ text: String) throws(Failure) -> [Syntax.Statement] { try session.parse(text) }

  /// Carries out one statement.
  package func run(
    _ statement: Syntax.Statement, for origin: ExecutionContext.Origin
  ) throws(Failure) -> Outcome {
    try run(statement, in: session, for: origin)
  }

  private func run(
    _ statement: Syntax.Statement, in session: Session, for origin: ExecutionContext.Origin
  ) throws(Failure) -> Outcome {
    try runner.run(statement, in: session, context(for: origin)).get()
  }

  /// Runs the statements of a text, one by one, and shows what each did.
  ///
  /// - Throws: the first failure; the statements before it keep their effect.
  package func run(
    _ text: String, for origin: ExecutionContext.Origin = .lesson, show: (Output) -> Void
  ) throws(Failure) {
    _ = try run(try parse(text), for: origin, show: show)
  }

  /// Runs statements, one by one, and shows what each did.
  ///
  /// - Returns: `false` where one asks to leave the session.
  /// - Throws: the first failure; the statements before it keep their effect.
  package func run(
    _ statements: [Syntax.Statement], for origin: ExecutionContext.Origin, show: (Output) -> Void
  ) throws(Failure) -> Bool {
    var passed = PassedChecks()
    for (place, statement) in statements.enumerated() {
      do throws(Failure) {
        let outcome = try run(statement, for: origin)
        let next = place + 1 < statements.count ? statements[place + 1] : nil
        show(passed.fold(Output(statement, outcome), of: outcome, before: next))
        if outcome.quits { return false }
      } catch {
        let rest = passed.rest
        if !rest.blocks.isEmpty { show(Output(rest)) }
        throw error
      }
    }
    return true
  }

  /// Runs statements on a copy of the state: nothing of what they do stays, and `undo` takes back what it did before.
  package func runAside(_ text: String, show: (Output) -> Void) throws(Failure) {
    let copy = Session(from: session)
    for statement in try parse(text) {
      show(Output(statement, try run(statement, in: copy, for: .lesson)))
    }
  }

  /// What an expression stands for after the statements of a text, on a copy of the session in this state: nothing of
  /// it stays, and what they write is kept aside.
  func foresee(
    _ expression: String, after text: String, from state: State, in lesson: Lesson
  ) throws(Failure) -> Double {
    let ahead = LessonSession(
      session: Session(from: session), runner: runner, context: context, lessonsMay: .keepsAside)
    ahead.hold(lesson.file, in: lesson.isBuiltIn ? nil : Folder.parent(of: lesson.file))
    ahead.restore(state)
    try ahead.run(text) { _ in }
    return try ahead.evaluate(expression, for: .lesson)
  }

  /// A session of its own for measurements, which leaves this one alone.
  package var aside: LessonSession {
    var context = context
    context.origin = .measurement
    return LessonSession(session: Session(from: session), runner: runner, context: context, lessonsMay: rule)
  }

  /// The same session for who checks lessons: what they write is kept aside, for them alone to read.
  var leavingFilesAlone: LessonSession {
    LessonSession(session: session, runner: runner, context: context, lessonsMay: .keepsAside)
  }

  /// The number that an expression stands for; changes nothing.
  package func evaluate(
    _ expression: String, for origin: ExecutionContext.Origin = .lesson
  ) throws(Failure) -> Double {
    let value = try value(expression, for: origin)
    guard case .number(let number)? = value.single else {
      throw Failure(
        value.axes.isEmpty
          ? AnswerMessage.isNoNumber(expression: expression) : .isSeveralNumbers(expression: expression),
        in: expression)
    }
    return number
  }

  /// The numbers that an expression stands for, one a variant; changes nothing.
  package func values(of expression: String) throws(Failure) -> [Double] {
    let elements = try value(expression, for: .lesson).elements
    let numbers = elements.compactMap(\.number)
    guard numbers.count == elements.count else {
      throw Failure(ClaimMessage.figureIsNoNumber(expression: expression), in: expression)
    }
    return numbers
  }

  private func value(
    _ expression: String, for origin: ExecutionContext.Origin
  ) throws(Failure) -> Value {
    var context = context(for: origin)
    context.progress = { _ in }
    return try session.evaluate(expression, context)
  }
}
