import Diagnostics
import Documents
import Lab
import Messages
import Watching

/// A run as one reads it: what was watched, the verdict along the three questions, where and when, what to try, the
/// table of a step and the course of a figure.
package struct RunReport {
  let run: WatchedRun
  /// `nil` where no step was measured.
  package let diagnosis: RunDiagnosis?
  /// What the numbers are to be had by at the prompt; `nil` elsewhere.
  private let result: String?

  private let shouldStop: @Sendable () -> Bool

  /// - Parameter shouldStop: asked often; once it is `true` the rest is not worked out, and what there is has to be
  ///   thrown away.
  package init(
    _ run: WatchedRun, result: String? = nil, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.run = run
    diagnosis = RunDiagnosis(run, shouldStop: shouldStop)
    self.result = result
    self.shouldStop = shouldStop
  }

  private static func words(_ message: RunMessage) -> String { message.words(in: .current) }

  /// All of it.
  ///
  /// - Parameters:
  ///   - step: whose table is shown; the last one's if left out.
  ///   - rows: how many rows the table may have; `nil`: one a module.
  package func document(step: WatchedStep? = nil, rows: Int? = 40) -> Document {
    Document(parts(step: step, rows: rows).flatMap(\.blocks))
  }

  /// All of it in its parts, what matters most first, for who has to choose among them.
  ///
  /// Its parameters are those of `document`.
  package func parts(step: WatchedStep? = nil, rows: Int?) -> [(part: Part, blocks: [Block])] {
    guard let diagnosis, let shown = step ?? diagnosis.lastFinite ?? run.steps.last else {
      return [(.verdict, [head, .paragraph(Text(Self.words(.noStep)))])]
    }
    let parts: [(part: Part, blocks: [Block])] = [
      (.verdict, [head] + verdict(diagnosis)), (.table, [table(shown, diagnosis, rows: rows)]),
      (.course, course(.signal).map { [$0] } ?? []), (.remedies, remedies(diagnosis)), (.notes, notes),
    ]
    return parts.filter { !$0.blocks.isEmpty }
  }

  /// Whether it trains, and of each question what decides it.
  package var shortVerdict: [Block] {
    diagnosis.map { [head] + answers($0, isShort: true) } ?? [head]
  }

  package typealias Part = RunMessage.Part

  // MARK: Parts

  /// What was watched, in a line.
  package var head: Block {
    var parts: [Text] = []
    if !run.model.isEmpty { parts.append(Text(run.model, .strong)) }
    let modules =
      run.steps.last.map { run.modules(of: $0).modules.count } ?? run.lists.last?.modules.count ?? 0
    parts.append(Text(Self.words(.watched(modules: modules, parameters: run.parameters))))
    if !run.optimizer.isEmpty { parts.append(Text(run.optimizer)) }
    if let first = run.steps.first, let last = run.steps.last {
      parts.append(Text(Self.words(.steps(measured: run.measured, first: first.number, last: last.number))))
    }
    if run.stride > 1 { parts.append(Text(Self.words(.kept(stride: run.stride)))) }
    if run.stepSeconds > 0, run.measuringSeconds > 0 {
      parts.append(Text(Self.words(.cost(share: min(1, run.measuringSeconds / run.stepSeconds)))))
    }
    if !run.isEnded { parts.append(Text(Self.words(.goesOn))) }
    return .paragraph(parts.joined(separator: " · "))
  }

  /// Whether it trains, and what answers each of the questions.
  package func verdict(_ diagnosis: RunDiagnosis) -> [Block] {
    var blocks = answers(diagnosis)
    blocks += diagnosis.changes.map { .paragraph(Text($0.words(in: .current))) }
    if let theory = diagnosis.theory { blocks.append(.paragraph(Text(theory.words(in: .current)))) }
    blocks += diagnosis.remarks.map { .paragraph(Text(Self.words(.remark($0)))) }
    if let late = diagnosis.late, late.count > 1 {
      blocks.append(.paragraph(Text(Self.words(.mediansOver(late)), .dim)))
    }
    return blocks
  }

  /// - Parameter isShort: whether one finding is enough for each question.
  private func answers(_ diagnosis: RunDiagnosis, isShort: Bool = false) -> [Block] {
    let style: Text.Style =
      switch diagnosis.outlook.answer {
      case .yes: diagnosis.findings.isEmpty ? .good : .warning
      case .no: .bad
      case .unsure: .warning
      }
    let blocks: [Block] = [.paragraph(Text(diagnosis.outlook.words(in: .current), style.union(.strong)))]
    var told: Set<RunFinding> = []
    var items: [[Block]] = []
    for question in RunFinding.Question.allCases {
      let own = diagnosis.findings.filter { $0.questions.contains(question) }
      let heading = Text(question.words(in: .current), .strong)
      let fresh = own.filter { told.insert($0).inserted }
      if own.isEmpty {
        guard let answer = diagnosis.answers.first(where: { $0.question == question }) else { continue }
        let mark: Text = answer.isKnown ? "\("✓", .good) " : "\("?", .warning) "
        items.append([
          .paragraph(
            mark + heading
              + Text(
                DisplayLanguage.current.gap + Self.words(answer.isKnown ? .yes(answer) : .unknown(answer))))
        ])
      } else if let first = fresh.first {
        items.append(
          [.paragraph("\("✗", .bad) " + heading + Text(DisplayLanguage.current.gap + Self.words(.no(first))))]
            + fresh.dropFirst().map { .paragraph(Text($0.words(in: .current))) })
      } else {
        items.append([
          .paragraph("\("✗", .bad) " + heading + Text(DisplayLanguage.current.gap + Self.words(.asAbove)))
        ])
      }
    }
    return blocks + items.flatMap { isShort ? Array($0.prefix(1)) : $0 }
  }

  /// The table of a step.
  package func table(_ step: WatchedStep, _ diagnosis: RunDiagnosis?, rows: Int?) -> Block {
    let places = (diagnosis?.findings ?? []).compactMap { $0.place?.index }
    return .table(
      RunTable(run, step, rows: rows)
        .table(
          cause: diagnosis?.cause ?? .unsure, keeping: places, result: result,
          caption: step.ordinal == diagnosis?.lastFinite?.ordinal
            ? .tableOfLastFiniteStep(step.number) : .tableOfStep(step.number)))
  }

  /// What to try, best first.
  package func remedies(_ diagnosis: RunDiagnosis) -> [Block] {
    let remedies = diagnosis.remedies
    guard !remedies.isEmpty else { return [] }
    return [
      .paragraph(Text(Self.words(.whatToTry))),
      .bullets(
        remedies.map { "\($0.rawValue, .strong)\(DisplayLanguage.current.colon)\($0.words(in: .current))" }),
    ]
  }

  /// What was not called or not measured.
  private var notes: [Block] {
    guard let last = run.steps.last else { return [] }
    let list = run.modules(of: last)
    var blocks: [Block] = []
    if !list.uncalled.isEmpty { blocks.append(.paragraph(Text(Self.words(.uncalled(list.uncalled)), .dim))) }
    let unmeasured = list.unmeasured + last.unmeasured
    if let first = unmeasured.first {
      let message = RunMessage.unmeasured(
        name: first.name, what: first.what, why: first.why, others: unmeasured.count - 1)
      blocks.append(.paragraph(Text(Self.words(message), .dim)))
    }
    return blocks
  }

  // MARK: The course

  /// How many rows and columns a picture of a run has at most: what a page or a screen can show of thousands of both.
  private static let (mostRows, mostColumns) = (48, 120)

  /// A figure of each group of modules over the steps; `nil` where the run has none, or one step alone.
  package func course(_ figure: ModuleFigure) -> Block? {
    let steps = run.course
    guard steps.count > 1, let last = steps.last else { return nil }
    let list = run.modules(of: last)
    let having = steps.filter { !$0[figure].isEmpty }
    let isKnown = list.modules.indices.map { module in
      !shouldStop() && having.contains { $0[figure, module] != nil }
    }
    guard isKnown.contains(true) else { return nil }
    let groups = list.groups(atMost: Self.mostRows).filter { $0.members.contains { isKnown[$0] } }
    let rows = Thinning.spread(groups.count, Self.mostRows).map { groups[$0] }
    let columns = Thinning.spread(steps.count, Self.mostColumns).map { steps[$0] }
    let middles = columns.map { $0.middle(figure) }
    let isShare = [.dead, .saturated, .zeroGradients, .spread].contains(figure)
    return .chart(
      HeatMap(
        Self.words(.course(figure)), rows: HeadingMessage.module.string, rows.map(\.name),
        columns: HeadingMessage.step.string,
        columns.map { String($0.number) },
        values: rows.map { row in
          zip(columns, middles).map { row.value(figure, in: $0, middle: $1) ?? .nan }
        }, axis: ChartAxis(figure.rawValue, isShare ? .linear : .log10)))
  }
}
