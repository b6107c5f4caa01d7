import Documents
import Testing

@testable import Classroom

/// A room with so many devices in it.
private func roomWith(_ count: Int) throws -> (Room, [Device]) {
  let room = Room(title: "A lesson", language: "en")
  return (room, try (0..<count).map { _ in try room.join(room.code.digits, from: "here") })
}

private func ballot(_ kind: Ballot.Kind, _ id: String = "q", round: Int = 1) -> Ballot {
  Ballot(id: id, round: round, kind: kind, text: [.paragraph("How large?")], options: ["a", "b", "c"])
}

struct RoomTests {
  @Test func everyChangeCountsTheRevisionUpByOne() throws {
    let (room, devices) = try roomWith(1)
    #expect(room.revision == 0 && room.changes(after: 0).isEmpty)
    room.begin("One unit")
    room.show([.paragraph("Text")], as: .prose)
    room.open(ballot(.option))
    try room.vote(devices[0], on: "q", round: 1, .options([2]))
    room.close()
    room.reveal("q", .options([2]))
    room.end()
    let changes = room.changes(after: 0)
    #expect(changes.map(\.revision) == Array(1...6))
    #expect(room.changes(after: 4) == Array(changes[4...]))
    #expect(room.changes(after: 6).isEmpty && room.changes(after: 100).isEmpty)
    #expect(room.changes(after: -1) == changes)
  }

  @Test func aVoteIsReplacedAndNotAdded() throws {
    let (room, devices) = try roomWith(3)
    room.open(ballot(.option))
    for option in [1, 2, 3] { try room.vote(devices[0], on: "q", round: 1, .options([option])) }
    try room.vote(devices[1], on: "q", round: 1, .options([3]))
    #expect(room.openVote?.count == 2 && room.answer(of: devices[0])?.answer == .options([3]))
    #expect(room.answer(of: devices[2]) == nil)
    #expect(room.close()?.countsOfOptions == [0, 0, 2])
    #expect(room.close() == nil && room.openVote == nil && room.answer(of: devices[0]) == nil)
  }

  @Test(arguments: [
    ("q", 2, Answer.options([1]), VoteRefusal.closed), ("p", 1, .options([1]), .closed),
    ("q", 1, .options([]), .noAnswer), ("q", 1, .options([4]), .noAnswer), ("q", 1, .number(1), .noAnswer),
    ("q", 1, .options([.min]), .noAnswer), ("q", 1, .options([.max]), .noAnswer),
  ])
  func aVoteThatDoesNotCountIsRefused(_ id: String, _ round: Int, _ answer: Answer, _ refusal: VoteRefusal)
    throws
  {
    let (room, devices) = try roomWith(1)
    room.open(ballot(.option))
    #expect(throws: refusal) { try room.vote(devices[0], on: id, round: round, answer) }
    #expect(room.openVote?.count == 0)
  }

  @Test func whoIsNotInTheRoomHasNoVote() throws {
    let (room, _) = try roomWith(0)
    let (_, strangers) = try roomWith(1)
    room.open(ballot(.option))
    #expect(throws: VoteRefusal.stranger) { try room.vote(strangers[0], on: "q", round: 1, .options([1])) }
  }

  @Test func theSecondVoteStandsBesideTheFirst() throws {
    let (room, devices) = try roomWith(2)
    let first = ballot(.option)
    room.open(first)
    try room.vote(devices[0], on: "q", round: 1, .options([1]))
    // Opening the next one closes the one that is open.
    room.open(first.again)
    #expect(throws: VoteRefusal.closed) { try room.vote(devices[0], on: "q", round: 1, .options([2])) }
    for device in devices { try room.vote(device, on: "q", round: 2, .options([2])) }
    room.close()
    #expect(room.tallies("q").map(\.countsOfOptions) == [[1, 0, 0], [0, 2, 0]])
    #expect(room.questions == ["q"])
    let kinds = room.changes(after: 0).map { change -> String in
      switch change.kind {
      case .opened(let ballot): "opened \(ballot.round)"
      case .closed: "closed"
      default: "other"
      }
    }
    #expect(kinds == ["opened 1", "closed", "opened 2", "closed"])
  }

