import Documents
import Files
import Lab
import LineEditor
import Messages
import Verbs
import Watching

/// A run that is looked at while it goes on.
struct RunFollower {
  private let doctor: RunDoctor
  /// How often the file is looked at, in milliseconds: a step is seldom shorter, and a look is cheap.
  private static let pause: Int32 = 250

  init(_ doctor: RunDoctor) { self.doctor = doctor }

  /// Draws until the run ends, or by Ctrl-C; the exit code.
  func follow() throws -> Int32 {
    let console = doctor.console
    let redraws =
      console.form == .terminal && !console.isPlain && Terminal.outputIsTerminal && Terminal.movesCursor
    var state = State(file: doctor.file)
    var problem: (any Error)?
    var told: String?
    var hasDrawn = false
    func draw(_ isAsked: Bool) -> Bool {
      do {
        let isNew = try state.read()
        guard isNew || isAsked || !hasDrawn else { return !state.isOver }
        let report = RunReport(state.reader.run, shouldStop: Terminal.interruptRequested)
        let document = document(report, state)
        if Terminal.interruptRequested() { return false }
        if redraws {
          redraw(document, isOver: hasDrawn && !isAsked)
        } else if let verdict = Self.verdict(report), verdict != told {
          // Where nothing can be drawn over, each change is told once.
          doctor.show(document, report, nil)
          told = verdict
        }
        hasDrawn = true
        return !state.isOver
      } catch {
        problem = error
        return false
      }
    }
    if redraws {
      console.clearScreen()
    } else if !File.isThere(doctor.file) {
      console.note(RunMessage.waiting(file: doctor.file))
    }
    if Terminal.canEdit {
      Terminal.watchKeys(every: Self.pause) { key in
        if let key, key == UInt8(ascii: "q") || key == 4 { return false }
        return draw(key != nil)
      }
    } else {
      Terminal.every(Self.pause) { draw($0) }
    }
    if redraws { Terminal.write("\n") }
    if let problem { throw problem }
    if let signal = Terminal.termination { return 128 + signal }
    if Terminal.interruptRequested() { return 130 }
    return RunDoctor.code(RunReport(state.reader.run))
  }

  /// What is told anew where it changes: whether it trains, what fails, and where.
  private static func verdict(_ report: RunReport) -> String? {
    guard let diagnosis = report.diagnosis else { return nil }
    let places = diagnosis.findings.map { "\($0.cause.rawValue) \($0.place?.name ?? "")" }
    return "\(diagnosis.outlook.answer.rawValue) \(places)"
  }

  private func document(_ report: RunReport, _ state: State) -> Document {
    guard state.reader.hasBegun else {
      return Document([.paragraph(Text(RunMessage.waiting(file: doctor.file).words(in: .current)))])
    }
    return report.document(rows: doctor.rows)
  }

  /// Draws as much as the screen has room for.
  ///
  /// - Parameter isOver: whether it is over the last picture, and not on a screen that something else may have changed.
  private func redraw(_ document: Document, isOver: Bool) {
    let rows = max(Terminal.size.rows, 3)
    let lines = document.terminalText(doctor.console.style(rows: rows - 1)).split(
      separator: "\n", omittingEmptySubsequences: false)
    var text: TerminalText = isOver ? "\u{1B}[H" : "\u{1B}[2J\u{1B}[H"
    for (number, line) in lines.prefix(rows - 1).enumerated() {
      text += (number > 0 ? "\r\n" : "") + TerminalText(encoded: String(line)) + "\u{1B}[K"
    }
    Terminal.write(text + "\u{1B}[J")
  }

  /// What has been read so far.
  private struct State {
    /// What can be looked at many times a second: of a longer run every second step goes.
    private(set) var reader = RunReader(mostFigures: mostFigures)
    private static let mostFigures = 1 << 20
    private let growing: GrowingFile
    /// How many bytes are read between two looks at the keys.
    private static let mostAtOnce = 16 << 20

    init(file: String) { growing = GrowingFile(file) }

    var isOver: Bool { reader.run.isEnded }

    /// Reads what is new; whether there was something.
    mutating func read() throws -> Bool {
      var count = 0
      var isNew = false
      while count < Self.mostAtOnce, !Terminal.interruptRequested() {
        let news: GrowingFile.News
        do throws(FileFailure) { news = try growing.next() } catch { throw Complaint(error) }
        switch news {
        case .bytes(let bytes):
          do throws(RunProblem) { try reader.read(bytes[...]) } catch {
            throw Complaint.usage(DoctorMessage.unreadable(file: growing.path, error))
          }
          count += bytes.count
          isNew = true
        case .beganAnew:
          reader = RunReader(mostFigures: Self.mostFigures)
          isNew = true
        case .isMissing, .nothing: return isNew
        }
      }
      return isNew
    }
  }
}
