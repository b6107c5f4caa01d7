import Documents
import Lab
import LineEditor
import Synchronization

/// Tells a notebook how far the work in hand has come.
final class KernelProgress: Sendable {
  /// The request that is being answered.
  private let id = Mutex<Int?>(nil)

  /// What is told from now on belongs to this request.
  func begins(_ id: Int?) { self.id.withLock { $0 = id } }

  /// - Parameter elapsed: seconds since the work began.
  @Sendable func tell(_ report: WorkReport, elapsed: Double) {
    let progress = Progress(report.label, done: report.done, of: report.total, elapsed: elapsed)
    let line = progress.terminalLine(TerminalStyle(width: 100))
    let document = (report.picture ?? []) + [.paragraph(Text(line))]
    var members = [
      JSON.Member("label", .string(report.label)), JSON.Member("done", .number(Double(report.done))),
      JSON.Member("total", .number(Double(report.total))), JSON.Member("elapsed_seconds", .number(elapsed)),
      JSON.Member("shown", document.mimeBundle(id: "progress", isStyled: true)),
    ]
    if let id = id.withLock({ $0 }) { members.append(JSON.Member("id", .number(Double(id)))) }
    Terminal.write("\(ResultFormat.object("progress", members))\n")
  }
}
