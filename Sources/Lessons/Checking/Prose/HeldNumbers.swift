import CommandKit
import Lab
import Platform

/// The numbers that the code of a lesson holds: those that stand in it, those that it computes of them alone, and those
/// that an `expect` lets through.
struct HeldNumbers {
  private var numbers: [Double] = []
  /// Between which bounds an `expect` keeps something.
  private var intervals: [ClosedRange<Double>] = []
  /// Names that hold what is computed of numbers alone.
  private var names: Set<String> = []

  /// How far apart the bounds of a chain may lie for it to hold what lies between them.
  private static let widest = 10.0

  func holds(_ written: WrittenNumber) -> Bool {
    numbers.contains { written.says($0) || written.says(-$0) }
      || intervals.contains { interval in
        let slack = written.margin
        return [written.value, written.isPercent ? written.value / 100 : written.value].contains {
          interval.contains($0) || interval.contains($0 + slack) || interval.contains($0 - slack)
        }
      }
  }

  /// Takes in a statement that has been carried out.
  mutating func add(_ statement: Syntax.Statement, _ session: LessonSession) {
    switch statement.kind {
    case .bind(let name, let expression):
      add(expression, session)
      if isClosed(expression, session) { names.insert(name.text) } else { names.remove(name.text) }
    case .family(_, _, let body): add(body, session)
    case .value(let expression): add(expression, session)
    case .command(let command):
      for argument in command.arguments {
        if case .value(let expression) = argument.operand { add(expression, session) }
      }
    }
  }

  /// Takes in the numbers of a listing in another language.
  mutating func add(listing: String) { numbers += WrittenNumber.all(in: listing).map(\.value) }

  private mutating func add(_ expression: Syntax.Expression, _ session: LessonSession) {
    expression.visit { part in
      switch part.kind {
      case .number(let number): numbers.append(number)
      case .binary, .range, .negate, .call:
        if isClosed(part, session) { numbers += values(of: part, session) }
      case .comparison(let operands, let comparisons, let tolerance):
        add(operands, comparisons, tolerance, session)
      default: break
      }
    }
  }

  private mutating func add(
    _ operands: [Syntax.Expression], _ comparisons: [Syntax.Comparison], _ tolerance: Syntax.Expression?,
    _ session: LessonSession
  ) {
    func closed(_ expression: Syntax.Expression) -> [Double] {
      if case .number(let number) = expression.kind { return [number] }
      return isClosed(expression, session) ? values(of: expression, session) : []
    }
    if let margin = tolerance.flatMap({ closed($0).max() }) {
      for value in operands.flatMap(closed) where margin >= 0 && margin <= abs(value) {
        intervals.append(value - margin...value + margin)
      }
    } else if comparisons.count == 2, let one = closed(operands[0]).first,
      let other = closed(operands[2]).first
    {
      let (low, high) = (min(one, other), max(one, other))
      if low > 0 ? high <= Self.widest * low : high - low <= 1 { intervals.append(low...high) }
    }
  }

  private func values(of expression: Syntax.Expression, _ session: LessonSession) -> [Double] {
    (try? session.values(of: expression.description))?.filter(\.isFinite) ?? []
  }

  /// Whether it is computed of numbers alone: nothing in it was measured or drawn.
  private func isClosed(_ expression: Syntax.Expression, _ session: LessonSession) -> Bool {
    var isClosed = true
    expression.visit { part in
      switch part.kind {
      case .verb, .text, .blank, .chain: isClosed = false
      case .name(let name): isClosed = isClosed && (names.contains(name) || session.isOfMathematics(name))
      default: break
      }
    }
    return isClosed
  }
}

extension LessonSession {
  /// Whether a name stands for an activation or a function, and the session has bound it to nothing else.
  fileprivate func isOfMathematics(_ name: String) -> Bool {
    guard session.state.bindings[name] == nil else { return false }
    guard name != "pi" else { return true }
    guard let declaration = session.vocabulary.called(name) else { return false }
    return declaration.makes.contains { [.activation, .number].contains($0) }
  }
}
