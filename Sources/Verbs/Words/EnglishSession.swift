import Documents

/// What verbs about the session say, in English.
enum EnglishSession {
  static func text(_ message: SessionMessage) -> Text {
    switch message {
    case .nothingYet: "Nothing yet."
    case .drawn(let name, let draw, let seed):
      "\(name, .strong): draw \(draw) of seed \(seed), untrained."
    case .drawnEach(let name): "\(name, .strong): the next draw of each, untrained."
    case .takenBack: "Taken back:"
    case .newStart: "A new start; `undo` brings everything back."
    case .saved(let file, let cells):
      "\(file, .code): \(cells == 1 ? "1 cell" : "\(cells) cells"); \("gradlab run \(file)", .code) runs \(cells == 1 ? "it" : "them") again."
    case .savedWeights(let file, let network): "\(file, .code): the weights of \(network, .code)."
    case .title: "A session"
    case .statements: "The session"
    case .settings(let seed, let precision): "seed \(seed, .strong) · \(precision.rawValue, .strong)"
    case .notExactly(let found, let wanted, let format):
      "\(found, .code, format: format) is not exactly \(wanted, .code, format: .exact); a measured number wants a tolerance: `+- 0.01`."
    }
  }
}
