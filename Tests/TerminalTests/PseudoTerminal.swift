import Foundation

/// The built program on a bare pseudo-terminal: bytes in, bytes out, and no picture of a screen; quick to start.
final class PseudoTerminal {
  /// POSIX_SPAWN_SETSID, which glibc shows to GNU sources alone.
  private static let setSession: Int32 = 0x80
  let process: pid_t
  private let master: Int32
  private(set) var output = ""

  init(_ arguments: [String] = [], folder: URL) throws {
    // What glibc's grantpt, unlockpt and ptsname do on Linux; Swift does not see them.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    let unlock: UInt = 0x4004_5431
    let getNumber: UInt = 0x8004_5430
    guard master >= 0, ioctl(master, unlock, &locked) == 0, ioctl(master, getNumber, &number) == 0 else {
      throw Command.Trouble(message: "no pseudo-terminal")
    }
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
    let variables = [
      "HOME=\(folder.path)", "XDG_STATE_HOME=\(folder.path)/state", "TERM=xterm", "LC_ALL=C.UTF-8",
    ]
    var argv: [UnsafeMutablePointer<CChar>?] = ([Screen.program] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, Screen.program, &actions, &attributes, &argv, &envp)
    self.process = process
    guard code == 0 else { throw Command.Trouble(message: String(cString: strerror(code))) }
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    close(master)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Reads until the output since the last call holds a text; false after `seconds`.
  func wait(for text: String, seconds: Double = 20) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    var bytes = [UInt8](repeating: 0, count: 65536)
    while Date() < end {
      if let range = output.range(of: text) {
        output.removeSubrange(..<range.upperBound)
        return true
      }
      var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, 100) > 0 else { continue }
      let count = read(master, &bytes, bytes.count)
      guard count > 0 else { return false }
      output += String(decoding: bytes[..<count], as: UTF8.self)
    }
    return false
  }
}
