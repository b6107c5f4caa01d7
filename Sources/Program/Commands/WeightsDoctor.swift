import CommandKit
import Documents
import Files
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
    // What can't be read is a matter of the command; a large file is read part by part below.
    if File.size(file) <= FileAccess.large { _ = try readBytes(file) }
    let environment = SessionEnvironment(session.settings(console))
    do throws(Failure) {
      if net == nil, try !ModelFile.describesNetwork(file) { return try alone(environment) }
      return try whole(environment)
    } catch {
      console.show(Output(error))
      return error.kind == .interrupted ? 130 : 2
    }
  }

  /// Of weights of which nobody says what network they are.
  private func alone(_ environment: SessionEnvironment) throws(Failure) -> Int32 {
    try environment.lessonSession.run("inspect \(Literal.text(file))", for: .reader) { console.show($0) }
    return try code(environment)
  }

  private func whole(_ environment: SessionEnvironment) throws(Failure) -> Int32 {
    var statements: [String] = []
    if let on { statements.append("data = \(on)") }
    let into = net.map { ", into=\($0)" } ?? ""
    statements.append("model = load(\(Literal.text(file))\(into))")
    for statement in statements {
      try environment.lessonSession.run(statement, for: .reader) { output in
        // Which tensor became which layer; other programs are given the diagnosis alone.
        if console.form == .terminal { console.show(output) }
      }
    }
    var note: NoteMessage?
    if on == nil, let data = try dataAsWide(environment) {
      statements.insert("data = \(data)", at: 0)
      try environment.lessonSession.run(statements[0], for: .reader) { _ in }
      note = .dataAsWide(data)
    }
    do throws(Failure) {
      try environment.lessonSession.run("diagnose model", for: .reader) { output in
        var output = output
        output.document = atPrompt(output.document, after: statements)
        console.show(output)
      }
    } catch {
      console.show(Output(error))
      if on == nil, error.kind != .interrupted { console.note(note ?? .dataOfNewSession) }
      return error.kind == .interrupted ? 130 : 2
    }
    if let note { console.note(note) }
    return try code(environment)
  }

  /// Data of the shape that the network takes, where that is another than of those that a session begins with.
  private func dataAsWide(_ environment: SessionEnvironment) throws(Failure) -> String? {
    guard case .network(let network)? = try environment.session.evaluate("model").single,
      let input = network.input, case .data(let data)? = try environment.session.evaluate("data").single
    else { return nil }
    if input.steps != nil { return "gaussian(features=\(input.width), steps=20)" }
    return data.sampleShape == [input.width] ? nil : "gaussian(features=\(input.width))"
  }

  private func code(_ environment: SessionEnvironment) throws(Failure) -> Int32 {
    guard case .text(let name)? = try environment.session.evaluate("it.cause").single else { return 1 }
    return name == "none" || name == "healthy" ? 0 : 1
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
          .paragraph(DoctorMessage.atPrompt.text),
          .code(lines.joined(separator: "\n"), language: "gradlab"),
        ]))
    return document
  }
}
