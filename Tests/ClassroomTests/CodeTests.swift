import Testing

@testable import Classroom

struct CodeTests {
  @Test func aCodeIsEightDigits() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<100 {
      let code = RoomCode(using: &generator)
      #expect(code.digits.count == 8 && code.digits.allSatisfy { ("0"..."9").contains($0) })
      #expect(code.matches(code.digits) && code.matches(code.spaced))
    }
  }
}
