import Testing

@testable import Lab
@testable import Verbs

/// What is too much is refused at once, with the figure, and nothing is lost.
struct LimitTests {
  @Test(
    "too much is refused before any work",
    arguments: [
      ("probe dense(1000000) -> dense(1000000)", "parameters"),
      ("x = gaussian(samples=1e9, features=1000)", "GB"),
      ("probe 100000000 * dense(8)", "layers"), ("x = (1..200) * (1..200)", "variants"),
      ("probe dense(0)", "units"), ("probe dense(2.5)", "whole number"), ("x = dense(1e9)", "units"),
      ("train dense(1) epochs=0", "epochs"), ("train dense(1) batch=-1", "batch"),
      ("x = 1e-4..1 by *0.1", "factor"), ("seed -1", "seed"), ("x = dropout(2)", "rate"),
    ])
  func refused(line: String, word: String) throws {
    let shown = Shown()
    try shown("kept = 1")
    let failure = try #require(try shown.failure(line))
    #expect(failure.message.contains(word))
    #expect(try shown("kept") == "1")
  }
}
