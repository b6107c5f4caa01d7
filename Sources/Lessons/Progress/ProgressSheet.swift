import CommandKit
import Documents
import Lab

/// What a reader has done, to be handed in: nothing of the machine, and of the reader the name that they give.
struct ProgressSheet {
  /// The lessons that the reader has begun, in the order of the course, then others by their id.
  private let lessons: [(id: String, title: String?)]
  private let progress: ReaderProgress
  private let name: String?

  init(_ progress: ReaderProgress, _ library: Library, name: String? = nil) {
    self.progress = progress
    self.name = name
    let fronts = library.entries.compactMap(\.front)
    // One that was set aside (`tour~1`) counts no more.
    let begun = Set(progress.records.keys.map(\.lesson).filter { !$0.isEmpty && !$0.contains("~") })
    let others = begun.subtracting(fronts.map(\.id)).sorted()
    lessons =
      fronts.filter { begun.contains($0.id) }.map { ($0.id, $0.title) } + others.map { ($0, nil) }
  }

  // MARK: What was done

  private struct Guess {
    var question: String
    var text: String
    var score: Double?
    var confidence: Int?
  }

  private struct Exercise {
    var id: String
    var solution: String?
    var isSkipped: Bool
    var tries: Int
    var hints: Int
  }

  private func guesses(in lesson: String) -> [Guess] {
    let scores = progress.all(.score, lesson: lesson)
    let sure = progress.all(.sure, lesson: lesson)
    return progress.all(.guess, lesson: lesson).sorted { $0.key < $1.key }.map { question, text in
      Guess(
        question: question, text: text, score: scores[question].flatMap(Double.init),
        confidence: sure[question].flatMap { Int($0) })
    }
  }

  private func exercises(in lesson: String) -> [Exercise] {
    let solutions = progress.all(.solution, lesson: lesson)
    let skipped = progress.all(.skipped, lesson: lesson)
    let tries = progress.all(.tries, lesson: lesson)
    let hints = progress.all(.hints, lesson: lesson)
    let ids = Set(solutions.keys).union(skipped.keys).union(tries.keys).union(hints.keys)
    return ids.sorted().map { id in
      Exercise(
        id: id, solution: solutions[id], isSkipped: solutions[id] == nil && skipped[id] != nil,
        tries: Int(tries[id] ?? "") ?? 0, hints: Int(hints[id] ?? "") ?? 0)
    }
  }

  private func state(of lesson: String) -> PlayerMessage.Progress.Place {
    let place = progress.place(in: lesson)
    return place == .none ? .begun : place
  }

  // MARK: As a file

  /// One object: a lesson each, with its guesses and exercises.
  var json: JSON {
    ResultFormat.object(
      "progress",
      [
        JSON.Member("name", name.map(JSON.string) ?? .null),
        JSON.Member(
          "lessons",
          .array(
            lessons.map { lesson in
              .object([
                JSON.Member("lesson", .string(lesson.id)),
                JSON.Member("title", lesson.title.map(JSON.string) ?? .null),
                JSON.Member("state", .string(state(of: lesson.id).rawValue)),
                JSON.Member("guesses", .array(guesses(in: lesson.id).map(Self.json))),
                JSON.Member("exercises", .array(exercises(in: lesson.id).map(Self.json))),
              ])
            })),
      ])
  }

  private static func json(_ guess: Guess) -> JSON {
    .object([
      JSON.Member("question", .string(guess.question)), JSON.Member("guess", .string(guess.text)),
      JSON.Member("score", guess.score.map(JSON.number) ?? .null),
      JSON.Member("confidence", guess.confidence.map { .number(Double($0)) } ?? .null),
    ])
  }

  private static func json(_ exercise: Exercise) -> JSON {
    .object([
      JSON.Member("exercise", .string(exercise.id)),
      JSON.Member("state", .string(state(of: exercise))),
      JSON.Member("solution", exercise.solution.map(JSON.string) ?? .null),
      JSON.Member("tries", .number(Double(exercise.tries))),
      JSON.Member("hints", .number(Double(exercise.hints))),
    ])
  }

  private static func state(of exercise: Exercise) -> String {
    exercise.solution != nil ? "solved" : exercise.isSkipped ? "skipped" : "open"
  }

  /// A row for each lesson, guess and exercise: those of many readers can be put below one another.
  var table: CSVText {
    var table = CSVText(header: [
      "name", "lesson", "kind", "id", "state", "answer", "score", "confidence", "tries", "hints",
    ])
    for lesson in lessons {
      let first = [name ?? "", lesson.id]
      table.add(first + ["lesson", "", state(of: lesson.id).rawValue, "", "", "", "", ""])
      for guess in guesses(in: lesson.id) {
        table.add(
          first + [
            "guess", guess.question, "", guess.text,
            guess.score.map { NumberFormat.fixed(3).string($0) } ?? "",
            guess.confidence.map(String.init) ?? "", "", "",
          ])
      }
      for exercise in exercises(in: lesson.id) {
        table.add(
          first + [
            "exercise", exercise.id, Self.state(of: exercise), exercise.solution ?? "", "", "",
            String(exercise.tries), String(exercise.hints),
          ])
      }
    }
    return table
  }
}

extension Player {
  /// Writes the reader's progress to the file that `progress export` names.
  func exportProgress(_ use: LessonVerb.Use, _ show: Show) throws(Failure) {
    let usage = PlayerMessage.progress(.exportUsage)
    guard let wanted = try use.file(), let file = wanted.file else {
      throw Failure(usage, at: use.command.span)
    }
    let name = try use.text("name")
    guard name != nil || use.command.arguments.allSatisfy({ $0.key?.text != "name" }) else {
      throw Failure(usage, at: use.command.span)
    }
    let sheet = ProgressSheet(store.progress, library, name: name)
    let text: String
    switch file.split(separator: ".").last {
    case "json": text = sheet.json.text(indented: true) + "\n"
    case "csv": text = sheet.table.text
    default: throw Failure(usage, at: wanted.span)
    }
    try session.files.write(Array(text.utf8), to: file, overwrites: wanted.overwrites, at: wanted.span)
    show(PlayerMessage.progress(.exported(file: file)).output)
  }
}
