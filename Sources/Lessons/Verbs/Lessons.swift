import Documents
import Files

extension LessonVerb {
  static let lessons = LessonVerb(
    "lessons", "Lists the lessons, and how far you are in each.", traits: .leavesNoTrace,
    run: { player, _, show in show(player.library.overview(player.store.progress)) })
}

extension Library {
  /// A table of the lessons.
  package func overview(_ progress: ReaderProgress) -> Document {
    var table = Table(columns: [
      Table.Column(.lesson), Table.Column(.title), Table.Column(.article, drop: 1),
      Table.Column(.minutes, .trailing, drop: 0), Table.Column(""),
    ])
    table.folds = false
    for entry in entries {
      guard let front = entry.front else {
        table.rows.append([
          .text(Text(Folder.lastName(of: entry.file), .dim)), .text(PlayerMessage.progress(.unreadable).text),
          .empty, .empty, .empty,
        ])
        continue
      }
      let place = progress.place(in: front.id)
      let words = PlayerMessage.progress(.place(place)).text
      let state: Text =
        switch place {
        case .done: Text("✓ ", .good) + words.styled(.good)
        case .begun: words
        case .none: Text()
        }
      table.rows.append([
        .text(Text(front.id, .code)), .text(Text(front.title)), .text(Text(front.document ?? "")),
        front.minutes.map { .number($0) } ?? .empty, .text(state),
      ])
    }
    return [.table(table), .paragraph(PlayerMessage.progress(.opens).text)]
  }
}
