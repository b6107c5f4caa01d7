import ArgumentParser
import Files
import LineEditor
import Messages
import Platform

/// The kernel of notebooks: made known to Jupyter, and what its Python speaks to.
struct Kernel: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.kernel) }

  @Flag(help: .of(.install))
  var install = false

  @Flag(help: .of(.uninstall))
  var uninstall = false

  @Option(
    help: .of(.prefix, .folder),
    completion: .directory)
  var prefix: String?

  @Option(
    help: .of(.program, .path),
    completion: .file())
  var program: String?

  @OptionGroup var session: SessionOptions
  @OptionGroup var files: FileOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard !(install && uninstall), install || uninstall || prefix == nil, install || program == nil else {
      throw ValidationError(CommandMessage.kernelOptions.words(in: .current))
    }
  }

  func run() throws {
    guard install || uninstall else { return try serve() }
    do {
      let spec = try KernelSpec(prefix: prefix)
      if uninstall {
        try spec.uninstall()
        return tell(.uninstalled(folder: spec.folder))
      }
      let program = self.program.map(Folder.resolved) ?? Folder.program ?? CommandLine.arguments[0]
      try spec.install(program: program, language: language.language)
      tell(.installed(folder: spec.folder, program: program))
      if !Self.hasLibrary { tell(.needsLibrary) }
    } catch let message as any Message { throw Complaint(message, code: 1) }
  }

  private func serve() throws {
    guard !Terminal.inputIsTerminal else { throw Complaint.usage(KernelMessage.isForNotebooks) }
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    _ = Terminal.useUTF8()
    let console = Console(form: .json, usesColor: false, isPlain: false, unicode: true)
    throw ExitCode(KernelServer(session.settings(console, files)).run())
  }

  private func tell(_ message: KernelMessage) { Terminal.write("\(message.words(in: .current))\n") }

  /// Whether the Python of this shell has the library that the kernel needs; Jupyter's own may be another.
  private static var hasLibrary: Bool { system("python3 -c 'import ipykernel' >/dev/null 2>&1") == 0 }
}
