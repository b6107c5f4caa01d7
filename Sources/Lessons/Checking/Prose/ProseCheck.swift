import CommandKit
import Documents
import Files

/// What the words of a lesson must not say: numbers that nothing holds, formulas that nobody sets, pictures that are
/// not there.
struct ProseCheck {
  let lesson: Lesson
  let text: LessonText
  private(set) var problems: [Problem] = []

  init(_ lesson: Lesson, _ text: LessonText) {
    self.lesson = lesson
    self.text = text
  }

  private mutating func report(_ message: CheckMessage, _ line: Int) {
    problems.append(Problem(message, file: lesson.file, line: line))
  }

  // MARK: Numbers

  mutating func checkNumbers(_ held: HeldNumbers) {
    for line in text.lines {
      let numbers = WrittenNumber.all(in: line.text.withoutCode)
      for number in numbers where !number.isWhole && !held.holds(number) {
        let cell = cell(for: line.number)
        report(.numberNotHeld(number: number.text, cell: cell?.line, id: cell?.id), line.number)
      }
    }
  }

  /// The cell whose matter a line is: the last one before it in its step, else the first one after it.
  private func cell(for line: Int) -> Lesson.Cell? {
    let cells = lesson.steps.last { $0.line <= line }?.items.flatMap { item -> [Lesson.Cell] in
      switch item {
      case .cell(let cell): [cell]
      case .exercise(let exercise): [exercise.check]
      default: []
      }
    }
    return cells?.last { $0.line < line } ?? cells?.first
  }

  // MARK: Formulas and pictures

  mutating func checkMarks() {
    for line in text.lines {
      let words = line.text.withoutCode
      if let formula = Self.formula(in: words) { report(.formula(text: formula), line.number) }
      for picture in Self.pictures(in: line.text) {
        if picture.words.trimmed.isEmpty { report(.pictureWithoutWords(file: picture.file), line.number) }
        let folder = Folder.resolved(Folder.parent(of: lesson.file))
        let path = Folder.resolved("\(folder)/\(picture.file)")
        if picture.file.contains("://") || !path.hasPrefix(folder + "/") || !Folder.holdsFile(path) {
          report(.noPicture(file: picture.file), line.number)
        } else if (try? File.read(path, atMost: Picture.most)).flatMap(Picture.init) == nil {
          report(.isNoPicture(file: picture.file), line.number)
        }
      }
    }
  }

  /// `$…$`, but for prices: a formula has no blank behind its first sign, none before its last one, and no digit after it.
  private static func formula(in text: String) -> String? {
    let characters = Array(text)
    let signs = characters.indices.filter { characters[$0] == "$" }
    for (first, last) in zip(signs, signs.dropFirst()) {
      if last == first + 1 { return "$$" }
      let after = last + 1 < characters.count ? characters[last + 1] : " "
      if !characters[first + 1].isWhitespace, !characters[last - 1].isWhitespace, !after.isNumber {
        return String(characters[first...last])
      }
    }
    return nil
  }

  private static func pictures(in text: String) -> [(words: String, file: String)] {
    var rest = Substring(text)
    var found: [(words: String, file: String)] = []
    while let start = rest.firstRange(of: "![") {
      rest = rest[start.upperBound...]
      guard let middle = rest.firstRange(of: "]("), let end = rest[middle.upperBound...].firstIndex(of: ")")
      else {
        break
      }
      let target = rest[middle.upperBound..<end]
      let isEnclosed = target.first == "<"
      let file = isEnclosed ? target.dropFirst().prefix { $0 != ">" } : target.prefix { !$0.isWhitespace }
      found.append((String(rest[..<middle.lowerBound]), String(file)))
      rest = rest[end...]
    }
    return found
  }
}
