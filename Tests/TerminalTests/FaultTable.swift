import Foundation
import Synchronization

/// The rows that the fault tests measure: what was done, how often, and what was lost.
///
/// `GRADLAB_FAULTS=full swift test --filter FaultTests` does everything as often as a release should see it; without the
/// variable each is done a few times.
enum FaultTable {
  static let isFull = ProcessInfo.processInfo.environment["GRADLAB_FAULTS"] == "full"

  /// How often: in full, or a few times.
  static func times(_ full: Int, orElse few: Int) -> Int { isFull ? full : few }

  private static let isBegun = Mutex(false)

  static func row(_ what: String, times: Int, lost: String) {
    let isFirst = isBegun.withLock { begun in
      defer { begun = true }
      return !begun
    }
    let head = "| what was done | how often | what was lost |\n| --- | ---: | --- |\n"
    print((isFirst ? head : "") + "| \(what) | \(times) | \(lost) |")
  }

  /// "nothing", or how much.
  static func lost(_ count: Int, _ noun: String) -> String { count == 0 ? "nothing" : "\(count) \(noun)" }
}
