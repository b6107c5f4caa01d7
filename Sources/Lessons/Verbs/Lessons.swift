import Documents
import Files

extension LessonVerb {
  static let lessons = LessonVerb(
    "lessons", "Lists the lessons, and how far you are in each.", traits: .leavesNoTrace
  ) {
    player, _, show in
    show(player.library.overview(player.record))
  }
}

extension Library {
  /// A table of the lessons.
  public func overview(_ record: Record) -> Document {
    var table = Table(columns: [
      Table.Column("lesson"), Table.Column("title"), Table.Column("article", drop: 1),
      Table.Column("minutes", .trailing, drop: 0), Table.Column(""),
    ])
    table.folds = false
    for entry in entries {
      guard let front = entry.front else {
        table.rows.append([
          .text(Text(Folder.lastName(of: entry.file), .dim)), "can't be read: `gradlab check` says why",
          .empty,
          .empty, .empty,
        ])
        continue
      }
      let state: Text =
        record[front.id, .finished] != nil
        ? Text("✓ done", .good) : record[front.id, .place] != nil ? "begun" : Text()
      table.rows.append([
        .text(Text(front.id, .code)), .text(Text(front.title)), .text(Text(front.document ?? "")),
        front.minutes.map { .number($0) } ?? .empty, .text(state),
      ])
    }
    return [.table(table), .paragraph("\("learn", .code) and a lesson's name opens it.")]
  }
}
