import Foundation

/// A program run to its end, with its output kept.
///
/// Foundation's `Process` waits for a descriptor that the server which tmux leaves running inherits, and so for ever.
enum Command {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  struct Trouble: Error { var message: String }

  /// - Parameters:
  ///   - environment: all of it; `nil` for this process's own.
  ///   - input: the text of standard input.
  static func run(
    _ arguments: [String], environment: [String: String]? = nil, input: String = ""
  ) throws -> Result {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent("gradlab-\(UUID().uuidString)")
      .path
    let paths = ["in", "out", "err"].map { base + "." + $0 }
    defer { for path in paths { unlink(path) } }
    try input.write(toFile: paths[0], atomically: false, encoding: .utf8)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, paths[0], O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, paths[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, paths[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    var attributes = Self.attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, arguments[0], &actions, &attributes, &argv, &envp)
    guard code == 0 else { throw Trouble(message: "\(arguments[0]): \(String(cString: strerror(code)))") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let text = try paths.dropFirst().map {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self)
    }
    let signal = status & 0x7F
    return Result(status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: text[0], errors: text[1])
  }

  static func exists(_ name: String) throws -> Bool {
    try run(["sh", "-c", "command -v \"$0\"", name]).status == 0
  }

  /// Lets every signal through and has it do what it does by default: the threads that tests run on block them, a
  /// shell in the background has Ctrl-C switched off, and a child would inherit both.
  static func attributes(flags: Int32 = 0) -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(Int32(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | flags))
    return attributes
  }
}
