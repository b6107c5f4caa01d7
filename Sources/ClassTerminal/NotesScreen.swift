import Documents
import Files
import LineEditor
import Messages
import Platform
import Program

/// The teacher's notes on the step in hand, with a clock, as they change; for a second terminal.
struct NotesScreen {
  let console: Console

  /// Shows them until the reader leaves or the class ends; gives the exit code.
  func run() -> Int32 {
    guard let (first, path) = ClassState.newest() else {
      Terminal.write("gradlab: \(ClassMessage.notes(.noClass).words(in: .current))\n", to: STDERR_FILENO)
      return 2
    }
    guard Terminal.canEdit else {
      for line in lines(first, rows: .max) { Terminal.write(line + "\n") }
      return 0
    }
    var isOver = false
    var drawn: [TerminalText] = []
    Terminal.watchKeys(every: 250) { key in
      if let key, key == UInt8(ascii: "q") || key == 4 { return false }
      guard let state = ClassState.read(path) else {
        isOver = true
        return false
      }
      let lines = lines(state, rows: Terminal.size.rows)
      // A key draws anew: something else may have written on the screen.
      if lines != drawn || key != nil { draw(lines) }
      drawn = lines
      return true
    }
    if Terminal.termination == nil { Terminal.write("\n") }
    if isOver { console.note(ClassMessage.notes(.isOver)) }
    return Terminal.termination.map { 128 + $0 } ?? 0
  }

  private func draw(_ lines: [TerminalText]) {
    var text: TerminalText = "\u{1B}[H"
    for (number, line) in lines.enumerated() { text += (number > 0 ? "\r\n" : "") + line + "\u{1B}[K" }
    Terminal.write(text + "\u{1B}[J")
  }

  /// As many as a screen has rows.
  func lines(_ state: ClassState, rows: Int) -> [TerminalText] {
    let now = ClassState.now
    let clock = ClassMessage.notes(
      .clock(
        inClass: Self.clock(now - state.began), inStep: Self.clock(now - state.stepBegan),
        planned: state.planned))
    let place: ClassMessage.Notes =
      state.step > 0 || !state.title.isEmpty
      ? .step(number: state.step, of: state.steps, title: state.title) : .notBegun(lesson: state.lesson)
    let notes =
      state.notes.isEmpty
      ? [Text(ClassMessage.notes(.none).words(in: .current), .dim)] : state.notes.map { Text($0) }
    // The head without empty lines between: there may be few.
    let parts: [[Block]] = [
      [.paragraph(Text(ClassMessage.notes(place).words(in: .current), .strong))],
      [.paragraph(Text(clock.words(in: .current), .dim))], [.paragraph(Text(state.status, .accent))],
      state.votes.isEmpty ? [] : [.code(state.votes.joined(separator: "\n"), language: nil)],
      [.rule], notes.map { .paragraph($0) },
    ]
    let all = parts.flatMap { blocks in
      Document(blocks).terminalText(console.style).split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast().map { TerminalText(encoded: String($0)) }
    }
    // A terminal that has no size says that it has no rows.
    guard rows > 0, all.count > rows else { return all }
    let rest = ClassMessage.notes(.more(lines: all.count - rows + 1)).words(in: .current)
    return all.prefix(rows - 1) + ["\(rest)"]
  }

  /// `4:07`, `1:04:07`.
  static func clock(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let seconds = max(seconds, 0)
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return (hours > 0 ? "\(hours):\(two(minutes))" : String(minutes)) + ":" + two(seconds % 60)
  }
}
