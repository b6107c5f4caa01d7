import Foundation
import Testing

/// A program on a bare pseudo-terminal: bytes in, bytes out, and no picture of a screen; quick to start.
final class PseudoTerminal {
  /// POSIX_SPAWN_SETSID, which glibc shows to GNU sources alone.
  private static let setSession: Int32 = 0x80
  let process: pid_t
  private let master: Int32
  private(set) var output = ""
  /// What stood before the text that was waited for last.
  private(set) var passed = ""
  /// The terminal's modes before the program has touched them.
  let firstModes: Modes
  private var status: Int32?

  /// What of a terminal's modes programs change.
  struct Modes: Equatable {
    var input: tcflag_t
    var output: tcflag_t
    var local: tcflag_t
    var endOfFile: cc_t
  }

  /// The program at its prompt.
  static func atPrompt(_ arguments: [String] = [], folder: URL) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(arguments, folder: folder)
    try #require(terminal.waitForPrompt(seconds: 120), "\(terminal.output)")
    return terminal
  }

  /// - Parameters:
  ///   - folder: the home of the program's files.
  ///   - directory: where the program runs.
  ///   - program: what runs; the built program if left out.
  ///   - launcher: a program, by its path, that runs the rest of its arguments as a command.
  init(
    _ arguments: [String] = [], folder: URL, directory: URL? = nil, environment: [String: String] = [:],
    program: String = Screen.program, launcher: [String] = []
  ) throws {
    // What glibc's grantpt, unlockpt and ptsname do on Linux; Swift does not see them.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    let unlock: UInt = 0x4004_5431
    let getNumber: UInt = 0x8004_5430
    guard master >= 0, ioctl(master, unlock, &locked) == 0, ioctl(master, getNumber, &number) == 0 else {
      throw Command.Trouble(message: "no pseudo-terminal")
    }
    Self.resize(master, columns: 80, rows: 24)
    firstModes = Self.modes(of: master)
    let terminal = "/dev/pts/\(number)"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_addclose(&actions, master)
    var attributes = Command.attributes(flags: Self.setSession)
    defer { posix_spawnattr_destroy(&attributes) }
    var variables = [
      "HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state", "XDG_DATA_HOME": folder.path + "/data",
      "TERM": "xterm", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
      "PAGER": "cat",
    ]
    variables.merge(environment) { $1 }
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\""]
    let words = (directory.map { shell + [$0.path] } ?? []) + launcher + [program] + arguments
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], &actions, &attributes, &argv, &envp)
    self.process = process
    guard code == 0 else { throw Command.Trouble(message: String(cString: strerror(code))) }
  }

  deinit {
    if status == nil {
      Foundation.kill(-process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(master)
  }

  func resize(columns: Int, rows: Int) { Self.resize(master, columns: columns, rows: rows) }

  private static func resize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Reads until the output since the last call holds a text; false after `seconds`.
  func wait(for text: String, seconds: Double = 20) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      if let range = output.range(of: text) {
        passed = String(output[..<range.lowerBound])
        output.removeSubrange(..<range.upperBound)
        return true
      }
      if !read(milliseconds: 100) { return false }
    }
    return false
  }

  /// The marks (OSC 133) that the program sets before a prompt, and after a line has been dealt with.
  static let prompt = "\u{1B}]133;A"
  static let lineIsDone = "\u{1B}]133;D"

  func waitForPrompt(seconds: Double = 20) -> Bool { wait(for: Self.prompt, seconds: seconds) }

  /// Waits until the editor reads keys: what is typed before may still be taken by the terminal itself.
  func waitForEditor(seconds: Double = 20) -> Bool { wait(for: "\u{1B}[?2004h", seconds: seconds) }

  /// Types a line and waits until it has been dealt with.
  func enter(_ line: String, seconds: Double = 20) -> Bool {
    type(line + "\r")
    return wait(for: Self.lineIsDone, seconds: seconds)
  }

  /// The same after all that a lesson has kept back, since the screen could not hold it, has been shown.
  func readOn(_ line: String, seconds: Double = 20) -> Bool {
    while passed.contains("Enter: more") { guard enter("", seconds: seconds) else { return false } }
    return enter(line, seconds: seconds)
  }

  /// Kills the process and those that it has started, and waits until it is gone and its files are free.
  func kill() {
    Foundation.kill(-process, SIGKILL)
    _ = end()
  }

  /// Kills the process at a random moment of the next `microseconds`, wherever it then is.
  func kill(
    within microseconds: UInt32, using random: inout SystemRandomNumberGenerator
  ) {
    Self.pause(within: microseconds, using: &random)
    kill()
  }

  /// A random while, after which whatever happens is interrupted; nothing is waited for.
  static func pause(
    within microseconds: UInt32, after earliest: UInt32 = 0, using random: inout SystemRandomNumberGenerator
  ) {
    usleep(UInt32.random(in: earliest...microseconds, using: &random))
  }

  /// Waits until the process has worked for a while, by its own processor time, whatever else the machine does.
  ///
  /// - Returns: whether it has, before a text came.
  func waitForWork(seconds: Double, before text: String) throws -> Bool {
    let process = RunningProcess(process)
    let start = try process.processorTime()
    let end = Date().addingTimeInterval(20)
    while Date() < end, try process.processorTime() - start < seconds {
      _ = read(milliseconds: 10)
      if output.contains(text) { return false }
    }
    return Date() < end
  }

  /// What has come since the last call that waited.
  func drain() -> String {
    while poll(milliseconds: 0), read(milliseconds: 0) {}
    defer { output = "" }
    return output
  }

  private func poll(milliseconds: Int32) -> Bool {
    var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return Foundation.poll(&polled, 1, milliseconds) > 0
  }

  /// The status that the process ends with, 128 and more for a signal; `nil` after `seconds`.
  func end(seconds: Double = 20) -> Int32? {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      // What it still writes has to go somewhere.
      _ = read(milliseconds: 10)
      var code: Int32 = 0
      guard waitpid(process, &code, WNOHANG) == process else { continue }
      while read(milliseconds: 10) {}
      status = code & 0x7F == 0 ? (code >> 8) & 0xFF : 128 + (code & 0x7F)
      return status
    }
    return nil
  }

  /// The terminal's modes as they are now.
  var modes: Modes { Self.modes(of: master) }

  /// - Returns: whether there may be more.
  private func read(milliseconds: Int32) -> Bool {
    guard poll(milliseconds: milliseconds) else { return status == nil }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = Foundation.read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    output += String(decoding: bytes[..<count], as: UTF8.self)
    return true
  }

  private static func modes(of master: Int32) -> Modes {
    var modes = termios()
    tcgetattr(master, &modes)
    return Modes(
      input: modes.c_iflag, output: modes.c_oflag, local: modes.c_lflag, endOfFile: modes.c_cc.4)
  }
}
