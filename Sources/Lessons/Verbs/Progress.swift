import CommandKit
import Documents

extension LessonVerb {
  static let progress = LessonVerb(
    "progress", "Shows how far you are, and how good your guesses were.",
    discussion: [
      "`progress reset` forgets it, and asks before it does.",
      "`progress export to=\"mine.csv\" name=\"Ada\"` writes it down to be handed in, as a table (.csv) or as data (.json): lessons, guesses with what they scored, solutions, tries. Without `name` it says nothing of who you are.",
    ],
    parameters: [
      .word(
        "action", choices: ["reset", "export"],
        "reset: forget this lesson or everything; export: write it down"),
      Parameter("to", [.file], default: .absent, isKeyed: true, "the file that export writes: .csv or .json"),
      Parameter("name", [.text], default: .absent, isKeyed: true, "whose it is, for export"),
      .overwrite,
    ]
  ) { player, use, show throws(Failure) in
    if use.word == "export" {
      try player.exportProgress(use, show)
    } else {
      player.send(.progress(use.word), show)
    }
  }
}

extension Library {
  /// A table of what the reader has done in each lesson.
  func progress(_ progress: ReaderProgress) -> Document {
    var table = Table(columns: [
      Table.Column(.number, .trailing), Table.Column(.lesson), Table.Column(.place),
      Table.Column(.guesses, .trailing),
      Table.Column(.right, .trailing), Table.Column(.solved, .trailing), Table.Column(.hints, .trailing),
    ])
    table.folds = false
    for entry in entries {
      guard let front = entry.front else { continue }
      let scores = progress.scores(in: front.id, (try? entry.lesson())?.asked)
      let solved = progress.all(.solution, lesson: front.id).count
      let hints = progress.all(.hints, lesson: front.id).values.compactMap(Int.init).reduce(0, +)
      table.rows.append([
        entry.shownNumber, .text(Text(front.id, .code)),
        .text(PlayerMessage.progress(.place(progress.place(in: front.id))).text),
        scores.isEmpty ? .empty : .number(scores.count),
        scores.isEmpty ? .empty : .number(scores.reduce(0, +) / Double(scores.count), .percent(0)),
        solved == 0 ? .empty : .number(solved), hints == 0 ? .empty : .number(hints),
      ])
    }
    return [.table(table), .paragraph(PlayerMessage.progress(.scores).text.styled(.dim))]
  }
}

extension Table.Column {
  init(_ column: PlayerMessage.Progress.Column, _ alignment: Table.Alignment = .leading, drop: Int? = nil) {
    self.init(PlayerMessage.progress(.column(column)).text, alignment, drop: drop)
  }
}

extension ReaderProgress {
  /// The scores of the guesses in a lesson, by what it asks now.
  ///
  /// - Parameter asked: the ids of its questions; `nil`: whatever was asked.
  func scores(in lesson: String, _ asked: Set<String>?) -> [Double] {
    all(.score, lesson: lesson).filter { asked?.contains($0.key) ?? true }.values.compactMap(Double.init)
  }

  func place(in lesson: String) -> PlayerMessage.Progress.Place {
    self[lesson, .finished] != nil ? .done : self[lesson, .place] != nil ? .begun : .none
  }
}
