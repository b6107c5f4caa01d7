import Messages

enum EnglishStops {
  static func words(_ message: StopMessage) -> String {
    switch message {
    case .stopped: "Stopped; nothing was changed."
    case .stoppedWhileWriting(let files):
      "Stopped; \(Listing.all(files).words(in: .english)) may still be written, and nothing else was changed."
    }
  }
}
