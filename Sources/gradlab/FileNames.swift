import CommandKit
import Glibc

/// Files in the working folder, for completion inside quotes.
enum FileNames {
  static func beginning(_ typed: String) -> [Completer.Candidate] {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let folder = String(typed[..<slash])
    let prefix = typed[slash...]
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var found: [Completer.Candidate] = []
    while let entry = readdir(directory) {
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix), !name.hasPrefix(".") || prefix.hasPrefix(".") else { continue }
      guard name != ".", name != ".." else { continue }
      found.append(
        Completer.Candidate(folder + name + (isFolder ? "/" : ""), isFolder ? "folder" : "", .file))
    }
    return found.sorted { $0.text < $1.text }
  }
}
