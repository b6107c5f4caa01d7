import CommandKit
import Documents

/// Reads the fences that a lesson runs or asks: their keys and what stands in them.
struct CellReader {
  static let cellWord = "gradlab"
  static let questionWord = "predict"

  let file: String
  private(set) var problems: [Problem] = []

  init(file: String) { self.file = file }

  /// The first word after the fence.
  static func word(of info: String) -> String {
    String(info.trimmed.prefix { !$0.isWhitespace && $0 != "," })
  }

  private mutating func report(_ message: CellMessage, _ line: Int, _ column: Int? = nil) {
    problems.append(Problem(message, file: file, line: line, column: column))
  }

  // MARK: Cells

  private struct CellKey: Sendable {
    let name: String
    let takes: CellMessage.Value
    let set: @Sendable (inout Lesson.Cell, FenceInfo.Value) -> Bool
  }

  private static let cellKeys: [CellKey] = [
    CellKey(name: "id", takes: .identifier(example: "slope")) { cell, value in
      cell.id = value.identifier
      return cell.id != nil
    },
    CellKey(name: "role", takes: .role) { cell, value in
      cell.role = Lesson.Cell.Role(rawValue: value.text)
      return cell.role != nil
    },
    CellKey(name: "claim", takes: .claims) { cell, value in
      guard let numbers = value.wholeNumbers, numbers.allSatisfy({ $0 > 0 }) else { return false }
      cell.claims = numbers
      return true
    },
    CellKey(name: "fails", takes: .flag) { cell, value in
      guard let flag = value.flag else { return false }
      cell.fails = flag
      return true
    },
    CellKey(name: "slow", takes: .flag) { cell, value in
      guard let flag = value.flag else { return false }
      cell.slow = flag
      return true
    },
  ]

  mutating func cell(_ node: MarkdownNode) -> Lesson.Cell {
    var cell = Lesson.Cell(source: node.literal, line: node.firstLine)
    for (name, value, column) in arguments(of: node) {
      guard let key = Self.cellKeys.first(where: { $0.name == name }) else {
        unknown(name, of: Self.cellWord, among: Self.cellKeys.map(\.name), node.firstLine, column)
        continue
      }
      if !key.set(&cell, value) { report(.wrongValue(key: name, takes: key.takes), node.firstLine, column) }
    }
    if let role = cell.role, cell.id == nil {
      report(.roleWithoutIdentifier(role: role), node.firstLine)
    }
    if cell.source.allSatisfy(\.isWhitespace) {
      report(.isEmpty, node.firstLine)
    }
    return cell
  }

  private mutating func unknown(
    _ name: String, of word: String, among names: [String], _ line: Int, _ column: Int
  ) {
    report(.unknownKey(name: name, word: word, keys: names), line, column)
  }

  private mutating func arguments(of node: MarkdownNode) -> [(String, FenceInfo.Value, Int)] {
    do {
      let info = try FenceInfo(node.info)
      return info.arguments.map { argument in
        (argument.key, argument.value, node.firstColumn + node.fenceLength + argument.offset)
      }
    } catch {
      let column = error.span.map { node.fenceLength + $0.start + 1 }
      problems.append(Problem(error.reason, file: file, line: node.firstLine, column: column))
      return []
    }
  }

  // MARK: Questions

  mutating func question(_ node: MarkdownNode) -> Lesson.Question {
    var id: String?
    var answer: FenceInfo.Value?
    var inDecades = false
    for (name, value, column) in arguments(of: node) {
      switch name {
      case "id":
        id = value.identifier
        if id == nil {
          report(.wrongValue(key: name, takes: .identifier(example: "shrink")), node.firstLine, column)
        }
      case "answer": answer = value
      case "scale":
        inDecades = value.text == "log10"
        if !inDecades { report(.wrongValue(key: name, takes: .scale), node.firstLine, column) }
      default: unknown(name, of: Self.questionWord, among: ["id", "answer", "scale"], node.firstLine, column)
      }
    }
    if id == nil { report(.questionWithoutIdentifier, node.firstLine) }
    let (text, options) = body(of: node)
    let answerFound = self.answer(
      answer, inDecades: inDecades, options: options.count, line: node.firstLine)
    return Lesson.Question(
      id: id ?? "", text: Prose.parse(text), options: options, answer: answerFound, line: node.firstLine)
  }

  private mutating func answer(
    _ value: FenceInfo.Value?, inDecades: Bool, options: Int, line: Int
  ) -> Lesson.Question.Answer {
    guard let value else {
      if inDecades { report(.scaleWithoutAnswer, line) }
      if options > 0 { report(.optionsWithoutAnswer, line) }
      return .open
    }
    guard let numbers = value.wholeNumbers else {
      if options > 0 { report(.answerIsNoNumber, line) }
      return .measured(value.text, inDecades: inDecades)
    }
    if options == 0 {
      report(.numberWithoutOptions, line)
    } else if let wrong = numbers.first(where: { !(1...options ~= $0) }) {
      report(.noSuchOption(number: wrong, count: options), line)
    }
    if inDecades { report(.scaleWithOptions, line) }
    return value.isList ? .options(numbers) : .option(numbers[0])
  }

  /// The question, and its options: lines `1) …`, which go on in lines that begin with a blank.
  private mutating func body(of node: MarkdownNode) -> (String, [Lesson.Question.Option]) {
    var text: [Substring] = []
    var options: [(number: Int, text: String)] = []
    let lines = node.literal.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let digits = line.prefix { $0.isASCII && $0.isNumber }
      let rest = line.dropFirst(digits.count)
      if let number = Int(digits), rest.hasPrefix(") ") {
        if number != options.count + 1 {
          report(.optionsOutOfOrder(next: options.count + 1), node.firstLine + index + 1)
        }
        options.append((number, rest.dropFirst(2).trimmed))
      } else if options.isEmpty {
        text.append(line)
      } else if !line.trimmed.isEmpty {
        options[options.count - 1].text += " " + line.trimmed
      }
    }
    if text.allSatisfy({ $0.trimmed.isEmpty }) { report(.questionIsEmpty, node.firstLine) }
    return (
      text.joined(separator: "\n"),
      options.map { Lesson.Question.Option(number: $0.number, text: Prose.parseLine($0.text)) }
    )
  }
}
