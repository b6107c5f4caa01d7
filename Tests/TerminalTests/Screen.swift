import Foundation
import Testing

/// The built program on a pseudo-terminal, with tmux as the terminal: keys go in, and the screen is read back.
final class Screen {
  private let socket: String
  let folder: URL
  let columns: Int

  /// The program that the tests are about, built beside the tests.
  static let program: String = {
    let beside = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("gradlab").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../.build/debug/gradlab").standardized.path
  }()

  /// - Parameters:
  ///   - arguments: to the program, as a shell would read them.
  ///   - folder: the home of the program's files; a new one if left out.
  ///   - command: what runs in place of the program.
  init(
    _ arguments: String = "", columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
    folder: URL? = nil, command: [String]? = nil
  ) throws {
    self.columns = columns
    self.folder = try folder ?? Self.newFolder()
    socket = self.folder.path + "/tmux-" + UUID().uuidString.prefix(8)
    var variables = [
      "HOME": self.folder.path, "XDG_STATE_HOME": self.folder.path + "/state",
      "XDG_DATA_HOME": self.folder.path + "/data", "XDG_CONFIG_HOME": self.folder.path + "/config",
      "LC_ALL": "C.UTF-8", "PS1": "$ ", "PAGER": "cat",
    ]
    variables.merge(environment) { $1 }
    let settings = variables.flatMap { ["-e", "\($0.key)=\($0.value)"] }
    // The status shows whether the program has left, and how.
    let script = "trap : INT; '\(Self.program)' \(arguments); echo \"left with $?\"; exec sleep 100"
    try tmux(
      ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", self.folder.path]
        + settings + (command ?? ["sh", "-c", script]))
    // Where the tests are killed nobody else would end the server.
    let watch = "while kill -0 \(getpid()) 2>/dev/null; do sleep 1; done; tmux -S '\(socket)' kill-server"
    try tmux(["run-shell", "-b", watch])
  }

  deinit {
    _ = try? tmux(["kill-server"])
    unlink(socket)
  }

  static func newFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Text as typed; it is not run.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// Keys by tmux's names: "Enter", "C-c", "Up".
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  func paste(_ text: String) throws {
    try tmux(["set-buffer", "--", text])
    try tmux(["paste-buffer", "-p"])
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// The lines on the screen, blanks at their ends left out, down to the last that is not empty.
  func lines(colors: Bool = false) throws -> [String] {
    let text = try tmux(["capture-pane", "-p"] + (colors ? ["-e"] : []))
    var lines = text.components(separatedBy: "\n").map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  func cursor() throws -> (column: Int, row: Int) {
    let parts = try tmux(["display", "-p", "#{cursor_x},#{cursor_y}"]).split(whereSeparator: { !$0.isNumber })
    return (Int(parts[0]) ?? -1, Int(parts[1]) ?? -1)
  }

  /// Whether a statement runs: the terminal takes whole lines, as it does not for an editor that reads keys, and shows
  /// nothing of what is typed.
  func runsStatement() throws -> Bool {
    let modes = try withTerminal { terminal in
      var modes = termios()
      tcgetattr(terminal, &modes)
      return modes
    }
    return modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) == 0
  }

  /// The process that runs in the terminal.
  func processID() throws -> Int32 {
    let shell = try tmux(["display", "-p", "#{pane_pid}"]).trimmingCharacters(in: .whitespacesAndNewlines)
    let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    // Never a guess: a signal to process −1 goes to every process there is.
    return try #require(children.split(separator: " ").first.flatMap { Int32($0) })
  }

  /// Waits until the screen meets a condition, and gives its lines. Where it does not, the test ends here.
  @discardableResult
  func wait(
    _ what: String, seconds: Double = 20, location: SourceLocation = #_sourceLocation,
    until condition: ([String]) throws -> Bool
  ) throws -> [String] {
    let end = Date().addingTimeInterval(seconds)
    var last: [String] = []
    while Date() < end {
      last = try lines()
      if try condition(last) { return last }
      usleep(20_000)
    }
    try #require(
      Bool(false), "\(what) did not come; the screen:\n\(last.joined(separator: "\n"))",
      sourceLocation: location)
    return last
  }

  @discardableResult
  func wait(for text: String, seconds: Double = 20, location: SourceLocation = #_sourceLocation) throws
    -> [String]
  {
    try wait("\"\(text)\"", seconds: seconds, location: location) { $0.contains { $0.contains(text) } }
  }

  /// Waits until a statement that runs has shown its progress anew: by then, what was typed before would show too.
  func waitForProgress(location: SourceLocation = #_sourceLocation) throws {
    // What is typed may be the first change.
    for _ in 0..<2 {
      let before = try lines()
      try wait("progress", location: location) { $0 != before }
    }
  }

  /// Waits until the program has heard of a new size, and reads keys again.
  func waitForSize(columns: Int, location: SourceLocation = #_sourceLocation) throws {
    let process = try RunningProcess(processID())
    try wait("\(columns) columns", location: location) { _ in
      try size().ws_col == columns && !process.hasSignalToHandle() && process.state() == "S"
    }
  }

  private func size() throws -> winsize {
    try withTerminal { terminal in
      var size = winsize()
      _ = ioctl(terminal, UInt(TIOCGWINSZ), &size)
      return size
    }
  }

  private func withTerminal<Value>(_ body: (Int32) throws -> Value) throws -> Value {
    let path = try tmux(["display", "-p", "#{pane_tty}"]).trimmingCharacters(in: .whitespacesAndNewlines)
    let terminal = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw Command.Trouble(message: "can't open \(path)") }
    defer { close(terminal) }
    return try body(terminal)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let result = try Command.run(["tmux", "-S", socket] + arguments)
    guard result.status == 0 else { throw Command.Trouble(message: "tmux \(arguments): \(result.errors)") }
    return result.output
  }
}
