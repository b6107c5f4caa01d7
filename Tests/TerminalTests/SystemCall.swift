import Foundation
import Testing

/// A call of the system that a program makes about a file below a folder, as strace tells of it.
struct SystemCall: Hashable, CustomStringConvertible {
  let name: String
  /// The path that it is about, the folder's part written "~"; `nil` for a journal, whose name is another each time.
  let path: String?
  /// Which one it is of its thread's calls of that name about that path, or of all where there is none; from 1.
  let number: Int
  /// What it is about, for people.
  let file: String

  var description: String { "\(name) \(number) of \(file)" }

  /// Those that write, sync, rename, open, close, cut, lock, read and make or take away what stands in a folder.
  private static let names = [
    "openat", "read", "write", "pwrite64", "fsync", "rename", "close", "ftruncate", "flock", "mkdir",
    "unlink",
    "rmdir", "getdents64",
  ]

  // MARK: Failing

  enum Fault: CaseIterable, CustomStringConvertible {
    case noSpace, inputOutput, interrupted, killed

    var description: String {
      switch self {
      case .noSpace: "no space left (ENOSPC)"
      case .inputOutput: "input/output error (EIO)"
      case .interrupted: "interrupted (EINTR)"
      case .killed: "kill −9"
      }
    }

    /// What the program says of it.
    var reason: String? {
      switch self {
      case .noSpace: "no space left on device"
      case .inputOutput: "input/output error"
      case .interrupted, .killed: nil
      }
    }

    fileprivate var injection: String {
      switch self {
      case .noSpace: "error=ENOSPC"
      case .inputOutput: "error=EIO"
      case .interrupted: "error=EINTR"
      case .killed: "signal=KILL"
      }
    }
  }

  /// The program that runs another and writes down its calls; one of them fails.
  static func launcher(
    _ folder: URL, _ call: SystemCall? = nil, _ fault: Fault = .inputOutput
  ) throws -> [String] {
    // Where it is missing nothing of this would be tested.
    let strace = "/usr/bin/strace"
    try #require(FileManager.default.isExecutableFile(atPath: strace), "strace is missing: CONTRIBUTING.md")
    var words = [strace, "-f", "-y", "-qq", "-o", log(folder), "-e"]
    guard let call else { return words + ["trace=" + names.joined(separator: ",")] }
    words += ["trace=\(call.name)", "-e", "inject=\(call.name):\(fault.injection):when=\(call.number)"]
    if let path = call.path { words += ["-P", folder.path + path.dropFirst()] }
    return words
  }

  private static func log(_ folder: URL) -> String { folder.path + "-calls" }

  /// Whether the call came that was to fail.
  static func hasFailed(_ folder: URL, _ fault: Fault) throws -> Bool {
    let text = try String(contentsOfFile: log(folder), encoding: .utf8)
    return text.contains(fault == .killed ? "killed by SIGKILL" : "(INJECTED)")
  }

  // MARK: Recording

  /// The calls about files below a folder that were written down.
  static func recorded(_ folder: URL) throws -> [SystemCall] {
    let lines = try String(contentsOfFile: log(folder), encoding: .utf8).split(separator: "\n")
    // Without the right to trace, strace says so and runs nothing.
    try #require(!lines.isEmpty, "strace can't trace here; in a container it takes the capability SYS_PTRACE")
    var counts: [String: Int] = [:]
    var calls: [SystemCall] = []
    for line in lines {
      guard let (_, thread, name, rest) = line.wholeMatch(of: #/(\d+) +(\w+)\((.*)/#)?.output else {
        continue
      }
      func count(_ path: String) -> Int {
        counts["\(thread) \(name) \(path)", default: 0] += 1
        return counts["\(thread) \(name) \(path)"] ?? 0
      }
      let all = count("")
      let paths = rest.replacing(#/AT_FDCWD<[^>]*>/#, with: "").matches(of: #/[<"](/[^>"]*)[>"]/#)
        .map { String($0.output.1) }.filter { $0.hasPrefix(folder.path + "/") }
      let numbers = Dictionary(Set(paths).map { ($0, count($0)) }) { one, _ in one }
      guard let path = paths.first, let number = numbers[path] else { continue }
      let isJournal = path.contains(".journal")
      calls.append(
        SystemCall(
          name: String(name), path: isJournal ? nil : "~" + path.dropFirst(folder.path.count),
          number: isJournal ? all : number, file: kind(path, folder)))
    }
    return calls
  }

  private static func kind(_ path: String, _ folder: URL) -> String {
    String(path.dropFirst(folder.path.count + 1))
      .replacing(#/\d+-\d+\.journal/#, with: "….journal").replacing(#/[0-9a-f]{16}/#, with: "…")
  }

  /// All of them; where not everything is done, one of each kind about each file.
  static func chosen(_ calls: [SystemCall]) -> [(SystemCall, Fault)] {
    if FaultTable.isFull { return calls.flatMap { call in Fault.allCases.map { (call, $0) } } }
    var seen: Set<[String]> = []
    let few = calls.filter { seen.insert([$0.name, $0.file]).inserted }
    return few.enumerated().map { ($0.element, Fault.allCases[$0.offset % Fault.allCases.count]) }
  }
}
