import ArgumentParser
import CommandKit
import Documents
import Glibc
import Lab
import LineEditor

/// The text of a file, or of standard input for "-".
///
/// - Throws: what is wrong with the file, as a usage error.
func readText(_ path: String) throws -> String {
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw ValidationError("\(path): \(String(cString: strerror(errno)))") }
  defer { if path != "-" { close(descriptor) } }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count == 0 { break }
    guard count > 0 else {
      if errno == EINTR { throw ExitCode(130) }
      throw ValidationError("\(path): \(String(cString: strerror(errno)))")
    }
    bytes += chunk[..<count]
  }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    let line = 1 + firstInvalidLine(bytes)
    throw ValidationError("\(path):\(line): this is not UTF-8 text; save the file as UTF-8")
  }
  return text
}

private func firstInvalidLine(_ bytes: [UInt8]) -> Int {
  var line = 0
  for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    if String(validating: part, as: UTF8.self) == nil { return line }
    line += 1
  }
  return line
}

extension Bench {
  /// Runs a script statement by statement; a failure names its line.
  func runScript(
    _ text: String, named name: String, keepGoing: Bool, show: (Document) -> Void
  ) -> Ending.Kind {
    let statements: [Syntax.Statement]
    do throws(Failure) { statements = try session.parse(text) } catch {
      show(error.document(at: name))
      return .failed
    }
    var failed = false
    for statement in statements {
      switch run(statement, at: "\(name):\(statement.line)", show: show).kind {
      case .done: continue
      case .leave: return failed ? .failed : .done
      case .interrupted: return .interrupted
      case .failed:
        failed = true
        if !keepGoing { return .failed }
      }
    }
    return failed ? .failed : .done
  }
}
