import LineEditor

/// Where the program keeps what outlives a session, by the XDG rules; `nil` without a home.
enum Folders {
  static var state: String? { folder("XDG_STATE_HOME", below: ".local/state") }
  static var configuration: String? { folder("XDG_CONFIG_HOME", below: ".config") }

  private static func folder(_ variable: String, below: String) -> String? {
    // A relative path in such a variable is invalid and ignored.
    if let path = Terminal.environment(variable), path.hasPrefix("/") { return path + "/gradlab" }
    guard let home = Terminal.environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + (home.hasSuffix("/") ? "" : "/") + below + "/gradlab"
  }
}
