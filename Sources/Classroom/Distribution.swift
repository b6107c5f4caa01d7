import Documents
import Messages

/// The answers to the votes on one question, beside what was found: what the class and its teacher look at.
package struct Distribution {
  let votes: [Tally]
  let finding: Finding?

  package init(_ votes: [Tally], _ finding: Finding?) {
    self.votes = votes
    self.finding = finding
  }

  package var document: Document {
    guard let first = votes.first else { return [] }
    switch first.ballot.kind {
    case .option, .options: return table(options(first.ballot))
    case .number: return table(numbers(first.ballot))
    case .words:
      // What was said in words is the teacher's to read out.
      let most = votes.map(\.count).max() ?? 0
      return [.paragraph(Text(ClassroomMessage.answersInWords(count: most).words(in: .current)))]
    }
  }

  /// A line of the table: what it stands for, whether it is what was found, and how many said it in each vote.
  private struct Line {
    var label: Text
    var isFound: Bool
    var counts: [Int]
  }

  private func table(_ lines: [Line]) -> Document {
    let asked = votes.filter { $0.count > 0 }
    let most = lines.flatMap { line in asked.map { share(line.counts[place($0)], $0) } }.max() ?? 1
    var columns = [Table.Column(Text(.answer))]
    for vote in asked {
      let title = Text(.vote(round: vote.ballot.round, of: asked.count, count: vote.count))
      columns.append(.number(title))
      columns.append(.bars(ChartAxis(ClassroomMessage.share.words(in: .current), lower: 0, upper: most)))
    }
    let rows = lines.map { line -> Table.Row in
      var cells: [Table.Cell] = [.text(line.isFound ? Text("✓ ", .good) + line.label : line.label)]
      for vote in asked {
        let share = share(line.counts[place(vote)], vote)
        cells.append(.number(share, .percent(0)))
        cells.append(.bar(share))
      }
      return Table.Row(cells, style: line.isFound ? .strong : [], isKept: line.isFound)
    }
    return [.table(Table(caption: Text(.distribution), columns: columns, rows: rows, foot: foot(asked)))]
  }

  private func place(_ vote: Tally) -> Int { votes.firstIndex { $0.ballot == vote.ballot } ?? 0 }

  private func share(_ count: Int, _ vote: Tally) -> Double { Double(count) / Double(max(vote.count, 1)) }

  private func foot(_ asked: [Tally]) -> [Text] {
    var lines: [Text] = []
    if case .number(let found)? = finding {
      lines.append(Text(.measured(FormattedNumber(value: found, format: .significant(3)))))
    }
    if let finding {
      let shares = asked.compactMap { $0.shareRight(finding) }
      if !shares.isEmpty { lines.append(Text(.right(shares: shares))) }
    }
    return lines
  }

  private func options(_ ballot: Ballot) -> [Line] {
    let right: [Int] = if case .options(let right)? = finding { right } else { [] }
    let counts = votes.map(\.countsOfOptions)
    return ballot.options.indices.map { index in
      Line(
        label: "\(index + 1)  " + ballot.options[index], isFound: right.contains(index + 1),
        counts: counts.map { $0[index] })
    }
  }

  private func numbers(_ ballot: Ballot) -> [Line] {
    let inDecades = ballot.kind == .number(inDecades: true)
    var found: Double?
    if case .number(let number)? = finding, number.isFinite, !inDecades || number > 0 { found = number }
    let bins = Bins(votes.flatMap(\.numbers) + (found.map { [$0] } ?? []), inDecades: inDecades)
    return bins.ranges.indices.map { index in
      Line(
        label: Text(bins.label(index)), isFound: found.map { bins.place($0) == index } ?? false,
        counts: votes.map { vote in vote.numbers.count { bins.place($0) == index } })
    }
  }
}
