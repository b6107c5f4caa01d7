import CEditline
import Files
import Messages
import Platform

/// What is known of the terminal that the program runs in, and the signals that come from it.
package enum Terminal {
  /// Whether lines can be edited: both ends are a terminal, and it can move its cursor.
  package static var canEdit: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && movesCursor
  }

  /// Whether a terminal, if there is one, can move its cursor.
  package static var movesCursor: Bool {
    let kind = environment("TERM") ?? ""
    return !kind.isEmpty && kind != "dumb"
  }

  package static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  package static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns and rows: of the terminal, else of the variables COLUMNS and LINES, else 80 × 24.
  package static var size: (columns: Int, rows: Int) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if signals_window_size(&columns, &rows) { return (Int(columns), Int(rows)) }
    let fromEnvironment = environment("COLUMNS").flatMap(Int.init) ?? 80
    return (max(20, fromEnvironment), max(5, environment("LINES").flatMap(Int.init) ?? 24))
  }

  /// Chooses the process's character set; false if only ASCII may be drawn.
  package static func useUTF8() -> Bool { editline_use_utf8_locale() }

  /// Turns Ctrl-C, SIGTERM and SIGHUP into flags, and has the terminal restored however the process ends.
  ///
  /// - Parameter crashMessage: said where the process dies of a fault, after what it was at (`WorkAtHand`); it ends
  ///   with 70 then.
  package static func installSignals(crashMessage: String) {
    signals_install()
    signals_guard_terminal(canEdit)
    let isTerminal = isatty(STDERR_FILENO) == 1
    let sentence = isTerminal ? crashMessage.replacing("\n", with: "\r\n") : crashMessage
    WorkAtHand.begin()
    faults_install(sentence, isTerminal) { WorkAtHand.textForFault }
  }

  /// Whether the work in hand shall stop; cheap enough to ask between any two pieces of work, from any thread.
  @Sendable package static func interruptRequested() -> Bool { signals_interrupt_requested() }
  /// Has the work in hand stop as by Ctrl-C.
  package static func requestInterrupt() { signals_request_interrupt() }
  /// A Ctrl-C that was meant for another program.
  package static func forgetInterrupt() { signals_clear_interrupt() }

  /// SIGTERM or SIGHUP, if one asked the process to leave.
  package static var termination: Int32? {
    let signal = signals_termination()
    return signal == 0 ? nil : signal
  }

  /// Has an editor that waits for a key look again at what stands beside the prompt; from any thread.
  package static func wake() { signals_wake() }

  /// Runs a statement: what is typed from then on isn't echoed, until the next prompt shows it.
  package static func whileRunning<Result>(_ work: () throws -> Result) rethrows -> Result {
    signals_clear_interrupt()
    signals_set_echo(false)
    return try work()
  }

  /// Whether there is something to be read from standard input.
  package static var inputIsReadable: Bool {
    fcntl(STDIN_FILENO, F_GETFL).magnitude & UInt32(O_ACCMODE) != UInt32(O_WRONLY)
  }

  /// Waits until standard input has something to be read, or has ended.
  ///
  /// - Returns: `false` where SIGTERM or SIGHUP came first.
  package static func waitForInput() -> Bool {
    while termination == nil {
      if signals_wait(STDIN_FILENO, -1) == Int32(signals_input.rawValue) { return true }
    }
    return false
  }

  /// Waits until nobody can read standard output any more; without end where that is a file.
  package static func waitUntilNobodyReads() {
    var polled = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    while poll(&polled, 1, -1) < 1 {}
  }

  /// Has descriptors that were closed when the program began stand for nothing, before a file that is opened takes their
  /// place: what is read from or written to them fails.
  package static func reserveDescriptors() { signals_reserve_descriptors() }

  /// Writes all of a text to standard output or error at once; all that the program shows goes through here.
  ///
  /// Where the reader of a pipe has gone, the process goes too, silently, as by SIGPIPE. Where standard output fails
  /// otherwise, it says so and ends with 1: what nobody sees is not done. Standard error may fail.
  package static func write(_ text: TerminalText, to descriptor: Int32 = STDOUT_FILENO) {
    var rest = Array(text.string.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Platform.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE, descriptor == STDOUT_FILENO {
        signals_die_of_closed_pipe()
      } else if errno == EAGAIN {
        // Somebody has made the terminal non-blocking.
        var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&polled, 1, -1)
      } else if errno != EINTR {
        if descriptor == STDOUT_FILENO { failOutput(errno) }
        return
      }
    }
  }

  /// Ends the process because standard output fails.
  package static func failOutput(_ error: Int32) -> Never {
    let reason = FileFailure.refused(path: "", error: Int(error))
    let message = error == EBADF ? StreamMessage.outputIsClosed : .outputFails(reason: reason)
    write("gradlab: \(message.words(in: .current))\n", to: STDERR_FILENO)
    signals_leave(1)
  }

  package static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }
}
