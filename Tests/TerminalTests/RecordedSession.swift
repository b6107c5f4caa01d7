import CommandKit
import Engine
import Foundation
import Synchronization
import Testing

@testable import Lab

/// A session that is written into a journal as the program does it.
final class RecordedSession {
  /// Drawing the first data anew for each would take most of the time.
  private static let beginning = Mutex(Session(seed: JournalTests.header.seed))

  let session = beginning.withLock { Session(from: $0) }
  let journal: Journal

  init() throws { journal = try JournalTests.begin() }

  /// Runs statements; what comes of the last.
  @discardableResult
  func run(_ text: String, _ conduct: Conduct = Conduct()) throws -> Result<Outcome, Failure>? {
    var last: Result<Outcome, Failure>?
    for statement in try session.parse(text) {
      journal.write(.statement(statement.text))
      let reads = Mutex<[(String, [UInt8])]>([])
      var conduct = conduct
      conduct.files = conduct.files.observed { path, bytes in reads.withLock { $0.append((path, bytes)) } }
      let result = session.result(of: statement, conduct)
      for (file, contents) in reads.withLock({ $0 }) { journal.keep(contents, of: file) }
      switch result {
      case .success(let outcome):
        journal.write(outcome.reportsBeforeStop.map { .stopped(reports: $0) } ?? .done)
      case .failure(let failure): journal.write(failure.kind == .interrupted ? .stopped(reports: 0) : .failed)
      }
      last = result
    }
    return last
  }

  var past: PastSession { get throws { try JournalTests.past(journal.path) } }

  /// The session as it is brought back, and what could not be as it was.
  func broughtBack(_ conduct: Conduct = Conduct()) throws -> (session: Session, problems: [JournalMessage]) {
    let session = Self.beginning.withLock { Session(from: $0) }
    return (session, session.replay(try past, conduct))
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
