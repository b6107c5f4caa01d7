import Testing

@testable import Lab
@testable import Verbs

/// What verbs suggest, and what they say of networks that give them little.
@Suite("Advice")
struct AdviceTests {
  @Test(
    "the line that a diagnosis suggests keeps the keys that were given",
    arguments: [
      (
        "diagnose lstm(16) -> dense(1) on=adding(samples=20, length=100)",
        "diagnose lstm(16) -> dense(1) on=adding(samples=20, length=100) try=all"
      ),
      (
        "diagnose 20 * dense(8, sigmoid) -> dense(1) on=moons seed=3 epochs=2",
        "diagnose 20 * dense(8, sigmoid) -> dense(1) epochs=2 on=moons seed=3 try=all"
      ),
      (
        "probe 20 * dense(8, sigmoid) -> dense(1) seed=3 on=moons",
        "diagnose 20 * dense(8, sigmoid) -> dense(1) on=moons seed=3"
      ),
    ])
  func keys(line: String, suggested: String) throws {
    let text = try Shown()(line).split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("Try: ") && text.contains(suggested))
  }

  @Test(
    "What other programs call something leads to what it is called here",
    arguments: [
      ("log(2)", "ln(2)"), ("pow(2, 3)", "2^3"), ("np.exp(2)", "exp(2)"), ("math.pi", "pi"),
      ("print(2)", "2"), ("range(3)", "0..2"), ("range(1, 4)", "1..3"), ("seq(1, 3)", "1..3"),
      ("c(1, 2)", "[1, 2]"), ("timeit(2)", "time 2"), ("system.time(2)", "time 2"), ("True", "true"),
      ("None", "none"), ("q()", "quit"), ("whos", "vars"), ("ls()", "vars"), ("typeof(data)", "help data"),
      ("nn.Linear(10, 5)", "dense(5)"), ("source(\"a.R\")", "run \"a.R\""),
      ("n = Sequential([dense(4, relu), dense(1)])", "n = dense(4, relu) -> dense(1)"),
      (
        "nn.Sequential(nn.Linear(30, 32, bias=False), nn.BatchNorm1d(32), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, 1))",
        "dense(32, bias=false) -> batchnorm -> relu -> dropout(0.2) -> dense(1)"
      ),
      ("probe torch.nn.Linear(10, 5)", "probe dense(5)"), ("nn.LSTM(2, 16)", "lstm(16)"),
      (
        "nn.LSTM(2, 16, num_layers=3, batch_first=True, bidirectional=True)",
        "2 * lstm(16, bidirectional=true, sequence=true) -> lstm(16, bidirectional=true)"
      ), ("nn.GRU(2, hidden_size=8, num_layers=2)", "gru(8, sequence=true) -> gru(8)"),
      ("data = \"x.csv\"", "data = csv(\"x.csv\", target=\"y\")"),
      ("probe dense(1) on=\"x.npz\"", "probe dense(1) on=arrays(\"x.npz\")"),
      ("probe dense(1) on=data/x-1.csv", "probe dense(1) on=csv(\"data/x-1.csv\", target=\"y\")"),
    ])
  func elsewhere(line: String, here: String) throws {
    #expect(try Shown().failure(line)?.correction == here)
  }

  @Test(
    "What can't be said otherwise says what there is, and offers no line",
    arguments: [
      ("ls", "shell"), ("clear", "clears"), ("len(data)", "noLength"), ("sin(1)", "noFunction"),
      ("sum([1, 2])", "noFunction"), ("library(keras)", "nothingIsImported"), ("rm(x)", "namesStay"),
    ])
  func nothingLikeIt(line: String, code: String) throws {
    let failure = try #require(try Shown().failure(line))
    #expect(failure.reason.code == code && failure.correction == nil)
    let name = String(line.prefix { $0.isLetter })
    #expect(try Shown()("\(name) = 3", name) == "3")
  }

  @Test("a remedy that a network has already is not suggested")
  func applicable() throws {
    let text = try Shown()("diagnose lstm(16) -> dense(1) on=adding(samples=20, length=100)")
    #expect(text.contains("• gru") && !text.contains("• lstm"))
  }

  @Test("weights that are all 0 are drawn anew by the initialiser, in the first layer too")
  func zeros() throws {
    let shown = Shown()
    try shown(
      "data = gaussian(samples=100)",
      "diagnose 2 * dense(8, relu, init=zeros) -> dense(1, sigmoid) try=best epochs=10")
    try shown("expect it.remedies.loss[initialiser] < it.remedies.loss[\"as it is\"]")
  }

  @Test("samples that have all become the same are not said to stay apart")
  func alike() throws {
    let text = try Shown()("probe 5 * dense(4, tanh, init=zeros) -> dense(1)")
    #expect(text.contains("the same for all") && !text.contains("stay apart"))
  }

  @Test("a threshold moves the line between two classes whatever gives their probability")
  func threshold() throws {
    for output in ["dense(1, sigmoid)", "dense(1)", "dense(2, softmax)", "dense(2)"] {
      let shown = Shown()
      try shown("data = moons(samples=100)", "n = dense(4, tanh) -> \(output)")
      let recalls = try ["0", "0.45", "0.5", "0.55", "1"].map {
        try #require(try shown.number("evaluate(n, threshold=\($0)).recall"))
      }
      #expect(recalls.first == 1 && recalls.last == 0 && recalls == recalls.sorted(by: >), "\(output)")
      #expect(recalls[2] == (try shown.number("evaluate(n).recall")))
    }
    let failure = try Shown().failure("data = digits", "evaluate(dense(10, softmax), threshold=0.3)")
    #expect(failure?.message.contains("two classes") == true)
  }

  @Test("theory has nothing to say of weights that are all alike, and says where a length grows for ever")
  func theory() throws {
    #expect(try Shown().failure("theory relu init=constant(1)")?.message.contains("around 0") == true)
    #expect(try Shown().number("theory(relu, bias=normal(1)).limit") == .infinity)
    #expect(try Shown().number("theory(gelu, bias=1).limit") == .infinity)
    #expect(try #require(try Shown().number("theory(tanh, bias=1).limit")).isFinite)
  }

  @Test("a boundary stands beside theory's depth scale")
  func boundary() throws {
    let shown = Shown()
    try shown(
      "tower(depth) = depth * dense(16, sigmoid) -> dense(1, sigmoid)",
      "boundary probe(tower(2..20)).ratio > 1e-6")
    let scale = try #require(try shown.number("it.depth_scale"))
    #expect(abs(scale - (try #require(try shown.number("theory(tower(5)).depth_scale")))) < 1e-12)
    let none = try Shown()("boundary 1..10 > 5")
    #expect(!none.contains("depth scale"))
  }

  @Test(
    "what is not there is said to be missing here",
    arguments: [
      ("probe(dense(3, tanh) -> dense(1, sigmoid)).factor", "found no factor"),
      ("probe dense(4) -> dense(1) on=adding(samples=20, length=10)", "recurrent layer"),
      ("split(moons, test=1.5)", "a whole number of samples, not 1.5"),
      ("adding(samples=1e9, length=1e6)", "samples of 2 000 000 numbers"),
      ("save \"\"", "missing between the quotes"),
      ("plot sun", "Nothing is called sun"),
      ("expect 0.1 + 0.2 == 0.3", "0.30000000000000004 is not exactly 0.3"),
    ])
  func missing(line: String, words: String) throws {
    let shown = Shown()
    let failure = try #require(try shown.failure(line))
    #expect(failure.message.contains(words))
  }

  @Test("a tolerance is advised for what may be measured, and not where another whole number is wanted")
  func tolerance() throws {
    #expect(try Shown().failure("expect 0.6931 == 0.693")?.message.contains("a tolerance") == true)
    #expect(try Shown().failure("expect 9.6 == 10")?.message.contains("a tolerance") == false)
  }
}
