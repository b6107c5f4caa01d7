import Testing

@testable import Pages

struct ScaleTests {
  /// An answer, whether it is scored in decades, and the powers of ten between which the slider moves.
  static let scales: [(Double?, Bool, ClosedRange<Int>)] = [
    (0.0396, true, -20...4), (1e-12, true, -20...4), (99, true, -20...4), (nil, true, -20...4),
    (1e-19, true, -40...24), (1e-50, true, -60...44), (1e30, true, -60...44), (.infinity, true, -20...4),
    (0.25, false, -4...4), (-42, false, -4...4), (0, false, -4...4), (5000, false, -24...24),
    (1e-6, false, -24...24), (.nan, false, -4...4),
  ]

  @Test("The slider's ends are the same for all answers that leave room on both sides", arguments: scales)
  func ends(answer: Double?, inDecades: Bool, powers: ClosedRange<Int>) {
    let scale = GuessScale(answer: answer, inDecades: inDecades)
    #expect(scale.lowest...scale.highest == powers)
  }
}
