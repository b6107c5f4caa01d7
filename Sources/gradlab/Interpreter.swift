import CommandKit
import Documents
import LineEditor

/// What the loop at the prompt runs statements with: the lab alone, or a lesson on top of it.
protocol Interpreter: AnyObject {
  /// "[4] ", without colour.
  var prompt: String { get }
  /// "step 2/9", or nothing.
  var rightPrompt: String { get }
  /// Runs what was typed; `show` receives what is to be seen, as it comes.
  func run(_ text: String, show: (Document) -> Void) -> Ending
  func isComplete(_ text: String) -> Bool
  func complete(_ text: String, cursor: Int) -> Completion?
  /// Help on the name at the cursor.
  func help(_ text: String, cursor: Int) -> Document?
}

/// How a statement ended.
struct Ending {
  enum Kind: Equatable {
    case done
    case failed
    case interrupted
    case leave
  }

  var kind: Kind = .done
  /// The line that would have worked.
  var correction: String?
}
