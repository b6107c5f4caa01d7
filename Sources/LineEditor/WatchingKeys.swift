import CEditline
import Platform

extension Terminal {
  /// Draws again and again, and takes keys as they are pressed, until `draw` says that it is over, Ctrl-C is pressed or
  /// the process is asked to leave.
  ///
  /// - Parameters:
  ///   - milliseconds: how often, at least.
  ///   - draw: gets the byte that was typed, or `nil`.
  package static func watchKeys(every milliseconds: Int32, _ draw: (UInt8?) -> Bool) {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return }
    var now = before
    now.c_lflag &= ~tcflag_t(ICANON | ECHO)
    // Ctrl-D is a key here.
    guard tcsetattr(STDIN_FILENO, TCSANOW, &now) == 0 else { return }
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
    var key: UInt8?
    while termination == nil, !interruptRequested(), draw(key) {
      key = nil
      switch signals_wait(STDIN_FILENO, milliseconds) {
      case Int32(signals_input.rawValue):
        var byte: UInt8 = 0
        let count = Platform.read(STDIN_FILENO, &byte, 1)
        if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { return }
        if count > 0 { key = byte }
      case Int32(signals_signal.rawValue):
        // After Ctrl-Z others have used the terminal.
        if signals_take_continue() {
          tcsetattr(STDIN_FILENO, TCSANOW, &now)
          key = 0
        }
        if signals_take_resize() { key = 0 }
      default: break
      }
    }
  }

  /// Does something again and again, until that says that it is over, Ctrl-C is pressed or the process is asked to leave;
  /// for who takes no keys.
  ///
  /// - Parameters:
  ///   - milliseconds: the pause between.
  ///   - work: is told whether the terminal has another size now.
  package static func every(_ milliseconds: Int32, _ work: (Bool) -> Bool) {
    var isResized = false
    while termination == nil, !interruptRequested(), work(isResized) {
      isResized = false
      if signals_wait(-1, milliseconds) == Int32(signals_signal.rawValue) {
        isResized = signals_take_resize()
      }
    }
  }
}
