/// What `--version` says.
enum Version {
  static let number = "0.1.0"

  /// The number, and of what build it is.
  static var description: String {
    "gradlab \(number) (\(compiler), \(mode), \(processor))"
  }

  private static var compiler: String {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift 6.2"
    #endif
  }

  private static var mode: String {
    #if DEBUG
      "debug build"
    #else
      "release build"
    #endif
  }

  private static var processor: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "unknown processor"
    #endif
  }
}
