import Documents

extension LessonVerb {
  static let progress = LessonVerb(
    "progress", "Shows how far you are, and how good your guesses were.",
    discussion: ["`progress reset` forgets it, and asks before it does."],
    word: .word("action", choices: ["reset"], "reset: forget this lesson or everything")
  ) { .progress($0) }
}

extension Library {
  /// A table of what the reader has done in each lesson.
  func progress(_ progress: ReaderProgress) -> Document {
    var table = Table(columns: [
      Table.Column(.lesson), Table.Column(.place), Table.Column(.guesses, .trailing),
      Table.Column(.right, .trailing), Table.Column(.solved, .trailing), Table.Column(.hints, .trailing),
    ])
    table.folds = false
    for front in entries.compactMap(\.front) {
      let guesses = progress.all(.guess, lesson: front.id).count
      let scores = progress.all(.score, lesson: front.id).values.compactMap(Double.init)
      let solved = progress.all(.solution, lesson: front.id).count
      let hints = progress.all(.hints, lesson: front.id).values.compactMap(Int.init).reduce(0, +)
      table.rows.append([
        .text(Text(front.id, .code)),
        .text(PlayerMessage.progress(.place(progress.place(in: front.id))).text),
        guesses == 0 ? .empty : .number(guesses),
        scores.isEmpty ? .empty : .number(scores.reduce(0, +) / Double(scores.count), .percent(0)),
        solved == 0 ? .empty : .number(solved), hints == 0 ? .empty : .number(hints),
      ])
    }
    return [.table(table)]
  }
}

extension Table.Column {
  init(_ column: PlayerMessage.Progress.Column, _ alignment: Table.Alignment = .leading, drop: Int? = nil) {
    self.init(PlayerMessage.progress(.column(column)).text, alignment, drop: drop)
  }
}

extension ReaderProgress {
  func place(in lesson: String) -> PlayerMessage.Progress.Place {
    self[lesson, .finished] != nil ? .done : self[lesson, .place] != nil ? .begun : .none
  }
}
