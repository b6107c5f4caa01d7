import ArgumentParser
import Glibc
import LineEditor

// Exit codes: 0 done, 1 a check or cell failed, 2 usage, 130 interrupted.
do {
  var command = try Gradlab.parseAsRoot()
  try command.run()
} catch let complaint as Complaint {
  if !complaint.message.isEmpty { Terminal.write("gradlab: \(complaint.message)\n", to: STDERR_FILENO) }
  exit(complaint.code)
} catch {
  let code = Gradlab.exitCode(for: error)
  let message = Gradlab.fullMessage(for: error)
  if !message.isEmpty { Terminal.write(message + "\n", to: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO) }
  exit(code == .validationFailure ? 2 : code.rawValue)
}
