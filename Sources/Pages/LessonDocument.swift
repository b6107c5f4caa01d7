import Documents
import Lessons
import Messages

extension Block {
  /// What stands in a lesson for its teacher.
  static func forTeacher(_ note: String) -> Block {
    let colon = DisplayLanguage.current.colon
    return .aside(
      .note, [.paragraph("\(PageMessage.forTeacher.words(in: .current), .strong)\(colon)\(note)")])
  }
}

extension Document {
  /// A lesson with its results as one document: what other formats are made of.
  package init(title: String, _ parts: [LessonPart], for audience: Audience) {
    self.init(title: Text(title))
    var rest = parts[...]
    while let part = rest.popFirst() {
      switch part {
      case .note(let note):
        if audience == .teacher {
          blocks.append(.forTeacher(note))
        }
      case .exercise(let exercise): blocks += Self.blocks(of: exercise, &rest, for: audience)
      default: blocks += part.outputs.flatMap(\.document.blocks)
      }
    }
  }

  private static func blocks(
    of exercise: Lesson.Exercise, _ rest: inout ArraySlice<LessonPart>, for audience: Audience
  ) -> [Block] {
    var own: [Block] = []
    var isOwn = true
    while isOwn, let part = rest.first {
      switch part {
      case .cell(let cell): isOwn = cell.role != nil
      case .result: break
      default: isOwn = false
      }
      guard isOwn else { break }
      own += part.outputs.flatMap(\.document.blocks)
      rest.removeFirst()
    }
    var blocks = exercise.text
    if let starter = exercise.starter { blocks.append(.code(starter.code, language: "gradlab")) }
    blocks += exercise.hints.map(\.block)
    let details = exercise.solutionDetails
    let prose = details.blocks.filter { if case .code(_, language: "gradlab") = $0 { false } else { true } }
    switch audience {
    case .student: break
    case .reader: blocks.append(.details(summary: details.summary, prose + own))
    case .teacher: blocks += [.paragraph(details.summary.styled(.strong))] + prose + own
    }
    return blocks
  }
}
