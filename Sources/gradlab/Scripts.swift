import Glibc
import LineEditor

/// Why the program can't do what it was called for: said on standard error, with the exit code.
struct Complaint: Error {
  var message: String
  var code: Int32

  static func usage(_ message: String) -> Complaint { Complaint(message: message, code: 2) }
}

/// The bytes of a file, or of standard input for "-".
func readBytes(_ path: String) throws -> [UInt8] {
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw Complaint.usage("\(path): \(String(cString: strerror(errno)))") }
  defer { if path != "-" { close(descriptor) } }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count == 0 { break }
    guard count > 0 else {
      if errno == EINTR { throw Complaint(message: "", code: 130) }
      throw Complaint.usage("\(path): \(String(cString: strerror(errno)))")
    }
    bytes += chunk[..<count]
  }
  return bytes
}

/// The text of a file, or of standard input for "-".
func readText(_ path: String) throws -> String {
  let bytes = try readBytes(path)
  guard let text = String(validating: bytes, as: UTF8.self) else {
    let parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = 1 + (parts.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
    throw Complaint(message: "\(path):\(line): this is not UTF-8 text; save the file as UTF-8", code: 1)
  }
  return text
}
