import ClassServer
import Classroom
import CommandKit
import Documents
import Files
import Lab
import Lessons
import LineEditor
import Messages
import Program
import Synchronization

/// The teacher's place in a class: what the lesson shows goes to the room, and the room's answers come back.
package final class ClassDesk: ClassHost {
  let room: Room
  private let server: ClassServer
  private let console: Console
  /// The file of the answers.
  private let results: String?
  package let lesson: Lesson?
  /// The question whose vote is in hand, as the room knows it.
  private(set) var inHand: (id: String, question: Lesson.Question)?
  /// What was found, by question.
  private var findings: [String: Finding] = [:]
  private let second: SecondTerminal
  private var hasFailedToWrite = false

  /// Opens the room and lets browsers in.
  ///
  /// - Parameter path: of the file for the second terminal.
  /// - Throws: where the address can't be taken.
  init(
    _ lesson: Lesson, _ options: ClassOptions, _ console: Console, notedAt path: String? = ClassState.ownPath
  ) throws(ClassServerFailure) {
    self.lesson = lesson
    self.console = console
    results = options.results
    room = Room(title: lesson.title, language: lesson.front.lang)
    server = try ClassServer(room, host: options.host ?? "127.0.0.1", port: UInt16(clamping: options.port))
    second = SecondTerminal(room, lesson, path: path)
    server.start()
    second.start()
  }

  // MARK: The class as a whole

  package func appear() {
    for line in sign.lines(console.style) { Terminal.write(line + "\n") }
  }

  private var sign: RoomSign {
    let address = server.address
    return RoomSign(
      address: address, others: server.addresses.filter { $0 != address }.prefix(3).map(RoomSign.typed),
      code: room.code,
      isLoopback: ["http://127.", "http://[::1]"].contains { address.hasPrefix($0) },
      host: ClassServer.hosts.first)
  }

  package func mayEnd() -> Bool {
    let present = room.devices.present
    guard present > 0, Terminal.canAsk, Terminal.termination == nil else { return true }
    // A second Ctrl-D says yes.
    return Terminal.agrees(to: ClassMessage.mayEnd(present: present).words(in: .current), atEnd: true)
  }

  package func end() {
    room.end()
    server.stop()
    second.stop()
    writeResults { [console] in console.note($0) }
  }

  package var status: String { ClassMessage.status(Self.status(of: room)).words(in: .current) }

  static func status(of room: Room) -> ClassMessage.Status {
    let present = room.devices.present
    // A phone that sleeps follows no more, and what it has answered counts.
    guard let vote = room.openVote else { return .present(present) }
    return .answered(vote.count, of: max(present, vote.count))
  }

  package var language: DisplayLanguage { room.speech }

  package var isVoting: Bool { room.openVote != nil }

  // MARK: What the class sees

  /// The first lesson's title stands above everything.
  package func begins(_ step: Text) { if step.string != room.title { room.begin(step) } }

  package func sees(_ document: Document, as part: ClassPart) {
    switch part {
    case .prose: room.show(document, as: .prose)
    case .code: room.show(document, as: .cell)
    case .result: room.show(document, as: .result)
    }
  }

  package func follows(_ player: Player) {
    let asked = player.asked.map { (id: Self.id($0, player), question: $0) }
    if asked?.id != inHand?.id {
      room.close()
      inHand = asked
      second.tell([])
      if let asked { room.open(ballot(asked.id, asked.question)) }
    }
    second.follow(player)
  }

  private static func id(_ question: Lesson.Question, _ player: Player) -> String {
    "\(player.lesson?.id ?? "")/\(question.id)"
  }

  /// The next vote on a question; one that nobody has answered is not counted.
  private func ballot(_ id: String, _ question: Lesson.Question) -> Ballot {
    let kind: Ballot.Kind =
      switch question.answer {
      case .measured(_, let inDecades): .number(inDecades: inDecades)
      case .option: .option
      case .options: .options
      case .open: .words
      }
    let last = room.tallies(id).last
    let round = last.map { $0.count == 0 ? $0.ballot.round : $0.ballot.round + 1 } ?? 1
    return Ballot(
      id: id, round: round, kind: kind, text: question.text, options: question.options.map(\.text))
  }

  // MARK: Votes

  package func goesOn(at question: Lesson.Question, _ player: Player, _ show: Player.Show) -> Bool {
    guard let tally = room.close() else { return true }
    writeResults { show(Self.output($0)) }
    guard tally.count > 0 else {
      show(Self.output(.vote(.nobodyAnswered)))
      player.inviteAgain(show)
      return false
    }
    var votes = said(at: tally.ballot.id, most: 10)
    if let finding = player.foresee(question).map(Finding.init), let share = tally.shareRight(finding) {
      let right = ClassMessage.vote(.right(share: share)).words(in: .current)
      let advice = ClassroomMessage.advice(Advice(shareRight: share)).words(in: .current)
      votes.append(.paragraph(Text(right + DisplayLanguage.current.gap, .strong) + Text(advice)))
    }
    second.tell(votes)
    // On a projector the class would see what most of it has said before it votes again.
    if console.slides {
      show(Self.output(.vote(.inNotes(tally.count))))
    } else {
      show(Output(Document(votes)))
    }
    player.inviteAgain(show)
    return false
  }

  package func found(_ questions: [Lesson.Question], _ player: Player, _ show: Player.Show) {
    for question in questions {
      let id = Self.id(question, player)
      // Whoever skips a question leaves its vote open.
      if room.openVote?.ballot.id == id { room.close() }
      guard !room.tallies(id).isEmpty else { continue }
      let finding = player.answer(to: question).map(Finding.init)
      findings[id] = finding
      if let document = room.reveal(id, finding) { show(Output(Document([.gap] + document.blocks))) }
    }
    writeResults { show(Self.output($0)) }
  }

  /// The answers to a question as they are, for the teacher alone.
  private func said(at id: String, most: Int) -> [Block] {
    let tallies = room.tallies(id)
    guard let last = tallies.last, tallies.contains(where: { $0.count > 0 }) else {
      return [.paragraph(ClassMessage.vote(.nobodyAnswered).text.styled(.dim))]
    }
    guard last.ballot.kind == .words else { return Distribution(tallies, nil).document.blocks }
    let said = Self.said(last)
    let items = said.prefix(most).map { answer, count -> [Block] in
      let times = count > 1 ? ClassMessage.vote(.said(times: count)).words(in: .current) : ""
      return [.paragraph("\(answer)\(times, .dim)")]
    }
    let head = ClassMessage.vote(.answersInWords).text.styled(.dim)
    let more = said.count > most ? [ClassMessage.vote(.moreAnswers(said.count - most)).text.styled(.dim)] : []
    return [.paragraph(head), .list(items, start: 1)] + more.map { .paragraph($0) }
  }

  private static func said(_ tally: Tally) -> [(answer: String, count: Int)] {
    Results.counted(tally.answers).compactMap { answer, count in
      if case .words(let words) = answer { (words, count) } else { nil }
    }
  }

  // MARK: Verbs

  package func run(
    _ verb: ClassVerb, _ use: LessonVerb.Use, _ player: Player, _ show: Player.Show
  ) throws(Failure) {
    switch verb {
    case .room: appear()
    case .vote:
      guard let inHand else { return show(Self.output(.vote(.nothingAsked))) }
      guard room.openVote == nil else { return show(Self.output(.vote(.isOpen))) }
      let ballot = ballot(inHand.id, inHand.question)
      room.open(ballot)
      show(Self.output(.vote(.opened(round: ballot.round))))
    case .votes:
      if try !writeVotes(use, player, show) {
        guard let id = inHand?.id ?? room.questions.last else {
          return show(Self.output(.vote(.noVotesYet)))
        }
        show(Output(Document(said(at: id, most: .max))))
      }
    case .pick: pick(use.word ?? "", show)
    }
  }

  private func pick(_ typed: String, _ show: Player.Show) {
    guard let id = inHand?.id ?? room.questions.last, let tally = room.tallies(id).last,
      tally.ballot.kind == .words
    else { return show(Self.output(.vote(.nothingAsked))) }
    let said = Self.said(tally)
    guard let number = Int(typed), number >= 1, number <= said.count else {
      return show(Self.output(.vote(.noSuchAnswer(typed: typed, of: said.count))))
    }
    let document: Document = [.quote([.paragraph(Text(said[number - 1].answer))])]
    room.show(document, as: .votes)
    show(Output(document))
  }

  // MARK: The answers as a file

  /// Writes them where `votes to=` says; `false` where it says nothing.
  private func writeVotes(_ use: LessonVerb.Use, _ player: Player, _ show: Player.Show) throws(Failure)
    -> Bool
  {
    guard let wanted = try use.file() else { return false }
    guard let file = wanted.file, file.hasSuffix(".csv") else {
      throw Failure(ClassMessage.resultsFormat, at: wanted.span)
    }
    try player.session.files.write(
      Array(Results.table(room, findings).text.utf8), to: file, overwrites: wanted.overwrites, at: wanted.span
    )
    show(Self.output(.resultsWritten(file: file)))
    return true
  }

  /// Writes them to the file of `--results`.
  private func writeResults(_ tell: (ClassMessage) -> Void) {
    guard let results else { return }
    do throws(FileFailure) {
      try File.write(Array(Results.table(room, findings).text.utf8), to: results)
      hasFailedToWrite = false
    } catch {
      if !hasFailedToWrite { tell(.resultsFail(error)) }
      hasFailedToWrite = true
    }
  }

  private static func output(_ message: ClassMessage) -> Output {
    Output([.paragraph(message.text.styled(.dim))])
  }
}

extension Finding {
  init(_ answer: Player.Answer) {
    switch answer {
    case .number(let number): self = .number(number)
    case .options(let numbers): self = .options(numbers)
    }
  }
}
