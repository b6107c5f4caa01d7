import Documents

/// Reads a lesson's file.
package enum LessonReader {
  /// The lesson, as far as it can be read, and everything in the file that its author has to mend.
  ///
  /// A lesson with problems is not fit to be played: `lesson(file:bytes:)` refuses it.
  package static func read(file: String, bytes: [UInt8]) -> (lesson: Lesson?, problems: [Problem]) {
    if ClaimDocument.isOne(bytes) {
      return (nil, [Problem(ClaimMessage.isNoLesson(file: file), file: file, line: 1)])
    }
    do {
      let source = try SourceText(file: file, bytes: bytes)
      return read(source)
    } catch {
      return (nil, [error])
    }
  }

  /// The lesson in the file.
  ///
  /// - Throws: `Problems`, all that are found, in the order of the lines.
  package static func lesson(file: String, bytes: [UInt8]) throws(Problems) -> Lesson {
    let (lesson, problems) = read(file: file, bytes: bytes)
    guard let lesson, problems.isEmpty else { throw Problems(problems) }
    return lesson
  }

  static func read(_ source: SourceText) -> (lesson: Lesson?, problems: [Problem]) {
    var frontReader = FrontMatterReader<FrontMatter>(source)
    let (front, count) = frontReader.read()
    frontReader.checkComplete()
    let root = source.tree(withoutFirst: count)
    var pitfalls = Pitfalls(source)
    pitfalls.check(root)
    var sections = SectionReader(file: source.file)
    sections.read(root)
    let problems = frontReader.problems + pitfalls.problems + sections.problems
    let lesson = Lesson(file: source.file, front: front, steps: sections.steps)
    return (lesson, Array(Set(problems)).sorted())
  }
}

/// All that is wrong with a lesson's file.
package struct Problems: Error, Hashable, Sendable, CustomStringConvertible {
  package var all: [Problem]

  package init(_ all: [Problem]) { self.all = all.sorted() }

  package var description: String { all.map(\.description).joined(separator: "\n") }
}
