/// A value on a tape, by its number; 0 is the network's input.
public struct Variable: Hashable, Sendable {
  let index: Int

  static let input = Variable(index: 0)
}

/// One entry of the tape: how an output comes from inputs, and how gradients go back.
///
/// Rows are samples. `forward` and `pullback` may be called for any range of rows, by several threads at once; what
/// looks at a whole column does so in the column functions, before, in tasks of their own. Gradients of parameters
/// are computed after the rows, in tasks whose limits depend on shapes alone: a task owns its part of the gradient.
protocol Operation<S>: AnyObject {
  associatedtype S: Scalar

  var inputs: [Variable] { get }
  var output: Variable { get }
  /// For each input whether its gradient is added to what a later operation left there; set when the tape is closed.
  var accumulates: [Bool] { get set }
  /// What it promises beyond that, so that passes may save time or memory.
  var traits: OperationTraits { get }

  // Over columns: what looks at all rows at once. Without tasks there is none.
  func columnTasks(rows: Int) -> Int
  func forwardColumns(task: Int, rows: Int)
  func pullbackColumns(task: Int, rows: Int)

  // Over rows.
  func forward(rows: Range<Int>)
  func pullback(rows: Range<Int>)

  // Of its parameters, which it has where there are tasks or columns.
  func gradientTasks(rows: Int) -> Int
  func gradients(task: Int, rows: Int)
}

/// What an operation promises of itself. One that says nothing is right, and keeps more in memory than it might.
///
/// A promise that is not kept changes results; the walk over the registry in `FastPathTests` finds it.
struct OperationTraits {
  /// Whether the way back (pullback, gradients) reads the output's value: what does not lets the next operation stand
  /// in its place.
  var readsOutput = true
  /// Whether the output may stand where the only input stands, and the input's gradient where the output's does.
  var worksInPlace = false
}

extension Operation {
  var traits: OperationTraits { OperationTraits() }
  var hasColumns: Bool { columnTasks(rows: 1) > 0 }
  /// Whether gradients of parameters follow the rows.
  var hasGradients: Bool { gradientTasks(rows: 1) > 0 }

  func columnTasks(rows: Int) -> Int { 0 }
  func forwardColumns(task: Int, rows: Int) {}
  func pullbackColumns(task: Int, rows: Int) {}
  func gradientTasks(rows: Int) -> Int { 0 }
  func gradients(task: Int, rows: Int) {}
}

/// The part of `count` elements that belongs to one of `tasks`: shares of equal size, a multiple of `unit`.
func share(_ task: Int, of tasks: Int, count: Int, unit: Int = 1) -> Range<Int> {
  let size = ((count + tasks - 1) / tasks + unit - 1) / unit * unit
  return min(count, task * size)..<min(count, (task + 1) * size)
}

/// Into how many tasks sums over columns are cut, each of some columns.
func columnShares(of columns: Int, threads: Int) -> Int {
  columns < 32 ? 1 : (threads > 1 ? 2 : 1) * ((columns + 511) / 512)
}
