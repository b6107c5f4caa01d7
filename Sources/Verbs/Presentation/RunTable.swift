import Diagnostics
import Documents
import Lab
import Watching

/// The table of a step of a run: a row for each group of modules.
struct RunTable {
  let step: WatchedStep
  let list: ModuleList
  let groups: [ModuleGroup]

  /// - Parameter rows: how many there may be at most; a group is a block, or several that are alike. `nil`: a row is a
  ///   module.
  init(_ run: WatchedRun, _ step: WatchedStep, rows: Int?) {
    self.step = step
    list = run.modules(of: step)
    groups = rows.map(list.groups(atMost:)) ?? list.unfolded
  }

  /// - Parameters:
  ///   - places: modules whose rows stay where middle ones are left out.
  ///   - result: what holds the numbers, for who wants to see all.
  ///   - caption: which step it is.
  func table(cause: Finding.Cause, keeping places: [Int], result: String?, caption: RunMessage) -> Table {
    let isFolded = groups.contains { !$0.isSingle }
    let columns: [(ProbeTable.Column, ModuleFigure)] = [
      (.size, .size), (.spread, .spread), (.nudge, .nudge), (.signal, .signal), (.bars, .signal),
      (.weightGradient, .gradient), (.step, .stepSize), (.saturated, .saturated), (.dead, .dead),
    ]
    var values: [ProbeTable.Column: [Double?]] = [:]
    for (column, figure) in columns {
      let middle = step.middle(figure)
      let found = groups.map { $0.value(figure, in: step, middle: middle) }
      guard found.contains(where: { $0 != nil }) else { continue }
      if figure == .saturated || figure == .dead, !found.contains(where: { ($0 ?? 0) >= 0.005 }) { continue }
      values[column] = found
    }
    var table = ProbeTable(
      heads: [.init(Text(.module)), .init(Text(.moduleClass), drop: 0)],
      names: groups.map { group in
        [
          .text(Text(group.name)),
          .text(
            group.isSingle
              ? Text(group.className)
              : "\(group.className) \(RunMessage.modulesOfRow(group.members.count).words(in: .current), .dim)"
          ),
        ]
      }, values: values)
    table.cause = cause
    table.kept = Set(
      groups.indices.filter { index in groups[index].members.contains(where: places.contains) })
    table.foot = isFolded ? [Text(RunMessage.rowsTellTheWorst.words(in: .current))] : []
    table.result = result
    var shown = table.table
    shown.caption = Text(caption.words(in: .current))
    return shown
  }
}
