/// What one types to get in: eight digits.
package struct RoomCode: Hashable, Sendable {
  package let digits: String

  /// A new one.
  package init(using generator: inout some RandomNumberGenerator) {
    let number = Int.random(in: 0..<100_000_000, using: &generator)
    let digits = String(number)
    self.digits = String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// As people read it out: `1234 5678`.
  package var spaced: String { "\(digits.prefix(4)) \(digits.suffix(4))" }

  /// Whether somebody typed it, with or without blanks. How long that takes tells nothing of where they differ.
  func matches(_ typed: String) -> Bool {
    let given = typed.utf8.filter { $0 != 0x20 }
    let own = Array(digits.utf8)
    guard given.count == own.count else { return false }
    var difference: UInt8 = 0
    for place in own.indices { difference |= own[place] ^ given[place] }
    return difference == 0
  }
}
