/// The answers to one vote, in an order that says nothing of who gave which.
package struct Tally: Hashable, Sendable {
  package let ballot: Ballot
  package let answers: [Answer]

  package init(_ ballot: Ballot, _ answers: some Sequence<Answer>) {
    self.ballot = ballot
    self.answers = answers.sorted { $0.order < $1.order }
  }

  package var count: Int { answers.count }

  /// How many chose each option, in the order of the options.
  package var countsOfOptions: [Int] {
    var counts = [Int](repeating: 0, count: ballot.options.count)
    for case .options(let numbers) in answers { for number in numbers { counts[number - 1] += 1 } }
    return counts
  }

  /// In ascending order.
  package var numbers: [Double] {
    answers.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  /// What was said in words, for the teacher: hidden characters in it are not shown yet.
  package var words: [String] {
    answers.compactMap { if case .words(let words) = $0 { words } else { nil } }
  }

  /// The share of right answers, from 0 to 1; `nil` where there are none, or nothing is right or wrong.
  package func shareRight(_ finding: Finding) -> Double? {
    let graded = answers.compactMap { ballot.isRight($0, finding) }
    return graded.isEmpty ? nil : Double(graded.count { $0 }) / Double(graded.count)
  }
}

extension Answer {
  fileprivate var order: (Double, String) {
    switch self {
    case .number(let number): (number, "")
    case .options(let numbers): (Double(numbers.first ?? 0), numbers.map(String.init).joined(separator: ","))
    case .words(let words): (0, words)
    }
  }
}

/// What the share of right answers to a vote suggests that a teacher does next, as in peer instruction (Crouch and
/// Mazur, "Peer Instruction: Ten years of experience and results", Am. J. Phys. 69, 2001).
package enum Advice: Hashable, Sendable, CaseIterable {
  /// Below 30 %: talking to each other helps little where hardly anybody knows.
  case explain
  /// From 30 to 80 %: talk with a neighbour, and vote again.
  case talk
  /// Above 80 %.
  case goOn

  package init(shareRight: Double) {
    self = shareRight < 0.3 ? .explain : shareRight <= 0.8 ? .talk : .goOn
  }
}
