import Documents
import LineEditor

final class Echo: Interpreter {
  var count = 1
  var prompt: String { "[\(count)] " }
  var rightPrompt: String { "step 2/9" }
  func run(_ text: String, show: (Document) -> Void) -> Outcome {
    count += 1
    if text == "quit" { return Outcome(kind: .leave) }
    if text == "spin" {
      while !Terminal.interruptRequested() {}
      Terminal.write("stopped\n")
    }
    Terminal.write("<\(text)>\n")
    return Outcome(kind: .done, correction: text == "bad" ? "good" : nil)
  }
  func isComplete(_ text: String) -> Bool { Policy.bracketDepth(text) == 0 }
  func complete(_ text: String, cursor: Int) -> Completion? {
    let head = String(decoding: Array(text.utf8)[..<cursor], as: UTF8.self)
    let word = head.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let all = ["probe", "precision", "predict", "plot", "train", "theory"] + (1...40).map { "name\($0)" }
    return Completion(
      replacing: (cursor - word.utf8.count)..<cursor,
      with: all.filter { $0.hasPrefix(word) }.map {
        .init($0, "what \($0) does, in a sentence that is rather long so that it has to be cut at the edge")
      })
  }
  func help(_ text: String, cursor: Int) -> Document? { Document([.paragraph("help for it")]) }
}
