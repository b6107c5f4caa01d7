import CommandKit
import Documents
import Lab

extension Verb {
  static let run = Verb(
    Declaration(
      .verb, "run", group: "session", summary: "Carries out the statements of a file.",
      parameters: [
        Parameter("file", [.file], isSubject: true, "a script: one statement a line")
      ],
      examples: [])
  ) { execution, invocation throws(Failure) in
    let file = try invocation.file("file")
    let text = try execution.context.files.text(file, at: invocation.span("file"))
    guard execution.files.count < 20, !execution.files.contains(file) else {
      throw Failure(VerbMessage.runsItself(file: file), at: invocation.span("file"))
    }
    var statements: [(statement: Syntax.Statement, outcome: Outcome)] = []
    var changes: [String] = []
    var isCutShort = false
    // A file counts its own statements, as it does when it is run by itself.
    let shown = execution.state.shown
    execution.state.shown = ShownValues()
    do throws(Failure) {
      for statement in try Parser(vocabulary: execution.language.vocabulary).parse(text) {
        var inner = execution.inside(file, statement)
        do throws(Failure) {
          let outcome = try inner.run()
          execution.state = inner.state
          changes += outcome.undone == nil ? outcome.changes : [file]
          isCutShort = outcome.isCutShort
          statements.append((statement, outcome))
        } catch {
          throw Failure(
            VerbMessage.inFile(file: file, line: statement.line, reason: error), at: error.span,
            in: error.source ?? statement.text, line: error.line ?? statement.line, kind: error.kind)
        }
      }
    } catch {
      throw error.source == nil
        ? Failure(VerbMessage.inFile(file: file, line: nil, reason: error), at: invocation.span("file"))
        : error
    }
    let document = statements.reduce(Document([])) { $0 + $1.outcome.document }
    var outcome = Outcome(document: document, changes: changes.isEmpty ? [] : [file])
    outcome.statements = statements
    outcome.shown = execution.state.shown.last
    execution.state.shown = shown
    outcome.isCutShort = isCutShort
    return outcome
  }
}