  @Test func anEndedClassTakesNothingMore() throws {
    let (room, devices) = try roomWith(1)
    room.open(ballot(.words))
    room.end()
    #expect(throws: VoteRefusal.closed) { try room.vote(devices[0], on: "q", round: 1, .words("late")) }
    let revision = room.revision
    room.show([.paragraph("late")])
    room.end()
    #expect(room.revision == revision && room.hasEnded)
  }

  @Test func newsAreToldWithoutHoldingTheRoom() throws {
    let (room, devices) = try roomWith(1)
    let told = Told()
    // What is told may look at the room.
    room.watch { news in told.add(news, room.revision) }
    room.open(ballot(.option))
    try room.vote(devices[0], on: "q", round: 1, .options([1]))
    room.arrive(devices[0])
    room.leave(devices[0])
    #expect(told.news == [.shown, .voted, .devices, .devices])
  }

  @Test func aFullRoomForgetsWhoHasBeenAwayForTenMinutesAndKeepsTheVote() throws {
    var limits = Limits()
    limits.devices = 2
    let room = Room(title: "A lesson", limits: limits)
    let begin = ContinuousClock.now
    let first = try room.join(room.code.digits, from: "here", now: begin)
    let second = try room.join(room.code.digits, from: "here", now: begin)
    room.arrive(first)
    room.leave(first, now: begin)
    room.arrive(second)
    room.open(ballot(.option))
    try room.vote(first, on: "q", round: 1, .options([1]))
    #expect(throws: JoinRefusal.full) {
      try room.join(room.code.digits, from: "here", now: begin + .seconds(599))
    }
    _ = try room.join(room.code.digits, from: "here", now: begin + .seconds(601))
    #expect(!room.knows(first) && room.knows(second) && room.devices == (2, 1))
    #expect(room.close()?.count == 1)
  }

  @Test func whoNeverFollowedIsForgottenInHalfAMinute() throws {
    var limits = Limits()
    limits.devices = 1
    let room = Room(title: "A lesson", limits: limits)
    let begin = ContinuousClock.now
    _ = try room.join(room.code.digits, from: "here", now: begin)
    #expect(throws: JoinRefusal.full) {
      try room.join(room.code.digits, from: "here", now: begin + .seconds(29))
    }
    _ = try room.join(room.code.digits, from: "here", now: begin + .seconds(31))
    #expect(room.devices.joined == 1)
  }

  @Test func anotherQuestionOfTheSameNameBeginsItsVotesAnew() throws {
    let (room, devices) = try roomWith(1)
    room.open(ballot(.option))
    try room.vote(devices[0], on: "q", round: 1, .options([3]))
    var other = ballot(.option, round: 2)
    other.options = ["a", "b"]
    room.open(other)
    try room.vote(devices[0], on: "q", round: 2, .options([1]))
    #expect(room.tallies("q").map(\.ballot.round) == [2])
    #expect(room.reveal("q", .options([1])) != nil)
  }

  @Test func manyThreadsLoseNothing() async throws {
    let (room, devices) = try roomWith(300)
    room.open(ballot(.option))
    await withTaskGroup(of: Void.self) { group in
      for (place, device) in devices.enumerated() {
        group.addTask {
          for option in [1, 2, place % 3 + 1] {
            _ = try? room.vote(device, on: "q", round: 1, .options([option]))
          }
          room.show([.paragraph("beside")])
        }
      }
    }
    #expect(room.close()?.countsOfOptions == [100, 100, 100])
    #expect(room.changes(after: 0).map(\.revision) == Array(1...302))
  }
}

private final class Told: @unchecked Sendable {
  // One thread alone changes the room in the test that uses it.
  private(set) var news: [Room.News] = []

  func add(_ one: Room.News, _ revision: Int) { news.append(one) }
}
