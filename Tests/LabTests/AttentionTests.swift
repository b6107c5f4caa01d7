import CommandKit
import Testing

@testable import Lab
@testable import Verbs

/// Attention and a transformer's blocks as one types them.
struct AttentionTests {
  static let sequences = "data = gaussian(samples=40, features=8, steps=5)"
  static let blocks = [
    "residual(layernorm -> attention(4)) -> residual(layernorm -> dense(16, gelu) -> dense(8))",
    "residual(attention(4)) -> layernorm -> residual(dense(16, gelu) -> dense(8)) -> layernorm",
    "residual(layernorm(bias=false) -> attention(4, causal=true, bias=false, init=pytorch))",
  ]

  @Test("a block is written, repeated, looked at, checked and trained", arguments: blocks)
  func block(_ block: String) throws {
    let shown = Shown()
    let net = "3 * (\(block)) -> mean -> dense(1)"
    try shown(Self.sequences, "probe \(net)")
    #expect(try shown.number("it.step_spread[1]") ?? 0 > 0.1)
    #expect(try shown.number("it.signal[1]") ?? 0 > 0)
    try shown("gradcheck \(net)", "evaluate \(net)", "diagnose \(net) epochs=2")
    try shown("t = train(\(net), epochs=20, batch=10, with=adam(0.003))")
    let (first, last) = (try shown.number("t.losses[1]"), try shown.number("t.losses[20]"))
    #expect(try #require(last) < 0.8 * #require(first))
    try shown("spectrum \(net) samples=1")
    // What is printed is read again.
    #expect(try shown("(\(net))") == shown("\(net)"))
  }

  @Test("mean without brackets is a layer, and in brackets the mean of numbers")
  func mean() throws {
    let shown = Shown()
    #expect(try shown.number("mean(1..4)") == 2.5)
    #expect(try shown.number("mean([mean(1, 3), 4])") == 3)
    try shown(
      Self.sequences, "m = mean", "probe dense(4) -> m -> dense(1)", "probe dense(4) -> mean -> dense(1)")
    #expect(try shown.failure("mean = 3") != nil)
    #expect(try shown.failure("mean()") != nil)
  }

  @Test(
    "what can't be is refused with what would do",
    arguments: [
      ("probe attention(3) -> mean -> dense(1)", "1, 2, 4 or 8 heads would do"),
      ("probe attention(4) -> mean -> dense(1) on=moons", "attention, takes a sequence"),
      ("probe mean -> dense(1) on=moons", "mean, takes a sequence"),
      ("probe attention(4) -> dense(2)", "an output for each of 5 steps"),
      ("train attention(4) epochs=1", "the mean over the steps: mean."),
      ("theory 3 * attention(4) -> mean -> dense(1)", "attention mixes the steps"),
      ("attention(0)", "heads must be from 1"), ("attention(2.5)", "whole"),
      ("probe attention(4) -> mean -> dense(1) on=gaussian(samples=1000, features=4, steps=100000)", "GB"),
    ])
  func refused(_ line: String, _ words: String) throws {
    let failure = try #require(try Shown().failure(Self.sequences, line))
    #expect("\(failure.reason.words(in: .english))".contains(words), "\(failure.reason.words(in: .english))")
  }

  @Test(
    "what other programs call it leads here",
    arguments: [
      ("nn.MultiheadAttention(64, 4)", "attention(4)"),
      ("nn.MultiheadAttention(64, num_heads=4)", "attention(4)"),
      ("keras.MultiHeadAttention(num_heads=2, key_dim=16)", "attention(2)"),
      ("attention(num_heads=4)", "attention(heads=4)"), ("nn.LayerNorm(64)", "layernorm"),
      ("GlobalAveragePooling1D()", "mean"),
    ])
  func elsewhere(_ line: String, _ here: String) throws {
    #expect(try Shown().failure(line)?.correction == here)
  }
}
