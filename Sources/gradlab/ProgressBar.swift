import Documents
import Glibc
import Lab
import LineEditor
import Synchronization

/// One line on the terminal that says how far long work has come, gone when the work is done.
///
/// It is written to standard error, and only if that is a terminal; work that is done at once shows none.
final class ProgressBar: Sendable {
  private struct Now {
    var started: Double
    var drawn: Double = 0
    var isVisible = false
  }

  private let console: Console
  private let now: Mutex<Now>
  private let isWanted: Bool

  init(_ console: Console) {
    self.console = console
    isWanted = isatty(STDERR_FILENO) == 1 && console.form == .terminal && !console.isPlain
    now = Mutex(Now(started: Self.clock()))
  }

  /// The work begins.
  func start() { now.withLock { $0 = Now(started: Self.clock()) } }

  func show(_ report: WorkReport) {
    guard isWanted else { return }
    let time = Self.clock()
    now.withLock { now in
      // Nothing flickers for work under a quarter of a second, and a tenth of a second is often enough.
      guard time - now.started > 0.25, time - now.drawn > 0.1 else { return }
      now.drawn = time
      now.isVisible = true
      let progress = Progress(report.label, done: report.done, of: report.total, elapsed: time - now.started)
      Terminal.write("\r" + progress.terminalLine(console.style) + "\u{1B}[K", to: STDERR_FILENO)
    }
  }

  /// Takes the line away.
  func clear() {
    now.withLock { now in
      if now.isVisible { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
      now.isVisible = false
    }
  }

  private static func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
