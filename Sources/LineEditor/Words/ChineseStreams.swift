enum ChineseStreams {
  static func words(_ message: StreamMessage) -> String {
    switch message {
    case .inputIsClosed: "Standard input is closed; there is nothing to read."
    case .outputIsClosed: "Standard output is closed; there is nowhere to show anything."
    case .outputFails(let failure):
      "Standard output fails: \(failure.reason(in: .english)). What was to be shown is not complete."
    }
  }
}
