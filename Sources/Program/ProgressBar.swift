import Documents
import Lab
import LineEditor
import Messages
import Platform
import Synchronization

/// A line on the terminal that says how far long work has come, below what is watched meanwhile; gone when it is done.
///
/// It is written to standard error, and only if that is a terminal; work that is done at once shows none.
final class ProgressBar: Sendable {
  private struct Now {
    var started: Double
    /// How many pieces of work, one inside the other, are under way.
    var depth = 0
    var drawn: Double = 0
    /// The rows that it takes; 0 while there is nothing to see.
    var height = 0
  }

  private let now: Mutex<Now>
  /// Shows a report of work that has taken so many seconds, in place of so many rows, and gives those that it takes;
  /// `nil` where nobody watches.
  private let draw: (@Sendable (WorkReport, Double, Int) -> Int)?
  /// Nothing flickers for work that takes fewer seconds.
  private let patience: Double
  /// The seconds between two reports.
  private let pause: Double

  init(_ console: Console) {
    let isWanted =
      isatty(STDERR_FILENO) == 1 && Terminal.movesCursor && console.form == .terminal && !console.isPlain
    if isWanted {
      draw = { (report: WorkReport, elapsed: Double, height: Int) -> Int in
        Self.write(report, elapsed: elapsed, inPlaceOf: height, on: console)
      }
    } else {
      draw = nil
    }
    (patience, pause) = (0.25, 0.1)
    now = Mutex(Now(started: Self.clock()))
  }

  /// For another program than a terminal.
  ///
  /// - Parameters:
  ///   - seconds: between the work's beginning and the first report, and between two.
  ///   - tell: is given a report, and how many seconds the work has taken.
  init(every seconds: Double, telling tell: @escaping @Sendable (WorkReport, Double) -> Void) {
    draw = { report, elapsed, _ in
      tell(report, elapsed)
      return 0
    }
    (patience, pause) = (seconds, seconds)
    now = Mutex(Now(started: Self.clock()))
  }

  /// Does work that may be long, and takes the line away afterwards. What is done inside it goes on with its time.
  func during<Value, Problem: Error>(_ work: () throws(Problem) -> Value) throws(Problem) -> Value {
    now.withLock { now in
      if now.depth == 0 { now = Now(started: Self.clock()) }
      now.depth += 1
    }
    defer {
      now.withLock { now in
        now.depth -= 1
        if now.depth == 0 { clear(&now) }
      }
    }
    return try work()
  }

  func show(_ report: WorkReport) {
    guard let draw else { return }
    let time = Self.clock()
    now.withLock { now in
      guard time - now.started > patience, time - now.drawn > pause else { return }
      now.drawn = time
      now.height = draw(report, time - now.started, now.height)
    }
  }

  private static func write(
    _ report: WorkReport, elapsed: Double, inPlaceOf height: Int, on console: Console
  ) -> Int {
    let progress = Progress(report.label, done: report.done, of: report.total, elapsed: elapsed)
    // What is watched while it changes stands above the bar.
    let picture = report.picture.map { console.text($0) } ?? ""
    let bar = TerminalText(encoded: picture + progress.terminalLine(console.style))
    let drawn = erasure(height) + bar
    // A picture that is taken away and drawn again would flicker.
    let isAtOnce = console.synchronizes && !picture.isEmpty
    Terminal.write(isAtOnce ? "\u{1B}[?2026h" + drawn + "\u{1B}[?2026l" : drawn, to: STDERR_FILENO)
    return 1 + picture.utf8.count { $0 == UInt8(ascii: "\n") }
  }

  /// Takes the line away, for something to be written in its place.
  func clear() { now.withLock { clear(&$0) } }

  private func clear(_ now: inout Now) {
    if now.height > 0 { Terminal.write(Self.erasure(now.height), to: STDERR_FILENO) }
    now.height = 0
  }

  private static func erasure(_ height: Int) -> TerminalText {
    height > 1 ? "\u{1B}[\(height - 1)A\r\u{1B}[J" : "\r\u{1B}[J"
  }

  private static func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
