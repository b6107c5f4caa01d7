import Foundation
import Testing

/// What Linux tells of a process.
struct RunningProcess {
  let id: Int32

  init(_ id: Int32) { self.id = id }

  /// "R" while it runs, "S" while it waits, "T" while it is stopped.
  func state() throws -> String { try fields()[0] }

  /// The seconds of processor time that it has used, which unlike time by the clock do not pass while others use the
  /// machine.
  func processorTime() throws -> Double {
    let fields = try fields()
    let ticks = try #require(Double(fields[11])) + #require(Double(fields[12]))
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Whether a signal has come that it has not been told of yet.
  func hasSignalToHandle() throws -> Bool {
    let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
    return status.split(separator: "\n").contains { line in
      ["SigPnd:", "ShdPnd:"].contains { line.hasPrefix($0) } && line.drop { $0 != ":" }.contains(#/[1-9a-f]/#)
    }
  }

  /// Whether it deals with a signal itself.
  func catches(_ signal: Int32) throws -> Bool {
    let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
    let mask = line.flatMap { UInt64($0.dropFirst("SigCgt:".count).drop { $0.isWhitespace }, radix: 16) } ?? 0
    return mask >> (signal - 1) & 1 == 1
  }

  /// What stands in its `stat` behind the name.
  private func fields() throws -> [String] {
    let text = try String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
    let end = try #require(text.lastIndex(of: ")"))
    return text[text.index(after: end)...].split(separator: " ").map(String.init)
  }
}
