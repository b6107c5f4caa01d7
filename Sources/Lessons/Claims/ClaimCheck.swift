import CommandKit
import Files

/// What can be said of a document of claims without measuring it.
enum ClaimCheck {
  /// The document in a file as far as it can be read, and what is wrong with its form, its statements, and the cells of
  /// lessons that it names.
  static func problems(
    file: String, _ bytes: [UInt8], _ session: LessonSession
  ) -> (document: ClaimDocument?, problems: [Problem]) {
    let (document, problems) = ClaimReader.read(file: file, bytes: bytes)
    guard let document, problems.isEmpty else { return (document, problems) }
    return (document, language(of: document, session) + places(in: document))
  }

  /// Statements, figures and conditions that can't be parsed.
  static func language(of document: ClaimDocument, _ session: LessonSession) -> [Problem] {
    var problems: [Problem] = []
    func parse(_ text: String, _ report: (Failure) -> (ClaimMessage, line: Int)) {
      do throws(Failure) {
        _ = try session.parse(text)
      } catch {
        let (message, line) = report(error)
        problems.append(Problem(message, file: document.file, line: line))
      }
    }
    for claim in document.claims {
      parse(claim.measurement) { failure in
        let line = claim.lines.measurement + LessonCheck.line(of: failure)
        return (.measurementUnreadable(reason: failure), line)
      }
      for figure in claim.figures {
        // In brackets only a value can stand.
        parse("max(\(figure.expression))") {
          (.figureUnreadable(expression: figure.expression, reason: $0), figure.line)
        }
      }
      for condition in claim.rules.flatMap(\.conditions) {
        parse("expect \(condition.text)") {
          (.conditionUnreadable(condition: condition.text, reason: $0), condition.line)
        }
      }
    }
    return problems
  }

  /// Lessons and cells that claims name and that are not there, or do not name the claim.
  private static func places(in document: ClaimDocument) -> [Problem] {
    let folder = document.file.dropLast(Folder.lastName(of: document.file).count)
    var lessons: [String: Lesson] = [:]
    return document.claims.compactMap { claim in
      guard let place = claim.place else { return nil }
      func problem(_ message: ClaimMessage) -> Problem {
        Problem(message, file: document.file, line: claim.lines.place)
      }
      // Beside the document, and nowhere else.
      if lessons[place.file] == nil, !place.file.contains("/"),
        let bytes = try? File.read(folder + place.file, atMost: File.mostOfText)
      {
        lessons[place.file] = LessonReader.read(file: place.file, bytes: bytes).lesson
      }
      guard let lesson = lessons[place.file] else { return problem(.noSuchLesson(file: place.file)) }
      guard case .cell(let cell)? = lesson.place(of: place.cell).map({ lesson[$0] }) else {
        return problem(.noSuchCell(cell: place.cell, file: place.file))
      }
      return cell.claims.contains(claim.number)
        ? nil : problem(.cellNamesNoClaim(cell: place.cell, file: place.file, number: claim.number))
    }
  }

  /// Cells in the folder of the document that name a claim which it does not have.
  static func cells(of lessons: [Lesson], without document: ClaimDocument) -> [Problem] {
    let folder = Checker.folderName(of: document.file)
    let numbers = Set(document.claims.map(\.number))
    return lessons.filter { Checker.folderName(of: $0.file) == folder }.flatMap { lesson in
      lesson.places.flatMap { place -> [Problem] in
        guard case .cell(let cell) = lesson[place] else { return [] }
        return cell.claims.filter { !numbers.contains($0) }.map {
          Problem(
            ClaimMessage.cellOfNoClaim(number: $0, file: document.file), file: lesson.file, line: cell.line)
        }
      }
    }
  }

  /// Where translations of one document do not measure and judge the same.
  static func differences(among documents: [ClaimDocument]) -> [Problem] {
    let sorted = documents.sorted { $0.file < $1.file }
    guard let first = sorted.first else { return [] }
    return sorted.dropFirst().flatMap { document in
      (0..<max(first.claims.count, document.claims.count)).compactMap { index in
        let (ours, theirs) = (first.claims.dropFirst(index).first, document.claims.dropFirst(index).first)
        guard ours?.code != theirs?.code else { return nil }
        return Problem(
          ClaimMessage.differsFromOtherLanguage(file: first.file, line: ours?.lines.heading ?? 1),
          file: document.file, line: theirs?.lines.heading ?? 1)
      }
    }
  }
}
