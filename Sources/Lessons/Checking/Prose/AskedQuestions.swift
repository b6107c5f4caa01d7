import Documents

/// The predictions that were asked so far: none is asked twice in a course.
struct AskedQuestions {
  private var asked: [[String]: (file: String, line: Int)] = [:]

  /// The questions of a lesson that were asked before, there or in a lesson before it.
  mutating func repetitions(in lesson: Lesson) -> [Problem] {
    var problems: [Problem] = []
    for (place, question) in lesson.questions {
      let keys = Self.keys(question, before: lesson.cell(after: place))
      if let before = keys.compactMap({ asked[$0] }).first {
        let file = before.file == lesson.file ? nil : before.file
        problems.append(
          Problem(
            CheckMessage.askedBefore(file: file, line: before.line), file: lesson.file, line: question.line))
      }
      for key in keys where asked[key] == nil { asked[key] = (lesson.file, question.line) }
    }
    return problems
  }

  /// What makes two questions the same: the same answer to the same cell, or the same words and options.
  private static func keys(_ question: Lesson.Question, before cell: Lesson.Cell?) -> [[String]] {
    var keys: [[String]] = []
    if case .measured(let expression, _) = question.answer, let cell {
      let code = cell.source.split(separator: "\n").map(\.trimmed).filter {
        !$0.isEmpty && !$0.hasPrefix("#")
      }
      keys.append(["cell", expression] + code)
    }
    let words = Document(question.text).markdown + question.options.map(\.text.string).joined(separator: " ")
    let content = WrittenWords.stretches(of: words)
    let count = content.reduce(0) { $0 + ($1.isHan ? ($1.text.count + 1) / 2 : 1) }
    // "Why?" may be asked again.
    if question.answer != .open, count > 5 { keys.append(["words"] + content.map(\.text)) }
    return keys
  }
}

extension Lesson {
  fileprivate var questions: [(place: Place, question: Question)] {
    places.compactMap { place in
      if case .question(let question) = self[place] { (place, question) } else { nil }
    }
  }

  fileprivate func cell(after place: Place) -> Cell? {
    for next in places where next > place {
      if case .cell(let cell) = self[next] { return cell }
    }
    return nil
  }
}
