import Documents

extension LessonVerb {
  static let progress = LessonVerb(
    "progress", "Shows how far you are, and how good your guesses were.",
    discussion: ["`progress reset` forgets it, and asks before it does."],
    word: .word("action", choices: ["reset"], "reset: forget this lesson or everything")
  ) { player, word, show in
    switch word {
    case nil: show(player.library.progress(player.record))
    case "reset": player.askReset(show)
    default: show(Feedback.dim("`progress` shows it, `progress reset` forgets it."))
    }
  }
}

extension Player {
  func askReset(_ show: Show) {
    let id = reading?.lesson.id
    let lesson = id.map { "`lesson` forgets your place, guesses and solutions in \($0), " } ?? ""
    show([.paragraph("Forget what? \(lesson)`all` those in every lesson; Enter forgets nothing.")])
    confirmation = { player, answer, show in
      switch answer {
      case "all": player.record.reset(lesson: nil)
      case "lesson" where id != nil: player.record.reset(lesson: id)
      default: return show(Feedback.dim("Nothing was forgotten."))
      }
      show(Feedback.dim("Forgotten."))
      if let lesson = player.reading?.lesson { player.begin(lesson, show) }
    }
  }
}

extension Library {
  /// A table of what the reader has done in each lesson.
  func progress(_ record: Record) -> Document {
    var table = Table(columns: [
      Table.Column("lesson"), Table.Column("place"), .number("guesses"), .number("right"),
      .number("solved"), .number("hints"),
    ])
    table.folds = false
    for front in entries.compactMap(\.front) {
      let guesses = record.all(.guess, lesson: front.id).count
      let scores = record.all(.score, lesson: front.id).values.compactMap(Double.init)
      let solved = record.all(.solution, lesson: front.id).count
      let hints = record.all(.hints, lesson: front.id).values.compactMap(Int.init).reduce(0, +)
      let place: Text =
        record[front.id, .finished] != nil ? "done" : record[front.id, .place] != nil ? "begun" : "–"
      table.rows.append([
        .text(Text(front.id, .code)), .text(place), guesses == 0 ? .empty : .number(guesses),
        scores.isEmpty ? .empty : .number(scores.reduce(0, +) / Double(scores.count), .percent(0)),
        solved == 0 ? .empty : .number(solved), hints == 0 ? .empty : .number(hints),
      ])
    }
    return [.table(table)]
  }
}
