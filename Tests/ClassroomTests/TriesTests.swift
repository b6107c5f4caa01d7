import Testing

@testable import Classroom

struct TriesTests {
  private let begin = ContinuousClock.now

  private func refusal(_ room: Room, _ code: String, _ origin: String, _ seconds: Double) -> JoinRefusal? {
    do throws(JoinRefusal) {
      _ = try room.join(code, from: origin, now: begin + .seconds(seconds))
      return nil
    } catch { return error }
  }

  private func wrong(_ room: Room) -> String { room.code.digits == "00000000" ? "11111111" : "00000000" }

  @Test func anOriginHasThirtyWrongCodesAndThenOneEveryTwoSeconds() {
    let room = Room(title: "A lesson")
    for _ in 0..<30 { #expect(refusal(room, wrong(room), "there", 0) == .wrongCode) }
    #expect(refusal(room, wrong(room), "there", 0) == .tooManyTries(seconds: 2))
    // The right one is not looked at either: that would tell.
    #expect(refusal(room, room.code.digits, "there", 1) == .tooManyTries(seconds: 1))
    #expect(refusal(room, room.code.digits, "elsewhere", 1) == nil)
    #expect(refusal(room, room.code.digits, "there", 2) == nil)
  }

  @Test func theRightCodeCostsNothing() {
    let room = Room(title: "A lesson")
    for _ in 0..<400 { #expect(refusal(room, room.code.digits, "there", 0) == nil) }
  }

  @Test func manyOriginsTogetherGetNotFarAndLockNobodyOut() {
    let room = Room(title: "A lesson")
    var wrongs = 0
    for second in 0..<5400 {
      for place in 0..<5
      where refusal(room, wrong(room), "\(second % 50).\(place)", Double(second)) == .wrongCode {
        wrongs += 1
      }
    }
    #expect(wrongs <= 300 + 5400 + 3000)
    #expect(refusal(room, room.code.digits, "a student", 5400) == nil)
  }

  @Test func anAllowanceFillsAgainUpToItsMost() {
    var allowance = Allowance(most: 2, perSecond: 0.5)
    for _ in 0..<3 { allowance.take(begin) }
    #expect(allowance.wait(begin) == 2 && allowance.wait(begin + .seconds(1)) == 1)
    #expect(allowance.wait(begin + .seconds(2)) == nil && allowance.left(begin + .seconds(1000)) == 2)
    // A clock that goes back gives nothing.
    #expect(allowance.left(begin - .seconds(10)) == 0)
  }

  @Test func aTokenIsReadBackAndNothingElseIs() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let device = Device(using: &generator)
      #expect(device.token.count == 32 && Device(token: device.token) == device)
    }
    for token in [
      "", "0", String(repeating: "g", count: 32), String(repeating: "A", count: 32),
      "é" + String(repeating: "0", count: 30),
    ] {
      #expect(Device(token: token) == nil)
    }
  }
}
