import CommandKit
import Engine
import Foundation
import Synchronization
import Testing
import Verbs

@testable import Lab

/// A session that is written into a journal as the program does it.
final class RecordedSession {
  /// Drawing the first data anew for each would take most of the time.
  private static let beginning = Mutex(Session(seed: JournalTests.header.seed))

  let session = beginning.withLock { Session(from: $0) }
  let journal: Journal
  private let runner: JournalingRunner

  init() throws {
    journal = try JournalTests.begin()
    runner = JournalingRunner(
      in: "", JournalTests.header, goingOnWith: journal, around: SessionRunner())
  }

  /// Runs statements; what comes of the last.
  @discardableResult
  func run(
    _ text: String, _ context: ExecutionContext = ExecutionContext()
  ) throws -> Result<Outcome, Failure>? {
    var last: Result<Outcome, Failure>?
    for statement in try session.parse(text) { last = runner.run(statement, in: session, context) }
    return last
  }

  var past: PastSession { get throws { try JournalTests.past(journal.path) } }

  /// The session as it is brought back, and what could not be as it was.
  func broughtBack(
    _ context: ExecutionContext = ExecutionContext()
  ) throws -> (session: Session, problems: [JournalMessage]) {
    let session = Self.beginning.withLock { Session(from: $0) }
    return (session, try session.bring(back: try past, context))
  }
}

extension Session {
  /// Repeats what was typed in a past session outside of lessons; what can't be as it was.
  func bring(
    back past: PastSession, _ context: ExecutionContext = ExecutionContext()
  ) throws -> [JournalMessage] {
    let runner = ReplayingRunner(past, with: SessionRunner(), before: SessionRunner())
    for case .statement(let then) in past.entries where then.outcome != nil {
      let statements = try parse(then.text)
      runner.repeat([then]) {
        for statement in statements { _ = runner.run(statement, in: self, context) }
      }
    }
    return runner.problems
  }
}

/// The first difference between two states, each number with all of its digits; lists are told apart by their contents
/// alone. `nil`: there is none.
func difference(_ one: Session, _ other: Session) -> String? {
  let (a, b) = (lines(one.state), lines(other.state))
  guard let place = a.indices.first(where: { $0 >= b.count || a[$0] != b[$0] }) else {
    return b.count > a.count ? "+ \(b[a.count])" : nil
  }
  return "line \(place): \(a[place]) — \(place < b.count ? b[place] : "nothing")"
}

/// Everything that a state is made of, a line for each.
private func lines(_ state: State) -> [String] {
  var lines: [String] = []
  func write(_ value: Any, _ label: String, _ isDetail: Bool) {
    switch value {
    // Pictures show no sign of what is no number.
    case let number as Double where isDetail && number.isNaN: lines.append("\(label) nan")
    case let number as Double: lines.append("\(label) \(number.bitPattern)")
    case let numbers as [Double]: lines.append("\(label) \(numbers.map(\.bitPattern))")
    case let network as NetworkDescription: lines.append("\(label) \(network)")
    case let optimizer as Optimizer: lines.append("\(label) \(optimizer)")
    case let loss as Loss: lines.append("\(label) \(loss)")
    default:
      let children = Mirror(reflecting: value).children
      lines.append(children.isEmpty ? "\(label) \(value)" : label)
      // Which of two lists is which is told by number, and numbers differ.
      for child in children where child.label != "identity" {
        write(child.value, child.label ?? "·", isDetail || child.label == "details")
      }
    }
  }
  write(state, "state", false)
  return lines
}
