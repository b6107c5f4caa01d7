import CEditline
import Platform

// Questions of yes or no, wherever the program is at.
extension Terminal {
  /// Whether somebody sits at a terminal and can be asked.
  package static var canAsk: Bool { inputIsTerminal && (isatty(STDERR_FILENO) == 1 || outputIsTerminal) }

  /// Asks, and gives whether the answer is yes.
  ///
  /// - Parameter atEnd: what the end of input (Ctrl-D) is taken for; Ctrl-C is no.
  package static func agrees(to question: String, atEnd: Bool = false) -> Bool {
    let descriptor = isatty(STDERR_FILENO) == 1 ? STDERR_FILENO : STDOUT_FILENO
    return lending {
      write("\(question) ", to: descriptor)
      guard let answer = readAnswer() else {
        write("\n", to: descriptor)
        return atEnd && (!interruptRequested() || termination != nil)
      }
      return ["y", "yes", "ｙ", "是"].contains(answer.lowercased())
    }
  }

  /// Does something with the terminal as it was before the program, and as nobody here changes it meanwhile.
  package static func lending<Result>(_ body: () -> Result) -> Result {
    let wasEchoOff = signals_echo_is_off()
    signals_set_echo(true)
    defer { signals_set_echo(!wasEchoOff) }
    return body()
  }

  /// The line that is typed; `nil` where there comes none.
  private static func readAnswer() -> String? {
    var line: [UInt8] = []
    while !interruptRequested() {
      guard signals_wait(STDIN_FILENO, -1) == Int32(signals_input.rawValue) else { continue }
      var chunk = [UInt8](repeating: 0, count: 256)
      let count = Platform.read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return nil }
      line += chunk[..<count].filter { $0 != UInt8(ascii: " ") }
      if let last = line.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
        return String(decoding: line.dropLast(), as: UTF8.self)
      }
    }
    return nil
  }
}
