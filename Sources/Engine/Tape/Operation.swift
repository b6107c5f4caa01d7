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
  /// Whether the output's gradient is read once more while the parameters' gradients are computed.
  var keepsOutputGradient: Bool { get }
  /// Whether the way back reads the output's value.
  var readsOutput: Bool { get }
  /// Whether the output may stand where the only input stands, and the input's gradient where the output's does.
  var worksInPlace: Bool { get }
  /// Whether it has parameters.
  var hasParameters: Bool { get }
  /// Whether rows cost enough that the parameters' gradients should follow while the data are still in the cache.
  var isHeavy: Bool { get }
  /// Nanoseconds that a sample's forward pass takes, roughly.
  var cost: Double { get }

  /// Whether parameters are put into another form before a forward pass.
  var isPrepared: Bool { get }
  func prepare()
  /// Asked where only the next operation reads the output and nothing in between is kept: whether it will keep so much
  /// that it can `restore` the output before that operation's pullback.
  func becomesRestorable() -> Bool
  func restore(rows: Range<Int>)
  func columnTasks(rows: Int) -> Int
  func forwardColumns(task: Int, rows: Int)
  func forward(rows: Range<Int>)
  func pullbackColumns(task: Int, rows: Int)
  func pullback(rows: Range<Int>)
  func gradientTasks(rows: Int) -> Int
  func gradients(task: Int, rows: Int)
}

extension Operation {
  var keepsOutputGradient: Bool { false }
  var readsOutput: Bool { true }
  var worksInPlace: Bool { false }
  var hasParameters: Bool { false }
  var isHeavy: Bool { false }
  var isPrepared: Bool { false }
  func prepare() {}
  func becomesRestorable() -> Bool { false }
  func restore(rows: Range<Int>) {}
  var hasColumns: Bool { columnTasks(rows: 1) > 0 }

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
