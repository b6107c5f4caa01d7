import CommandKit
import Testing

@testable import Lab
@testable import Verbs

/// Networks of which a verdict once said what its own figures deny, or what training then denied.
@Suite struct VerdictTests {
  /// A statement, whether the network trains, what is wrong, and words that must be there, and must not.
  static let cases: [(line: String, trains: String, cause: String, says: String, never: String)] = [
    // Its outputs are equal for all samples by a last rounding; the hidden layers keep them apart.
    (
      "20 * dense(64, tanh, init=normal(0.05)) -> dense(1, sigmoid), with=sgd(0.1)", "no",
      "vanishing backward",
      "the differences between samples keep their size (×1.000 a layer)", "shrink"
    ),
    // 1.7 a layer over thirty layers.
    (
      "dense(32) -> 30 * residual(dense(32, relu)) -> dense(1, sigmoid)", "no", "dead units",
      "Exploding, both ways",
      "Vanishing"
    ),
    // The curvature at the start allows 0.44, and 1 is the best rate of all.
    (
      "2 * dense(32, relu) -> dense(1, sigmoid), with=sgd(1), epochs=100", "yes", "healthy",
      "A remark on the rate",
      "too large"
    ),
    // A factor of 0.25 over four layers is no small thing for plain descent.
    (
      "4 * dense(64, sigmoid) -> dense(1, sigmoid), with=sgd(0.1), epochs=100", "no", "vanishing",
      "Does not train",
      "Healthy"
    ),
    // All layers' gradients are small together, and Adam does not mind.
    (
      "20 * dense(32, relu, init=glorot) -> dense(1, sigmoid), with=adam(0.001), epochs=100", "yes",
      "healthy",
      "it trains", "Vanishing"
    ),
    // It learns a little, and then the gradient that grows through time stops it.
    (
      "rnn(32, recurrent_init=orthogonal(2)) -> dense(1), on=adding(samples=800, length=20), with=sgd(0.03), batch=16",
      "unsure", "unsure", "the gradient at the first time step is 57.7 times the last one's", "Healthy"
    ),
  ]

  @Test("a verdict agrees with its figures, and with training", arguments: cases.indices)
  func verdicts(index: Int) throws {
    let (line, trains, cause, says, never) = Self.cases[index]
    let shown = Shown()
    let text = try shown("data = gaussian(samples=300)", "diagnose(\(line))").split { $0.isWhitespace }
      .joined(separator: " ")
    #expect(text.contains(says) && !text.contains(never), "\(text)")
    for (field, expected) in [("trains", trains), ("cause", cause)] {
      guard case .text(let said)? = try shown.session.evaluate("it.\(field)").single else {
        Issue.record("no \(field)")
        continue
      }
      #expect(said == expected)
    }
  }

  @Test func `a trained classifier is healthy, with its sigmoid as with logits`() throws {
    for end in ["dense(1, sigmoid)", "dense(1)"] {
      let text = try Shown()(
        "data = gaussian(samples=300)", "net = 3 * dense(32, relu) -> \(end)",
        "train net epochs=100 with=adam(0.01)",
        "diagnose net")
      #expect(text.contains("Healthy") && !text.contains("Saturated"), "\(text)")
    }
  }
}
