import CommandKit
import Documents
import Lab
import LineEditor

/// A diagnosis of a network by its weights.
struct WeightsDoctor {
  let file: String
  let net: String?
  let on: String?
  let console: Console
  let session: SessionOptions

  /// Says what ails it; the exit code.
  func look() throws -> Int32 {
    _ = try readBytes(file)
    let environment = SessionEnvironment(session.settings(console))
    var statements: [String] = []
    if let on { statements.append("data = \(on)") }
    let into = net.map { ", into=\($0)" } ?? ""
    statements.append("model = load(\(Literal.text(file))\(into))")
    var isLoaded = false
    do throws(Failure) {
      for statement in statements { try environment.lessonSession.run(statement, for: .reader) { _ in } }
      isLoaded = true
      try environment.lessonSession.run("diagnose model", for: .reader) { output in
        var output = output
        output.document = atPrompt(output.document, after: statements)
        console.show(output)
      }
      let cause = try environment.session.evaluate("it.cause")
      if case .text(let name)? = cause.single, name == "none" || name == "healthy" { return 0 }
    } catch {
      console.show(Output(error))
      if isLoaded, on == nil, error.kind != .interrupted {
        console.note(NoteMessage.dataOfNewSession)
      }
      return error.kind == .interrupted ? 130 : 2
    }
    return 1
  }

  /// The diagnosis, with all that has to be typed at the prompt for what it suggests.
  private func atPrompt(_ diagnosis: Document, after statements: [String]) -> Document {
    var document = diagnosis
    document.blocks.removeAll { if case .aside(.suggestion, _) = $0 { true } else { false } }
    guard document != diagnosis else { return diagnosis }
    let lines = statements + ["diagnose model try=all"]
    document.append(
      .aside(
        .suggestion,
        [
          .paragraph("\("gradlab", .code), and there"),
          .code(lines.joined(separator: "\n"), language: "gradlab"),
        ]))
    return document
  }
}
