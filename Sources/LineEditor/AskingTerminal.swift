import Messages
import Platform

extension Terminal {
  /// What was typed while the terminal was asked; the first line that is read begins with it.
  nonisolated(unsafe) private static var typedAhead: [UInt8] = []

  /// Asks the terminal what it is like, before the first line is edited. One that answers takes as long as a key press
  /// takes to arrive; one that doesn't is given up after a fifth of a second.
  package static func ask() -> TerminalAnswers {
    var answers = TerminalAnswers()
    var before = termios()
    guard canEdit, knowsQuestions, tcgetattr(STDIN_FILENO, &before) == 0 else { return answers }
    var now = before
    now.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &now) == 0 else { return answers }
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
    write(TerminalText(encoded: TerminalAnswers.questions))
    let end = milliseconds() + 200
    while !answers.isComplete, !interruptRequested(), termination == nil {
      let left = end - milliseconds()
      var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > 0 else { break }
      guard poll(&polled, 1, Int32(left)) > 0 else { continue }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = Platform.read(STDIN_FILENO, &chunk, chunk.count)
      if count > 0 { answers.read(chunk[..<count]) } else if count == 0 || errno != EINTR { break }
    }
    answers.end()
    typedAhead += answers.typed
    return answers
  }

  /// Gives away what was typed while the terminal was asked.
  static func takeTypedAhead() -> [UInt8] {
    defer { typedAhead = [] }
    return typedAhead
  }

  /// The consoles of kernels and old terminals would show a part of the questions.
  private static var knowsQuestions: Bool {
    let kind = environment("TERM") ?? ""
    return !["linux", "vt", "eterm", "cons", "sun", "ansi"].contains { kind.hasPrefix($0) }
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
