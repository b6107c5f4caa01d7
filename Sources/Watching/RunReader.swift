import Files

/// Reads a run as it comes, line by line: what stands behind the last line end is no line yet, and waits for its rest.
///
/// ```swift
/// var reader = RunReader()
/// try reader.read(bytes)
/// reader.run.steps.last
/// ```
public struct RunReader: Sendable {
  /// What has been read.
  public private(set) var run = WatchedRun()
  /// The beginning of a line whose end has not come.
  private var pending: [UInt8] = []
  private var line = 0
  private var figures = 0
  private var (modules, names) = (0, 0)
  private let mostFigures: Int

  /// How long a line may be, in bytes.
  static let longestLine = 32 << 20
  /// How many modules all lists may have together, and tensors or names one.
  static let mostModules = 100_000
  /// How many tensors and names all lists may have together.
  private static let mostNames = 1_000_000

  /// - Parameter mostFigures: how many numbers are kept; where more come, every second step goes.
  public init(mostFigures: Int = 32 << 20) { self.mostFigures = mostFigures }

  /// The run that bytes are, and whether its last line is cut.
  public static func run(_ bytes: [UInt8]) throws(RunProblem) -> (run: WatchedRun, isCut: Bool) {
    var reader = RunReader()
    try reader.read(bytes[...])
    try reader.checkBegun()
    return (reader.run, reader.isCut)
  }

  /// Whether the last line has no end.
  public var isCut: Bool { !pending.isEmpty }

  /// Whether anything of a run has been read.
  public private(set) var hasBegun = false

  /// Throws where there is no run: for who waits for no more.
  public func checkBegun() throws(RunProblem) {
    guard hasBegun else { throw isCut ? .isNoRun : .isEmpty }
  }

  /// Reads more of it.
  public mutating func read(_ bytes: ArraySlice<UInt8>) throws(RunProblem) {
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let part = rest[..<end]
      rest = rest[(end + 1)...]
      guard pending.count + part.count <= Self.longestLine else { throw .lineIsTooLong(line: line + 1) }
      line += 1
      if pending.isEmpty {
        try readLine(part)
      } else {
        pending += part
        // A line that waits is given back its memory.
        let whole = pending
        pending = []
        try readLine(whole[...])
      }
    }
    guard pending.count + rest.count <= Self.longestLine else { throw .lineIsTooLong(line: line + 1) }
    // What is no object from its first sign on is no run, and need not be waited for.
    if line == 0, pending.isEmpty, let first = rest.first, first != UInt8(ascii: "{") { throw .isNoRun }
    pending += rest
  }

  private mutating func readLine(_ bytes: ArraySlice<UInt8>) throws(RunProblem) {
    var reader = JSONReader(bytes)
    if reader.isAtEnd { return }
    var record = RunRecord(line: line, lists: run.lists)
    do throws(JSONReader.Problem) {
      try reader.object { (reader, name) throws(JSONReader.Problem) in
        try record.read(name, &reader)
      }
      guard reader.isAtEnd else { throw .isMalformed }
    } catch {
      throw record.problem ?? (hasBegun ? .isMalformed(line: line) : .isNoRun)
    }
    if let problem = record.problem { throw problem }
    guard record.kind != nil, record.format != nil else {
      throw hasBegun ? .isMalformed(line: line) : .isNoRun
    }
    hasBegun = true
    try take(record)
  }

  private mutating func take(_ record: RunRecord) throws(RunProblem) {
    switch record.content {
    case .run(let begun):
      // A run that is written behind another one is another run.
      run = begun
      (figures, modules, names) = (0, 0, 0)
    case .modules(let list, let number):
      guard number == run.lists.count else { throw .wrongList(line: line, list: number) }
      modules += max(1, list.modules.count)
      names += list.names
      guard modules <= Self.mostModules else { throw .tooManyModules(line: line, most: Self.mostModules) }
      guard names <= Self.mostNames else { throw .tooManyNames(line: line, most: Self.mostNames) }
      run.lists.append(list)
    case .step(let step): try take(step)
    case .end: run.isEnded = true
    case nil: break
    }
    run.measuringSeconds += record.measuringSeconds
    run.stepSeconds += record.stepSeconds
  }

  private mutating func take(_ given: WatchedStep) throws(RunProblem) {
    var step = given
    guard run.lists.indices.contains(step.list) else { throw .wrongList(line: line, list: step.list) }
    let count = run.lists[step.list].modules.count
    for figure in ModuleFigure.allCases where !step[figure].isEmpty && step[figure].count != count {
      throw .wrongCount(line: line, field: figure.rawValue, count: step[figure].count, modules: count)
    }
    if let last = run.steps.last, step.number < last.number {
      throw .stepsGoBack(line: line, step: step.number, last: last.number)
    }
    step.ordinal = run.measured
    run.measured += 1
    if run.firstBad == nil, step.isBad { run.firstBad = step.ordinal }
    if let last = run.steps.last, !keeps(last) {
      run.steps.removeLast()
      figures -= size(last)
    }
    run.steps.append(step)
    figures += size(step)
    while figures > mostFigures, run.steps.count > 3 {
      run.stride *= 2
      let last = run.steps.count - 1
      run.steps = run.steps.enumerated().filter { $0.offset == last || keeps($0.element) }.map(\.element)
      figures = run.steps.reduce(0) { $0 + size($1) }
    }
  }

  /// A step that has no figure of its modules counts as if it had one: it is asked for each of them.
  private func size(_ step: WatchedStep) -> Int { max(step.size, run.modules(of: step).modules.count) }

  private func keeps(_ step: WatchedStep) -> Bool {
    step.ordinal.isMultiple(of: run.stride) || step.ordinal == run.firstBad
  }
}
