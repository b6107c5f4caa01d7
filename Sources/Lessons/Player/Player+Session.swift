import CommandKit
import Documents
import Lab

/// What the session does for a lesson.
extension Player {
  func value(
    of expression: String, for origin: ExecutionContext.Origin
  ) -> Result<Double, Failure> {
    do throws(Failure) { return .success(try session.evaluate(expression, for: origin)) } catch {
      return .failure(error)
    }
  }

  func run(_ source: String, on state: State, _ show: Show) -> PlayerEvent.Run {
    session.restore(state)
    var shown: [Block] = []
    var failure: Failure?
    do throws(Failure) {
      try session.run(source) { output in
        shown += output.document.blocks
        show(output)
      }
    } catch { failure = error }
    return PlayerEvent.Run(shown: shown, failure: failure, state: session.state)
  }

  func prepare(_ source: String, on state: State) -> PlayerEvent {
    // A starter may fail: what is left to fill in says so.
    let state = run(source, on: state) { _ in }.state
    // What it made is no attempt of the reader's: `undo` stops there.
    session.restore(state)
    let statements = (try? session.parse(source)) ?? []
    return .prepared(statements.map(\.text), state)
  }

  /// - Throws: where the reader stops it.
  func fastForward(
    _ passages: [PlayerEffect.Passage], from state: State
  ) throws(Failure) -> [PlayerEvent.Passed] {
    session.restore(state)
    var passed: [PlayerEvent.Passed] = []
    for passage in passages {
      var solution: String?
      do throws(Failure) {
        switch passage {
        case .cell(let source): try session.run(source) { _ in }
        case .exercise(let own, let check, let ours):
          if let own, try solves(own, check) {
            solution = own
          } else {
            try session.run(ours) { _ in }
            solution = ours
          }
        }
      } catch { if error.kind == .interrupted { throw error } }
      passed.append(PlayerEvent.Passed(solution: solution, state: session.state))
    }
    return passed
  }

  /// Whether a solution of the reader's own still passes; one that does not leaves nothing behind.
  private func solves(_ own: String, _ check: String) throws(Failure) -> Bool {
    let before = session.state
    do throws(Failure) {
      try session.run(own) { _ in }
      try session.runAside(check) { _ in }
      return true
    } catch {
      session.restore(before)
      if error.kind == .interrupted { throw error }
      return false
    }
  }
}
