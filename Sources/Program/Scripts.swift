import Files
import LineEditor
import Messages
import Platform

/// Why the program can't do what it was called for: said on standard error, with the exit code.
package struct Complaint: Error {
  /// `nil` where there is nothing to say: it was stopped.
  var reason: (any Message)?
  var code: Int32

  init(_ reason: (any Message)?, code: Int32) {
    self.reason = reason
    self.code = code
  }

  package static func usage(_ reason: any Message) -> Complaint { Complaint(reason, code: 2) }
}

extension Complaint {
  init(_ failure: FileFailure) {
    self.init(failure, code: 2)
    if case .isNotUTF8 = failure { code = 1 }
    if failure.isInterruption { self = Complaint(nil, code: 130) }
  }
}

/// The bytes of a file or a pipe, or of standard input for "-".
func readBytes(_ path: String, atMost most: Int = File.most) throws(Complaint) -> [UInt8] {
  WorkAtHand.isIn(path)
  if path == "-", !Terminal.inputIsReadable { throw .usage(StreamMessage.inputIsClosed) }
  do throws(FileFailure) {
    return try path == "-"
      ? File.readInput(named: path, atMost: most, shouldStop: Terminal.interruptRequested)
      : File.read(path, atMost: most, acceptsPipes: true, shouldStop: Terminal.interruptRequested)
  } catch { throw Complaint(error) }
}

/// The text of a file or a pipe, or of standard input for "-".
func readText(_ path: String) throws(Complaint) -> String {
  let bytes = try readBytes(path, atMost: File.mostOfText)
  do throws(FileFailure) { return try File.text(bytes, path) } catch { throw Complaint(error) }
}
