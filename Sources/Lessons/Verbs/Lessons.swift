import Documents
import Files
import Lab

extension LessonVerb {
  static let lessons = LessonVerb(
    "lessons", "Lists the lessons, and how far you are in each.", traits: .leavesNoTrace,
    run: { player, _, show in show(player.library.overview(player.store.progress)) })
}

extension Library {
  /// A table of the lessons; as data an object a lesson.
  package func overview(_ progress: ReaderProgress) -> Output {
    var table = Table(columns: [
      Table.Column(.number, .trailing), Table.Column(.lesson), Table.Column(.title),
      Table.Column(.article, drop: 1),
      Table.Column(.minutes, .trailing, drop: 0), Table.Column(""),
    ])
    table.folds = false
    for entry in entries {
      guard let front = entry.front else {
        table.rows.append([
          entry.shownNumber, .text(Text(Folder.lastName(of: entry.file), .dim)),
          .text(PlayerMessage.progress(.unreadable).text),
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
        entry.shownNumber, .text(Text(front.id, .code)), .text(Text(front.title)),
        .text(Text(front.document ?? "")),
        front.minutes.map { .number($0) } ?? .empty, .text(state),
      ])
    }
    return Output(
      [.table(table), .paragraph(PlayerMessage.progress(.opens).text)],
      data: entries.map { $0.json(progress) })
  }
}

extension Library.Entry {
  var shownNumber: Table.Cell { number.map { .number($0) } ?? .empty }

  fileprivate func json(_ progress: ReaderProgress) -> JSON {
    var members = [
      JSON.Member("file", .string(file)), JSON.Member("number", number.map { .number(Double($0)) } ?? .null),
    ]
    if let front {
      members += [
        JSON.Member("id", .string(front.id)), JSON.Member("title", .string(front.title)),
        JSON.Member("section", front.document.map(JSON.string) ?? .null),
        JSON.Member("minutes", front.minutes.map { .number(Double($0)) } ?? .null),
      ]
    }
    let state = front.map { progress.place(in: $0.id).rawValue } ?? "unreadable"
    return ResultFormat.object("lesson", members + [JSON.Member("state", .string(state))])
  }
}
