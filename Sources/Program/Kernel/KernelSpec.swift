import Documents
import Files
import LineEditor
import Messages
import Pages

/// What makes the kernel known to Jupyter: a folder with a description, the Python that speaks Jupyter's protocol, and
/// a picture.
struct KernelSpec {
  /// `…/jupyter/kernels/gradlab`
  let folder: String

  private static let description = "kernel.json"
  private static let wrapper = "gradlab_kernel.py"
  private static let picture = "logo-svg.svg"

  /// - Parameter prefix: as of a Python environment, or `/usr/local`; the user's own Jupyter where there is none.
  init(prefix: String?) throws(KernelMessage) {
    guard let data = prefix.map({ $0 + "/share/jupyter" }) ?? Self.dataFolder else { throw .noHome }
    folder = Folder.resolved(data) + "/kernels/" + NotebookLanguage.name
  }

  /// Where Jupyter looks for what belongs to the user.
  private static var dataFolder: String? {
    func path(_ name: String) -> String? {
      Terminal.environment(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    #if os(macOS)
      let below = "Library/Jupyter"
    #else
      let below = ".local/share/jupyter"
    #endif
    return path("JUPYTER_DATA_DIR") ?? path("XDG_DATA_HOME").map { $0 + "/jupyter" }
      ?? path("HOME").map { "\($0)/\(below)" }
  }

  /// - Parameter program: the path of the gradlab that the kernel starts.
  func install(program: String, language: DisplayLanguage?) throws {
    if Folder.exists(folder), !isOurs { throw KernelMessage.isNotOurs(folder: folder) }
    // Where it is for everybody, everybody can read it.
    try Folder.make(folder, isPrivate: false)
    try File.write(
      Array((Self.json(program: program, language: language).text(indented: true) + "\n").utf8),
      to: path(Self.description))
    for name in [Self.wrapper, Self.picture] {
      try File.write(Array(EmbeddedTexts.text(of: name).utf8), to: path(name))
    }
  }

  func uninstall() throws(KernelMessage) {
    guard Folder.exists(folder) else { throw .isNotInstalled(folder: folder) }
    guard isOurs else { throw .isNotOurs(folder: folder) }
    Folder.remove(folder)
  }

  private var isOurs: Bool { File.isThere(path(Self.wrapper)) }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// The description as Jupyter wants it, with what the wrapper has to know.
  ///
  /// - Parameter language: the one that notebooks are answered in; `nil`: that of who runs them.
  static func json(program: String, language: DisplayLanguage?) -> JSON {
    func words(_ message: KernelMessage) -> JSON { .string(message.words(in: .current)) }
    return [
      // Of this name Jupyter takes the Python that it runs with itself.
      "argv": .strings(["python3", "{resource_dir}/\(wrapper)", "-f", "{connection_file}"]),
      "display_name": .string(NotebookLanguage.name), "language": .string(NotebookLanguage.name),
      "interrupt_mode": "signal",
      "metadata": [
        "gradlab": [
          "program": .string(program),
          "options": .strings(language.map { ["--language", $0.rawValue] } ?? []), "hasDied": words(.hasDied),
          "cannotStart": words(.cannotStart),
          "libraryIsMissing": words(.libraryIsMissing),
        ]
      ],
    ]
  }
}
