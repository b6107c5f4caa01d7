import CommandKit
import Files
import Messages
import Platform

/// What `gradlab check` does: finds lessons, reads and runs each, and says what is wrong, with file and line.
/// Documents of claims are read and not measured.
package struct Checker {
  /// A fresh session for each lesson.
  package var session: () -> LessonSession
  /// How many other draws every lesson is run with besides its own.
  package var seeds = 0
  /// Told before each of them, with the number of those before it.
  package var progress: (String, Int) -> Void
  /// Told what is found, as it is.
  package var show: (CheckReport) -> Void

  package init(
    session: @escaping () -> LessonSession, seeds: Int = 0,
    progress: @escaping (String, Int) -> Void = { _, _ in }, show: @escaping (CheckReport) -> Void
  ) {
    self.progress = progress
    self.session = session
    self.seeds = seeds
    self.show = show
  }

  package struct Summary: Hashable, Sendable {
    package var passed = 0
    package var failed = 0
    /// Whether Ctrl-C ended the check before all lessons were looked at.
    package var wasInterrupted = false
  }

  /// Checks files and folders, and reports each lesson that is sound, each problem, and the summary at the end.
  ///
  /// - Throws: where a path does not exist, or a folder holds no lessons.
  package func check(_ paths: [String]) throws(Failure) -> Summary {
    var summary = Summary()
    for path in paths {
      var found = Found()
      guard Folder.exists(path) else {
        check(file: path, &summary, &found, try bytes(of: path))
        if summary.wasInterrupted { return summary }
        continue
      }
      let files = Self.lessons(below: path)
      if files.isEmpty {
        throw Failure(CheckMessage.noLessons(folder: path))
      }
      for file in files {
        check(file: file, &summary, &found, try bytes(of: file))
        if summary.wasInterrupted { return summary }
      }
      let together = Self.together(found.lessons, found.claims)
      for problem in together { show(.problem(problem)) }
      if !together.isEmpty { summary.failed += 1 }
    }
    show(.summary(summary))
    return summary
  }

  /// Checks one text as the file that it is called.
  func check(text bytes: [UInt8], file: String) -> Summary {
    var summary = Summary()
    var found = Found()
    check(file: file, &summary, &found, bytes)
    return summary
  }

  private func bytes(of path: String) throws(Failure) -> [UInt8] {
    WorkAtHand.isIn(path)
    do throws(FileFailure) { return try File.read(path, atMost: File.mostOfText) } catch {
      throw Failure(error)
    }
  }

  /// Every lesson in a folder and the folders in it.
  static func lessons(below folder: String) -> [String] {
    let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    return (Folder.entries(in: folder) ?? []).filter { !$0.name.hasPrefix(".") }.flatMap {
      entry -> [String] in
      let (name, path) = (entry.name, "\(folder)/\(entry.name)")
      if entry.kind == .folder { return lessons(below: path) }
      return name.hasSuffix(".md") && name != "README.md" ? [path] : []
    }
  }

  /// What could be read in a folder.
  private struct Found {
    var lessons: [Lesson] = []
    var claims: [ClaimDocument] = []
  }

  private func check(file: String, _ summary: inout Summary, _ found: inout Found, _ bytes: [UInt8]) {
    if !file.hasSuffix(".md") {
      finish(file, checkScript(file, bytes), .script, &summary)
    } else if ClaimDocument.isOne(bytes) {
      let (document, problems) = ClaimCheck.problems(file: file, bytes, session())
      if let document { found.claims.append(document) }
      finish(file, problems, .claims(document?.claims.count ?? 0), &summary)
    } else if let lesson = checkLesson(file, bytes, &summary, among: found.lessons) {
      found.lessons.append(lesson)
    }
  }

  /// - Parameter others: those that were checked before.
  private func checkLesson(
    _ file: String, _ bytes: [UInt8], _ summary: inout Summary, among others: [Lesson]
  ) -> Lesson? {
    let (lesson, problems) = LessonReader.read(file: file, bytes: bytes)
    guard let lesson, problems.isEmpty else {
      finish(file, problems, .lesson(cells: 0, seconds: 0, seeds: 0), &summary)
      return lesson
    }
    guard let source = try? SourceText(file: file, bytes: bytes) else { return lesson }
    let text = LessonText(source)
    let start = ContinuousClock.now
    func run(draw: Int) -> LessonCheck {
      var check = LessonCheck(lesson, session(), text: draw == 0 ? text : nil)
      check.run(draw: draw)
      if check.wasInterrupted {
        summary.wasInterrupted = true
        show(.stopped(file: file))
      }
      return check
    }
    // Its reader's program speaks its language, and that is how high its results are.
    let language = DisplayLanguage(tag: lesson.front.lang) ?? .current
    let own = language.spoken { run(draw: 0) }
    var shares = SeedShares()
    // What the same cells in another language came to with other seeds they would come to here.
    let isTold = others.contains {
      $0.id == lesson.id && Translation($0).difference(from: Translation(lesson)) == nil
    }
    let seeds = isTold ? 0 : seeds
    for draw in 1..<(seeds + 1) where !summary.wasInterrupted {
      progress(CheckMessage.otherSeeds(file: file).words(in: .current), draw - 1)
      shares.add(run(draw: draw).problems)
    }
    if summary.wasInterrupted { return lesson }
    let contents = CheckReport.Contents.lesson(
      cells: own.cells, seconds: start.duration(to: .now).seconds, seeds: seeds)
    var prose = ProseCheck(lesson, text)
    prose.checkMarks()
    prose.checkNumbers(own.held)
    let heights = language.spoken { StopHeights.of(lesson, results: own.results) }
    let stops = heights.filter(\.isBroken).map { stop in
      let message = CheckMessage.stopIsTooHigh(stop.kind, rows: stop.rows)
      return Problem(message, file: file, line: stop.line)
    }
    let found =
      (stops + own.problems + prose.problems + requirements(of: lesson, text)
      + repetitions(in: lesson)).sorted()
    finish(file, found + shares.problems, contents, &summary)
    for share in shares.remarks { show(.remark(share)) }
    return lesson
  }

  /// Lessons that it requires and that are neither in its folder nor in the course.
  private func requirements(of lesson: Lesson, _ text: LessonText) -> [Problem] {
    guard !lesson.front.requires.isEmpty else { return [] }
    let beside = Library(folder: Folder.parent(of: lesson.file))?.entries.compactMap(\.front?.id) ?? []
    let known = Set(beside + Library.course().entries.compactMap(\.front?.id))
    return lesson.front.requires.filter { !known.contains($0) }.map {
      Problem(CheckMessage.requiresMissing(id: $0), file: lesson.file, line: text.requiresLine)
    }
  }

  private func repetitions(in lesson: Lesson) -> [Problem] {
    var asked = AskedQuestions()
    return asked.repetitions(in: lesson)
  }

  private func finish(
    _ file: String, _ problems: [Problem], _ contents: CheckReport.Contents, _ summary: inout Summary
  ) {
    if problems.isEmpty {
      summary.passed += 1
      show(.sound(file: file, contents))
    } else {
      summary.failed += 1
      for problem in problems { show(.problem(problem)) }
    }
  }

  private func checkScript(_ file: String, _ bytes: [UInt8]) -> [Problem] {
    do throws(Problem) {
      let source = try SourceText(file: file, bytes: bytes)
      let text = source.lines.joined(separator: "\n")
      let session = session().leavingFilesAlone
      // Its names count from the working folder, as where it is run.
      session.hold(file, in: nil)
      do throws(Failure) {
        for statement in try session.parse(text) {
          WorkAtHand.isIn(file, line: statement.line)
          do throws(Failure) {
            _ = try session.run(statement, for: .lesson)
          } catch {
            return [Problem(error.reason, file: file, line: statement.line)]
          }
        }
        return []
      } catch {
        return [Problem(error.reason, file: file, line: LessonCheck.line(of: error))]
      }
    } catch {
      return [error]
    }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
