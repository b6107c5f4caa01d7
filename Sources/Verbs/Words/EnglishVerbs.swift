import CommandKit
import Documents
import Lab

/// What single verbs say.
enum EnglishVerbs {
  static func words(_ message: RunVerbMessage) -> String {
    switch message {
    case .stepOfNetwork: "step= is of a run that was watched; a network is probed as it is now."
    case .keyOfNetwork(let key): "\(key)= is of a network; of a run all was measured when it was watched."
    case .noFigure(let figure): "The run has no \(figure)."
    }
  }

  static func words(_ message: TimeMessage) -> String {
    switch message {
    case .took(let timing):
      let rate = timing.epochs.map { epochs in
        ", \(NumberFormat.significant(3).string(epochs / max(timing.elapsed, 1e-9))) epochs a second"
      }
      return
        "\(duration(timing.elapsed)), \(duration(timing.processor)) of processor time\(rate ?? "")"
    }
  }

  /// "0.31 ms", "4.2 s", "3 min 12 s".
  private static func duration(_ seconds: Double) -> String {
    if seconds < 1 { return "\(NumberFormat.significant(2).string(1000 * seconds)) ms" }
    if seconds < 60 { return "\(NumberFormat.significant(3).string(seconds)) s" }
    return "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
  }

  static func words(_ message: ClaimPhrase) -> String {
    switch message {
    case .field(let name, nil): name.replacing("_", with: " ")
    case .field(let name, let owner?): "\(name.replacing("_", with: " ")) of \(owner)"
    case .reduced(.max, let what): "largest \(what)"
    case .reduced(.min, let what): "smallest \(what)"
    case .reduced(.mean, let what): "mean \(what)"
    case .reduced(.median, let what): "median \(what)"
    case .picked(let places, let owner): "\(owner), \(places)"
    // As the sign of a comparison would stand between them.
    case .and(let first, let second): "\(first) , \(second)"
    case .forAll(let statement, 2): "\(statement) for both"
    case .forAll(let statement, let count): "\(statement) for all \(count)"
    }
  }

  static func words(_ message: HelpPageMessage) -> String {
    switch message {
    case .closest(let word, let name): "There is no help on \(word). Closest: \(name)."
    }
  }

  static func words(_ message: ExportMessage) -> String {
    switch message {
    case .dataFormat: "Data are written as .csv, .json or .safetensors."
    case .rows(let file, let count): "\(file): \(count) rows."
    case .records(let file, let count): "\(file): \(count) records."
    case .samples(let file, let count, let reading, let heldOut):
      "\(file): \(count) samples\(heldOut == 0 ? "" : ", without the \(heldOut) held out (held_out)")."
        + (reading.map { " Read it with \($0)." } ?? "")
    }
  }

  static func words(_ message: PlotMessage) -> String {
    switch message {
    case .noPicture(let kind): "\(kind.noun.words(in: .english).capitalizedFirst) has no picture."
    case .noPictureTogether: "These variants have no picture together."
    case .noPictureOfResult(let verb): "The result of \(verb) has no picture of its own."
    case .figureOfRun(let figure):
      "of=\(figure) is of a run that was watched; a result has fields of its own: plot it.signal."
    case .gradientsNotKept: "Each layer's gradient was not kept; train … watch=gradients keeps it."
    case .tooFewFeatures(let data, let features):
      "A picture of data wants at least two features and classes; \(data) has \(features) features."
    case .regionsOfTwoFeatures(let features):
      "Decision regions need data of two features; this has \(features)."
    case .pictureFormat: "A picture is written as .svg or .png."
    case .nothingDrawn: "None of these numbers can be drawn."
    case .noConverter(let program, let package):
      "\(program), which makes a .png, is not installed; Debian has it in the package \(package). A .svg needs nothing."
    case .converterFailed(let program, let words):
      "\(program) made no picture\(words.isEmpty ? "." : ": \(words)")"
    case .drawn(let file, let bytes): "\(file): \((bytes + 512) / 1024) KB."
    }
  }
}
