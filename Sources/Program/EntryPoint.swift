import ArgumentParser
import Lab
import LineEditor
import Messages
import Platform

/// What executables of the package start.
package enum EntryPoint {
  /// What `gradlab class` runs with, set once before anything else.
  nonisolated(unsafe) private(set) static var hosting: ClassHosting?

  /// Does what the arguments of `gradlab class` ask for, with or without that word.
  package static func main(_ hosting: ClassHosting) -> Never {
    self.hosting = hosting
    let arguments = Array(CommandLine.arguments.dropFirst())
    main((try? Gradlab.parseAsRoot(arguments)) is Class ? arguments : ["class"] + arguments)
  }

  /// Does what the arguments ask for; the process's own if left out.
  package static func main(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) -> Never {
    Terminal.reserveDescriptors()
    DisplayLanguage.current = .ofProgram(arguments)
    // Exit codes: 0 done, 1 a check or cell failed or output was lost, 2 usage, 70 a defect of gradlab, 130 interrupted.
    do {
      if let complaint = Gradlab.unknownCommand(arguments) { throw complaint }
      var command = try Gradlab.parseAsRoot(arguments)
      try command.run()
    } catch let complaint as Complaint {
      if let reason = complaint.reason {
        Terminal.write("gradlab: \(reason.words(in: .current))\n", to: STDERR_FILENO)
      }
      leave(complaint.code)
    } catch {
      let code = Gradlab.exitCode(for: error)
      let message = CommandHelp.message(for: error)
      if !message.isEmpty {
        Terminal.write("\(message)\n", to: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO)
      }
      leave(code == .validationFailure ? 2 : code.rawValue)
    }
    leave(0)
  }
}
/// Ends the process. What was stopped and may still be at work must not find its libraries cleared away.
func leave(_ code: Int32) -> Never {
  // What ArgumentParser has printed by itself.
  if fflush(nil) != 0, code == 0 { Terminal.failOutput(errno) }
  if Session.hasAbandonedWork { _exit(code) }
  exit(code)
}
