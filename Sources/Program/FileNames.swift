import CommandKit
import Files

/// Files in the working folder, for completion inside quotes.
enum FileNames {
  static func beginning(_ typed: String) -> [Completer.Candidate] {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let folder = String(typed[..<slash])
    let prefix = typed[slash...]
    let entries = Folder.entries(in: folder.isEmpty ? "." : folder) ?? []
    return entries.filter { $0.name.hasPrefix(prefix) && (!$0.name.hasPrefix(".") || prefix.hasPrefix(".")) }
      .map { entry in
        let isFolder = entry.kind == .folder
        return Completer.Candidate(
          folder + entry.name + (isFolder ? "/" : ""), isFolder ? "folder" : "", .file)
      }
  }
}
