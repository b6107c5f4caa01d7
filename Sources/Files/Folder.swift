/// Folders and what stands in them.
package enum Folder {
  /// Makes a folder and those above it.
  ///
  /// - Parameter isPrivate: whether they are their owner's alone.
  package static func make(_ path: String, isPrivate: Bool = true) throws(FileFailure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      let above = made.isEmpty ? "." : made
      made += part + "/"
      if try System.makeFolder(made, isPrivate: isPrivate) { try sync(above, named: made) }
    }
  }

  package static func holdsFile(_ path: String) -> Bool { System.status(path)?.kind == .file }

  package static func exists(_ path: String) -> Bool { System.status(path)?.kind == .folder }

  /// The names in a folder, sorted; `nil` where it is none.
  package static func names(in folder: String) -> [String]? { (try? System.names(in: folder))?.sorted() }

  /// What stands in a folder, by name; `nil` where it is none.
  package static func entries(in folder: String) -> [FolderEntry]? {
    names(in: folder)?.map { name in
      FolderEntry(name: name, kind: System.status("\(folder)/\(name)")?.kind ?? .other)
    }
  }

  /// Takes away a folder and the files in it.
  package static func remove(_ path: String) {
    for name in names(in: path) ?? [] { System.remove("\(path)/\(name)") }
    System.removeFolder(path)
  }

  /// Has a name that is new in a folder survive a power cut, where the system does that for folders.
  static func sync(_ path: String, named: String? = nil) throws(FileFailure) {
    // One may write in a folder that one may not read.
    guard let folder = try? OpenFile(path, .reading, named: named) else { return }
    do throws(FileFailure) {
      try folder.sync()
    } catch {
      if !error.isUnknownToSystem { throw error }
    }
  }

  // MARK: Paths

  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func lastName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The path from the root without links, "." and ".."; what does not exist of it stands as it is written.
  package static func resolved(_ path: String) -> String {
    if let real = System.resolved(path) { return real }
    var parts = path.hasPrefix("/") ? [] : (System.resolved(".") ?? "/").split(separator: "/")[...]
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": parts = parts.dropLast()
      default:
        let next = parts + [part]
        let path = "/" + next.joined(separator: "/")
        parts = (System.resolved(path) ?? path).split(separator: "/")[...]
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The path of the running program.
  package static var program: String? { System.program }

  /// The folder in which it lies.
  package static var ofProgram: String? { System.program.map(parent) }

  // MARK: The reader's

  /// Where the program keeps what outlives a session, by the XDG rules.
  package enum Purpose {
    case state, configuration, data
  }

  /// - Returns: `nil` without a home.
  package static func ofReader(_ purpose: Purpose) -> String? {
    let (variable, below) =
      switch purpose {
      case .state: ("XDG_STATE_HOME", ".local/state")
      case .configuration: ("XDG_CONFIG_HOME", ".config")
      case .data: ("XDG_DATA_HOME", ".local/share")
      }
    // A relative path in such a variable is invalid and ignored.
    if let path = System.environment(variable), path.hasPrefix("/") { return path + "/gradlab" }
    guard let home = System.environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + (home.hasSuffix("/") ? "" : "/") + below + "/gradlab"
  }
}
