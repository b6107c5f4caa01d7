import CommandKit

enum ChineseStops {
  static func words(_ message: StopMessage) -> String {
    switch message {
    case .stopped: "Stopped; nothing was changed."
    case .stoppedWhileWriting(let files):
      "Stopped; \(Suggestions.listed(files, "and")) may still be written, and nothing else was changed."
    }
  }
}
