import CommandKit
import Documents
import Lab
import LineEditor

/// The lab alone at the prompt.
final class LabInterpreter: Interpreter {
  private let bench: Bench
  private var number = 1

  init(_ bench: Bench) { self.bench = bench }

  var prompt: String { "[\(number)] " }
  var rightPrompt: String { "" }

  func run(_ text: String, show: (Document) -> Void) -> Ending {
    guard text.contains(where: { !$0.isWhitespace }) else { return Ending() }
    number += 1
    return bench.run(text, show: show)
  }

  func isComplete(_ text: String) -> Bool { Policy.bracketDepth(text) == 0 }
  func complete(_ text: String, cursor: Int) -> Completion? { nil }
  func help(_ text: String, cursor: Int) -> Document? { nil }
}
