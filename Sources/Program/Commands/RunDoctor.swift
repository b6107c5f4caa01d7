import Documents
import Files
import Lab
import LineEditor
import Messages
import Pages
import Platform
import Verbs
import Watching

/// A diagnosis of a run that was watched.
struct RunDoctor {
  let file: String
  let options: Doctor.RunOptions
  let console: Console

  /// Says what ails the model; the exit code.
  func look() throws -> Int32 {
    if options.follow { return try RunFollower(self).follow() }
    let (run, isCut) = try read()
    let report = RunReport(run, shouldStop: Terminal.interruptRequested)
    let step = try step(of: run)
    let document = report.document(step: step, rows: rows)
    if Terminal.interruptRequested() { throw Complaint(nil, code: 130) }
    switch options.to {
    case .html?: try writePage(document, title: run.model)
    case nil: show(document, report, step)
    }
    if isCut { console.note(RunMessage.lastLineIsCut(file: file)) }
    return Self.code(report)
  }

  /// 0 where nothing fails, 1 where something does, 2 where that can't be told.
  static func code(_ report: RunReport) -> Int32 {
    guard let diagnosis = report.diagnosis else { return 2 }
    return diagnosis.cause == .healthy ? 0 : diagnosis.findings.isEmpty ? 2 : 1
  }

  /// How many rows the table has: for a terminal those that there is room for beside the rest.
  var rows: Int? {
    if options.unfold { return nil }
    return console.style.height.map { max(12, $0 - 20) } ?? 40
  }

  // MARK: Reading

  private func read() throws -> (WatchedRun, isCut: Bool) {
    WorkAtHand.isIn(file)
    var reader = RunReader()
    do {
      if file == "-" {
        try reader.read(try readBytes(file)[...])
      } else {
        let growing = GrowingFile(file)
        reading: while true {
          if Terminal.interruptRequested() { throw Complaint(nil, code: 130) }
          switch try growing.next() {
          case .bytes(let bytes): try reader.read(bytes[...])
          case .beganAnew: reader = RunReader()
          case .isMissing: throw Complaint(FileFailure.isMissing(file))
          case .nothing: break reading
          }
        }
      }
      try reader.checkBegun()
    } catch let problem as RunProblem {
      throw Complaint.usage(DoctorMessage.unreadable(file: file, problem))
    } catch let failure as FileFailure {
      throw Complaint(failure)
    }
    return (reader.run, reader.isCut)
  }

  /// The step that is asked for.
  func step(of run: WatchedRun) throws -> WatchedStep? {
    guard let number = options.step, let first = run.steps.first, let last = run.steps.last else {
      return nil
    }
    guard let step = run.step(number) else {
      throw Complaint.usage(RunMessage.noSuchStep(number, measured: first.number...last.number))
    }
    return step
  }

  // MARK: Showing

  func show(_ document: Document, _ report: RunReport, _ step: WatchedStep?) {
    console.show(Output(document, data: [report.json(file: file, step: step)]), folding: !options.unfold)
  }

  /// A table of measurements takes the width that there is; text stays as wide as one reads it.
  private static let wide = """
    main { max-width: 80rem; }
    main :is(p, ul, h1) { max-width: 46rem; }
    @media (max-width: 40rem) {
      article > .table table { font-size: 0.72rem; }
      article > .table :is(th, td) { padding-right: 0.5em; min-width: 0; }
      article > .table td:nth-child(2) { white-space: normal; overflow-wrap: anywhere; min-width: 6em; }
    }
    """

  private func writePage(_ document: Document, title: String) throws {
    let page = HTMLPage(
      title: title.isEmpty ? file : title, styles: PageScripts.styles + [Self.wide],
      body:
        "<main>\n<article>\n<h1>\(HTML.escape(file))</h1>\n\(document.htmlFragment())\n</article>\n</main>"
    ).text
    guard let output = options.output else { return Terminal.write(TerminalText(encoded: page)) }
    try console.agree(onWriting: [output], overwrites: options.overwrite)
    do throws(FileFailure) { try File.write(Array(page.utf8), to: output) } catch {
      throw Complaint(error, code: 1)
    }
  }
}
