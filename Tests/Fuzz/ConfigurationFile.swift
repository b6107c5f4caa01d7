@testable import Program

extension Target {
  /// The file of settings.
  static let configuration = Target(
    name: "configuration", length: 200,
    words: Configuration.keys.map { "\($0.name) = " } + [
      "auto", "always", "never", "emacs", "vi", "true", "false", "light", "dark", "1", "256", "257", "-1",
      "\n",
      "#", "=", "9223372036854775808", "\u{1B}[31m", "\r",
    ]
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let configuration = Configuration(text, file: "config")
    for problem in configuration.problems {
      Shown.check(problem.words(in: .current))
    }
    // What is set can be written down, and means the same then.
    for key in Configuration.keys {
      guard let value = key.value(configuration) else { continue }
      let again = Configuration("\(key.name) = \(value)", file: "config")
      demand(
        again.problems.isEmpty && key.value(again) == value, "\(key.name) = \(value) means something else")
    }
  }
}
