import Testing
import Typed

@testable import Engine

@Suite struct BlockPassTests {
  /// Every operation that can go by blocks, and both kinds of end.
  static let nets = [
    "dense(24, sigmoid) -> dense(24, relu) -> dense(24, leaky_relu(0.2)) -> dense(1, sigmoid)",
    "dense(20, prelu) -> prelu -> relu -> dense(20, gelu) -> dropout(0.3) -> dense(2, softmax)",
    "dense(16, tanh) -> residual(dense(16, sigmoid) -> layernorm) -> dense(1)",
    "dense(16) -> layernorm -> relu -> dense(16) -> layernorm -> leaky_relu(0.2) -> dense(1)",
  ]
  /// One group and several, one block in a group and several, and rows that do not come out even.
  static let batches = [256, 300, 523, 1100, 2500]

  private func models(_ net: String, on data: DataSet, threads: Int) throws -> (Model<Double>, Model<Double>)
  {
    let description = try Typed.network(net)
    let state = try NetworkState.initial(description, input: SampleShape(data.sampleShape), seed: 7)
    return (
      try Model(description, state: state, data: data, keeping: .values),
      try Model(description, state: state, data: data, keeping: .outputs, threads: threads)
    )
  }

  private func largestDifference(_ a: some Sequence<Double>, _ b: some Sequence<Double>) -> Double {
    zip(a, b).reduce(0) { $1.0.isFinite && $1.1.isFinite ? max($0, abs($1.0 - $1.1)) : .infinity }
  }

  private func expectSame(_ net: String, on data: DataSet) throws {
    let (whole, cut) = try models(net, on: data, threads: 2)
    #expect(cut.tape.capacity < data.count || data.count == BlockCut.rows, "the batch goes by blocks")
    whole.forward()
    whole.backward()
    cut.lossAndGradients()
    #expect(abs(cut.loss - whole.loss) <= 1e-13 * abs(whole.loss))
    for slice in whole.plan.parameters {
      let (expected, found) = (whole.gradients[slice.range], cut.gradients[slice.range])
      let largest = expected.reduce(0) { max($0, abs($1)) }
      #expect(largestDifference(expected, found) <= 1e-12 * largest, "\(slice.name)")
    }
    whole.forward(training: false)
    cut.forward(training: false)
    #expect(largestDifference(cut.outputs, whole.outputs) <= 1e-13)
    #expect(abs(cut.loss - whole.loss) <= 1e-13 * abs(whole.loss))
  }

  @Test("a batch in blocks has the loss, gradients and outputs of the whole", arguments: nets, batches)
  func blocks(_ net: String, _ batch: Int) throws {
    try expectSame(net, on: Typed.data("gaussian(samples=\(batch))"))
  }

  @Test(
    "sequences too",
    arguments: ["rnn(8)", "lstm(6, sequence=true) -> lstm(5)", "gru(6)", "attention(2) -> mean"])
  func sequences(_ net: String) throws {
    try expectSame(
      "\(net) -> dense(1)", on: Typed.data("adding(samples=300, length=5)"))
  }

  @Test("the gradients are the same bits on one, two and five threads", arguments: nets, batches)
  func threads(_ net: String, _ batch: Int) throws {
    let data = try Typed.data("gaussian(samples=\(batch))")
    let gradients = try [1, 2, 5].map { threads in
      let cut = try models(net, on: data, threads: threads).1
      cut.lossAndGradients()
      return Array(cut.gradients)
    }
    #expect(gradients[0] == gradients[1])
    #expect(gradients[0] == gradients[2])
    #expect(gradients[0].contains { $0 != 0 })
  }

  @Test("a smaller batch may follow, and a larger one")
  func changing() throws {
    let all = try Typed.data("gaussian(samples=1100)")
    let (whole, cut) = try models(Self.nets[0], on: all, threads: 2)
    let bound = try BoundData<Double>(all, loss: cut.lossUsed, outputs: SampleShape(width: 1))
    for rows in [5, 300, 1100, 40, 700] {
      for model in [whole, cut] {
        model.bind(bound, from: 0, rows: rows)
        model.lossAndGradients()
      }
      #expect(abs(cut.loss - whole.loss) <= 1e-13 * whole.loss, "\(rows) rows")
      #expect(largestDifference(whole.gradients, cut.gradients) <= 1e-12, "\(rows) rows")
      cut.bind(bound, from: 0, rows: 1100)
      cut.forward(training: false)
      #expect(cut.loss.isFinite)
    }
  }

  @Test("a pass that is told to stop says so, and the next one is whole")
  func stopping() throws {
    let data = try Typed.data("gaussian(samples=1100)")
    let description = try Typed.network(Self.nets[0])
    let state = try NetworkState.initial(description, input: SampleShape(data.sampleShape), seed: 7)
    let countdown = Countdown(after: 9)
    let model = try Model<Double>(
      description, state: state, data: data, keeping: .outputs, shouldStop: { countdown.isOver() })
    #expect(!model.lossAndGradients())
    countdown.rest()
    #expect(model.lossAndGradients())
    let other = try models(Self.nets[0], on: data, threads: 1).1
    other.lossAndGradients()
    #expect(Array(model.gradients) == Array(other.gradients))
  }

  @Test("networks that can't go by blocks keep the whole batch")
  func exceptions() throws {
    let input = SampleShape(width: 10)
    func suits(_ net: String, _ batch: Int) throws -> Bool {
      BlockCut.suits(try NetworkPlan(Typed.network(net), input: input), batch: batch)
    }
    #expect(try suits("dense(64) -> dense(1)", 256))
    #expect(try !suits("dense(64) -> dense(1)", 255))
    #expect(try !suits("dense(64) -> batchnorm -> dense(1)", 1000))
    #expect(try !suits("residual(dense(10) -> batchnorm) -> dense(1)", 1000))
    #expect(try !suits("dense(300) -> dense(300)", 1000))
  }

  @Test("blocks cover the batch once, in order", arguments: [1, 4, 255, 256, 257, 511, 2047, 2050, 100_003])
  func cut(_ rows: Int) {
    let groups = BlockCut.groups(rows: rows)
    var next = 0
    for number in 0..<groups {
      let group = BlockCut.group(number, of: groups, rows: rows)
      #expect(!group.isEmpty)
      for block in 0..<BlockCut.blocks(of: group) {
        let own = BlockCut.block(block, of: group)
        #expect(own.lowerBound == next && !own.isEmpty && own.count <= BlockCut.rows)
        next = own.upperBound
      }
    }
    #expect(next == rows)
  }
}
