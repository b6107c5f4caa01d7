import CommandKit
import Documents
import Engine
import Lab
import Lessons
import LineEditor
import Messages
import Pages

/// Answers a notebook: requests of one session come as lines of JSON, answers go as such.
///
/// What runs is what the prompt runs, and what it gives is what `--json` gives, with the forms beside it in which a
/// notebook shows it.
final class KernelServer {
  private let interpreter: Interpreter
  private let assistance: EditorAssistance
  private let queue = KernelQueue()
  private let progress: KernelProgress
  /// How many answers have something to show: their elements' ids begin with it.
  private var shown = 0
  /// Whether the cell in hand has the style sheet.
  private var isStyled = false

  init(_ settings: SessionEnvironment.Settings) {
    var settings = settings
    settings.isScript = true
    settings.showsCells = true
    let progress = KernelProgress()
    let environment = SessionEnvironment(settings, bar: ProgressBar(every: 0.5, telling: progress.tell))
    let player = Player(
      session: environment.lessonSession, library: .course(),
      store: ProgressStore(file: .ofReader, shouldStop: Terminal.interruptRequested))
    player.asksConfidence = Configuration.ofReader.confidence ?? true
    player.progress = { [bar = environment.bar] label, done, total in
      bar.show(WorkReport(label: label, done: done, total: total))
    }
    interpreter = Interpreter(environment, player)
    assistance = EditorAssistance(session: environment.session, player: player)
    self.progress = progress
  }

  /// Serves until standard input ends or somebody leaves the session, and gives the exit code.
  func run() -> Int32 {
    guard queue.begin() else { return 1 }
    write("language", NotebookLanguage.members(version: Version.number), nil)
    while let entry = queue.next() {
      switch entry {
      case .refused(let reason):
        write("refusal", [JSON.Member("message", .string(reason.words(in: .current).showingHidden))], nil)
      case .request(let request): if !answer(request.request, request.id) { return 0 }
      }
    }
    return Terminal.termination.map { 128 + $0 } ?? 0
  }

  /// - Returns: `false` where the session is left.
  private func answer(_ request: KernelRequest, _ id: Int?) -> Bool {
    switch request {
    case .execute(let code): return execute(code, id)
    case .complete(let cursor): write("completion", completion(cursor), id)
    case .inspect(let cursor):
      let page = assistance.page(cursor.code, cursor: cursor.offset)
      // It stands in a narrow window, which takes the style away.
      let shown = page.map { $0.mimeBundle(id: "help", isStyled: true, width: 76) }
      let forms = shown.map { [JSON.Member("shown", $0)] } ?? []
      write("help", [JSON.Member("found", .bool(page != nil))] + forms, id)
    case .isComplete(let code):
      var members = [JSON.Member("complete", true)]
      if case .needsMore(let indentation) = interpreter.completeness(code) {
        let blanks = String(repeating: " ", count: indentation)
        members = [JSON.Member("complete", false), JSON.Member("indent", .string(blanks))]
      }
      write("completeness", members, id)
    case .interrupt: break
    }
    return true
  }

  // MARK: Cells

  private func execute(_ code: String, _ id: Int?) -> Bool {
    progress.begins(id)
    isStyled = false
    var status = "done"
    do throws(Failure) {
      // An empty cell is no request to go on, as is an empty line of a script.
      if !interpreter.isFree || code.contains(where: { !$0.isWhitespace }) {
        let line = try interpreter.read(code)
        let goesOn = try interpreter.run(line) { [self] in write($0, id) }
        status = !goesOn ? "left" : Terminal.interruptRequested() ? "stopped" : "done"
      }
    } catch {
      status = error.kind == .interrupted ? "interrupted" : "failed"
      for line in Output(error).lines { write(line, [JSON.Member("error", error.notebookError)], id) }
    }
    if status == "left" { write(Output([.paragraph(Text(KernelMessage.isLeft.words(in: .current)))]), id) }
    write("end", [JSON.Member("status", .string(status))], id)
    return status != "left"
  }

  private func completion(_ cursor: KernelRequest.Cursor) -> [JSON.Member] {
    let found =
      interpreter.takesStatements ? assistance.complete(cursor.code, cursor: cursor.offset) : nil
    let range = found?.range ?? cursor.offset..<cursor.offset
    let candidates = (found?.candidates ?? []).map { candidate -> JSON in
      ["text": .string(candidate.text), "description": .string(candidate.description)]
    }
    return [
      JSON.Member("start", .number(Double(cursor.place(of: range.lowerBound)))),
      JSON.Member("end", .number(Double(cursor.place(of: range.upperBound)))),
      JSON.Member("candidates", .array(candidates)),
    ]
  }

  // MARK: Answers

  private func write(_ output: Output, _ id: Int?) {
    var members = output.document.blocks.contains { $0 != .gap } ? [form(output.document)] : []
    for line in output.lines {
      write(line, members, id)
      members = []
    }
  }

  private func write(_ kind: String, _ members: [JSON.Member], _ id: Int?) {
    write(ResultFormat.object(kind, members), [], id)
  }

  private func write(_ line: JSON, _ more: [JSON.Member], _ id: Int?) {
    let number = id.map { [JSON.Member("id", .number(Double($0)))] } ?? []
    Terminal.write("\(line.adding(number + more))\n")
  }

  /// A document as a notebook shows it.
  private func form(_ document: Document) -> JSON.Member {
    shown += 1
    defer { isStyled = true }
    return JSON.Member("shown", document.mimeBundle(id: "g\(shown)", isStyled: !isStyled))
  }
}
