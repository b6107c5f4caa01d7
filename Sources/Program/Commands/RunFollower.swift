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
        let picture = redraws ? self.picture(report, state) : []
        if Terminal.interruptRequested() { return false }
        if redraws {
          redraw(picture, isOver: hasDrawn && !isAsked)
        } else if let verdict = Self.verdict(report), verdict != told {
          // Where nothing can be drawn over, each change is told once.
          doctor.show(report.document(rows: doctor.rows), report, nil)
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
    let report = RunReport(state.reader.run, shouldStop: Terminal.interruptRequested)
    if let signal = Terminal.termination { return 128 + signal }
    if Terminal.interruptRequested() { return 130 }
    if redraws, state.isOver {
      // Nothing is drawn over any more: all of it is there to be scrolled to.
      console.clearScreen()
      doctor.show(report.document(rows: doctor.rows), report, nil)
    }
    return RunDoctor.code(report)
  }

  /// What is told anew where it changes: whether it trains, what fails, and where.
  private static func verdict(_ report: RunReport) -> String? {
    guard let diagnosis = report.diagnosis else { return nil }
    let places = diagnosis.findings.map { "\($0.cause.rawValue) \($0.place?.name ?? "")" }
    return "\(diagnosis.outlook.answer.rawValue) \(places)"
  }

  /// As many parts as the screen has room for, in lines, and a last one that says what is left out.
  private func picture(_ report: RunReport, _ state: State) -> [Substring] {
    let console = doctor.console
    let most = max(Terminal.size.rows, 3) - 1
    func lines(_ blocks: [Block], in rows: Int) -> [Substring] {
      Document(blocks).terminalText(console.style(rows: rows)).split(
        separator: "\n", omittingEmptySubsequences: false
      ).dropLast()
    }
    guard state.reader.hasBegun else {
      return lines([.paragraph(Text(RunMessage.waiting(file: doctor.file).words(in: .current)))], in: most)
    }
    let parts = report.parts(rows: doctor.options.unfold ? nil : Self.rows(in: most))
    let whole = lines(parts.flatMap(\.blocks), in: .max)
    if whole.count <= most { return whole }
    // Below a line or two say what is left out.
    func note(_ parts: [RunReport.Part]) -> [Substring] {
      let words = RunMessage.leftOut(parts, file: doctor.file).words(in: .current)
      return parts.isEmpty ? [] : lines([.paragraph(Text(words, .dim))], in: .max)
    }
    var room = most - note(RunReport.Part.allCases).count
    var picture: [Substring] = []
    var leftOut: [RunReport.Part] = []
    let wanted =
      parts.first { $0.part == .table }.map { lines($0.blocks.map(Self.withoutFoot), in: .max) } ?? []
    let ofTable = min(wanted.count + 1, most / 2)
    for (part, blocks) in parts {
      var own: [Substring]
      var gap = 1
      switch part {
      case .verdict:
        gap = 0
        own = lines(blocks, in: .max)
        // A table beside it tells more than empty lines, and than what does not decide.
        if own.count > room - ofTable { own.removeAll(where: \.isEmpty) }
        if own.count > room - ofTable {
          own = lines(report.shortVerdict, in: .max).filter { !$0.isEmpty }.prefix(room).map { $0 }
          leftOut.append(part)
        }
      case .table:
        if room < ofTable { gap = 0 }
        own = lines(blocks.map(Self.withoutFoot), in: max(room - gap, 1))
        if own.count + gap > room, !doctor.options.unfold {
          // The names of what is alike are long: without its middle it may be shorter.
          let other = report.parts(rows: .max).first { $0.part == .table }?.blocks ?? []
          own = lines(other.map(Self.withoutFoot), in: max(room - gap, 1))
        }
      case .course, .remedies, .notes: own = lines(blocks, in: max(room - gap, 1))
      }
      guard own.count + gap <= room else {
        leftOut.append(part)
        continue
      }
      picture += (gap > 0 ? [""] : []) + own
      room -= own.count + gap
    }
    return Array((picture + note(leftOut)).prefix(most))
  }

  /// How many rows a table may have before blocks that are alike share one.
  private static func rows(in most: Int) -> Int { max(3, most / 2 - 4) }

  /// A table without the lines below it, which explain.
  private static func withoutFoot(_ block: Block) -> Block {
    guard case .table(var table) = block else { return block }
    table.foot = []
    return .table(table)
  }

  /// Draws over what there is.
  ///
  /// - Parameter isOver: whether it is over the last picture, and not on a screen that something else may have changed.
  private func redraw(_ lines: [Substring], isOver: Bool) {
    var text: TerminalText = isOver ? "\u{1B}[H" : "\u{1B}[2J\u{1B}[H"
    for (number, line) in lines.enumerated() {
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
