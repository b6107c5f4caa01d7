import CTerminal
import Glibc

/// W0 and W6: whole processes, as a user starts them.
enum Processes {
  /// W0: from the start of the program to its prompt, on a terminal; beside it the least that a Swift program takes.
  static func starts(gradlab: String) -> [Work] {
    let empty =
      (CommandLine.arguments.first ?? "").split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/empty"
    return [
      start("empty", [empty], until: "ready"),
      start("gradlab", [gradlab], until: "[1]"),
    ]
  }

  private static func start(_ variant: String, _ command: [String], until sign: String) -> Work {
    Work(name: "w0", variant: variant) { _ in
      {
        let result = try onTerminal(command, until: sign)
        guard result.seconds.isFinite else {
          throw WrongResult(description: "\(command[0]) ended without \(sign)")
        }
        return ["seconds": result.seconds, "mebibytes": result.mebibytes]
      }
    }
  }

  /// W6: every lesson checked.
  static func check(gradlab: String, lessons: String) -> Work {
    Work(name: "w6", unit: "s", scale: 1) { _ in
      {
        let result = try onTerminal([gradlab, "check", lessons], until: nil)
        guard result.status == 0 else {
          throw WrongResult(description: "gradlab check \(lessons) ended with \(result.status)")
        }
        return ["mebibytes": result.mebibytes]
      }
    }
  }

  struct Result {
    /// From before the start to when the sign was read; infinite if it never came.
    var seconds = Double.infinity
    var mebibytes = 0.0
    var status: Int32 = -1
  }

  /// Runs a command on a terminal of its own; once it has printed `sign`, its input ends.
  static func onTerminal(_ command: [String], until sign: String?) throws -> Result {
    let home = "/tmp/gradlab-benchmark-home"
    mkdir(home, 0o700)
    let environment = [
      "HOME=\(home)", "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin",
    ]
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }

    let start = Clock.now()
    var master: Int32 = -1
    let child = terminal_start(arguments, variables, &master)
    guard child > 0 else { throw WrongResult(description: "\(command[0]) can't be started") }
    defer { close(master) }
    var result = Result()
    var seen: [UInt8] = []
    let wanted = sign.map { Array($0.utf8) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &buffer, buffer.count)
      if count <= 0 { break }
      guard let wanted, result.seconds == .infinity else { continue }
      seen.append(contentsOf: buffer[..<count])
      if contains(seen, wanted) {
        result.seconds = Clock.now() - start
        var end: UInt8 = 4
        write(master, &end, 1)
      }
    }
    var status: Int32 = 0
    var usage = rusage()
    wait4(child, &status, 0, &usage)
    result.status = status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f)
    result.mebibytes = Double(usage.ru_maxrss) / 1024
    if sign == nil { result.seconds = Clock.now() - start }
    return result
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}
