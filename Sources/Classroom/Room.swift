import Documents
import Messages
import Synchronization

/// A class: what it has been shown, the vote that is open, the devices and their answers.
///
/// The teacher's terminal changes it (`show`, `open`, `reveal`, …), and a server lets browsers join and vote; both from
/// any thread. Every call appends or looks up, and returns; drawing pages is left to who reads the changes.
package final class Room: Sendable {
  /// What something has changed: told to who watches.
  package enum News: Hashable, Sendable {
    /// There is a change to show.
    case shown
    /// A vote came in.
    case voted
    /// A device joined, or a window of one came or went.
    case devices
  }

  struct Contents: Sendable {
    var changes: [Change] = []
    var ballot: Ballot?
    /// By question, round − 1.
    var votes: [String: [Vote]] = [:]
    var devices: [Device: Presence] = [:]
    var tries = Tries()
    var hasEnded = false
    var watchers: [@Sendable (News) -> Void] = []
  }

  /// A ballot with what each device said.
  struct Vote: Sendable {
    var ballot: Ballot
    var answers: [Device: Answer] = [:]
  }

  struct Presence: Sendable {
    /// Windows that follow at the moment.
    var streams = 0
    /// Whether one ever did.
    var hasFollowed = false
    /// When the last of them went, or the device joined.
    var since: ContinuousClock.Instant
  }

  package let title: String
  /// Of what is shown.
  package let language: String
  /// What its browsers are spoken to in: the language of what is shown, where the program speaks it.
  package let speech: DisplayLanguage
  package let code: RoomCode
  package let limits: Limits
  let contents = Mutex(Contents())

  package init(
    title: String, language: String = DisplayLanguage.current.tag, limits: Limits = Limits()
  ) {
    var generator = SystemRandomNumberGenerator()
    self.title = title
    self.language = language
    speech = DisplayLanguage(tag: language) ?? .current
    self.limits = limits
    code = RoomCode(using: &generator)
  }

  /// Has news told, on the thread that makes them: what is called there has to be short, and must not change the room.
  package func watch(_ body: @escaping @Sendable (News) -> Void) {
    contents.withLock { $0.watchers.append(body) }
  }

  /// Changes the room, and tells what `change` returns.
  func change<Result>(_ change: (inout Contents) -> (Result, News?)) -> Result {
    let (result, news, watchers) = contents.withLock { contents in
      let (result, news) = change(&contents)
      return (result, news, news == nil ? [] : contents.watchers)
    }
    if let news { for watcher in watchers { watcher(news) } }
    return result
  }

  func append(_ kind: Change.Kind) { change { ($0.append(kind), .shown) } }
}

extension Room.Contents {
  mutating func append(_ kind: Change.Kind) {
    if hasEnded { return }
    changes.append(Change(revision: changes.count + 1, kind: kind))
  }

  mutating func close() {
    if ballot == nil { return }
    ballot = nil
    append(.closed)
  }
}

// MARK: - The teacher's side

extension Room {
  /// Begins a step of the lesson.
  package func begin(_ title: Text) { append(.step(title)) }

  /// Shows something below what is there.
  package func show(_ document: Document, as role: Change.Role = .result) { append(.shown(document, role)) }

  /// Opens a vote, and closes the one that is open. What was said to this ballot before is forgotten, and so is what was
  /// said to another question of the same name.
  package func open(_ ballot: Ballot) {
    precondition(ballot.round > 0)
    change { contents in
      contents.close()
      contents.ballot = ballot
      var votes = contents.votes[ballot.id] ?? []
      votes.removeAll { $0.ballot.round >= ballot.round || !$0.ballot.asksTheSame(as: ballot) }
      contents.votes[ballot.id] = votes + [Vote(ballot: ballot)]
      contents.append(.opened(ballot))
      return ((), .shown)
    }
  }

  /// Closes the vote that is open, and gives its answers; `nil` where none is open.
  @discardableResult package func close() -> Tally? {
    change { contents in
      guard let ballot = contents.ballot else { return (nil, nil) }
      contents.close()
      return (contents.tallies(ballot.id).last, .shown)
    }
  }

  /// Shows the answers to all votes on a question beside what was found, and gives what is shown, in the language of who
  /// asks.
  ///
  /// - Returns: `nil` where nobody has answered: then nothing is shown.
  @discardableResult package func reveal(_ question: String, _ finding: Finding?) -> Document? {
    let votes = tallies(question)
    guard votes.contains(where: { $0.count > 0 }) else { return nil }
    let distribution = Distribution(votes, finding)
    show(speech.spoken { distribution.document }, as: .votes)
    return distribution.document
  }

  /// Ends the class: nobody can vote from then on, and nothing more is shown.
  package func end() {
    change { contents in
      contents.close()
      contents.append(.ended)
      contents.hasEnded = true
      return ((), .shown)
    }
  }

  /// Whether the class is over.
  package var hasEnded: Bool { contents.withLock { $0.hasEnded } }

  /// The votes on a question, one a round.
  package func tallies(_ question: String) -> [Tally] { contents.withLock { $0.tallies(question) } }

  /// The questions that were voted on, in the order of their first vote.
  package var questions: [String] {
    contents.withLock { contents in
      var seen: Set<String> = []
      return contents.changes.compactMap { change in
        guard case .opened(let ballot) = change.kind, seen.insert(ballot.id).inserted else { return nil }
        return ballot.id
      }
    }
  }

  /// The vote that is open, and how many have answered it.
  package var openVote: (ballot: Ballot, count: Int)? {
    contents.withLock { contents in
      contents.ballot.map { ($0, contents.votes[$0.id]?.last?.answers.count ?? 0) }
    }
  }

  /// How many browsers have joined, and how many of them follow at the moment.
  package var devices: (joined: Int, present: Int) {
    contents.withLock { ($0.devices.count, $0.devices.values.count { $0.streams > 0 }) }
  }
}

extension Room.Contents {
  func tallies(_ question: String) -> [Tally] {
    (votes[question] ?? []).map { Tally($0.ballot, $0.answers.values) }
  }
}
