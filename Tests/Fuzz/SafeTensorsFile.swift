import CommandKit
import Engine

@testable import Lab

extension Target {
  /// Files of weights, with a header whose length is right most of the time.
  static let safetensors = Target(
    name: "safetensors", length: 1500, mutate: SafeTensorsFile.changed, read: SafeTensorsFile.read)
}

/// Weights in a file: read, or refused and the session left as it was.
enum SafeTensorsFile {
  private static let words = [
    "\"__metadata__\":{\"gradlab.network\":\"dense(1)\"},", "gradlab.network", "format", "\"dtype\":\"F32\"",
    "F64", "F32", "F16", "BF16", "I64", "BOOL", "\"shape\":[2,2]", "\"data_offsets\":[0,16]", "0.weight",
    "0.bias",
    "1.weight", "null", "true", "[]", "{}", "-1", "9223372036854775807", "1099511627776",
    "18446744073709551616",
    "1e99", "\\u0000", "\\u001b[31m", "\\ud800", "2 * dense(3, tanh) -> dense(1)",
    "load(\\\"f.safetensors\\\")",
    "sigmoid", "tower(99999999)", "moons(samples=1e19)", "99999 * dense(1)", "batchnorm", "gru(2)",
    "fc1.weight", "fc2.weight", "layers.0.weight", "layers.1.bias", "_orig_mod.", "module.", "weight_ih_l0",
    "weight_hh_l1_reverse", "in_proj_weight", "out_proj.weight", "running_var", "num_batches_tracked",
    "\"gradlab.modules\":\"[{\\\"name\\\":\\\"0\\\"}]\",", "F8_E4M3", "I8", "F4", "[0,0]", "[1,1,4]",
    "residual(dense(2))", "prelu", "csv(\\\"f.safetensors\\\", \\\"x\\\")", "dense(0/0)", "dense(1e19)",
  ]

  // MARK: Making

  /// Header and numbers changed apart, and the length made to fit.
  static func changed(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8]? {
    guard bytes.count >= 8 else { return seed("dense(2, tanh) -> dense(1)", width: 2) }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let end = 8 + Int(min(length, UInt64(bytes.count - 8)))
    var header = Array(bytes[8..<end])
    var numbers = Array(bytes[end...])
    switch dice.below(8) {
    case 0: numbers = Array(numbers.dropLast(dice.below(9))) + Array(repeating: 7, count: dice.below(9))
    case 1 where !numbers.isEmpty: numbers[dice.below(numbers.count)] = UInt8(dice.below(256))
    case 2...5: replaceToken(&header, &dice)
    default:
      let place = dice.below(header.count + 1)
      header.insert(contentsOf: Array(dice.pick(words).utf8), at: place)
    }
    return withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header + numbers
  }

  /// A number, a text or a sign of the header becomes another.
  private static func replaceToken(_ header: inout [UInt8], _ dice: inout Dice) {
    guard !header.isEmpty else { return }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    let start = dice.below(header.count)
    var end = start + 1
    let quote = UInt8(ascii: "\"")
    if isDigit(header[start]) {
      while end < header.count, isDigit(header[end]) { end += 1 }
      let number = dice.pick([
        "0", "1", "2", "4", "8", "16", "-1", "3", "1e3", "9223372036854775807", "1099511627776",
      ])
      header.replaceSubrange(start..<end, with: Array(number.utf8))
    } else {
      while end < header.count, header[end] != quote, header[end] != UInt8(ascii: ",") { end += 1 }
      header.replaceSubrange(start..<end, with: dice.once(in: 3) ? [] : Array(dice.pick(words).utf8))
    }
  }

  /// The file of a network with first weights.
  static func seed(_ text: String, width: Int) -> [UInt8] {
    let session = StatementMaker.session
    guard case .network(let network)? = try? session.evaluate(text).single,
      let plan = try? NetworkPlan(network.description, input: SampleShape(width: width)),
      let bytes = try? ModelFile.bytes(
        state(plan), network.description, input: plan.input, precision: .float32)
    else { fatalError("\(text) has no weights") }
    return bytes
  }

  private static func state(_ plan: NetworkPlan) -> NetworkState {
    var state = NetworkState(parameters: [], seed: 1)
    func numbers(_ count: Int) -> [Double] { (0..<count).map { Double($0 + 1) / 8 } }
    state.parameters = plan.parameters.map {
      NamedValues($0.name, shape: $0.shape, values: numbers($0.shape.reduce(1, *)))
    }
    state.statistics = plan.statistics.map {
      NamedValues($0.name, shape: [$0.count], values: numbers($0.count))
    }
    return state
  }

  // MARK: Reading

  static func read(_ bytes: [UInt8]) {
    var dice = Dice(of: bytes)
    for line in [
      "n = load(\"f.safetensors\")",
      "n = load(\"f.safetensors\", into=dense(2, tanh) -> batchnorm -> dense(1))",
      "n = load(\"f.safetensors\", into=2 * dense(2), names=[\"0\", \"2\"])",
      "inspect \"f.safetensors\"",
    ] {
      let session = Session(from: StatementMaker.session)
      let before = session.state.sketch
      do throws(Failure) {
        let outcome = try session.run(
          try session.parse(line)[0], Statements.context(["f.safetensors": bytes]))
        Shown.check(outcome.document, &dice)
        if case .network(let network)? = outcome.value?.single { checkWrittenAgain(network, session) }
      } catch {
        Shown.check(error, in: line)
        demand(session.state.sketch == before, "what is refused leaves a name")
      }
    }
  }

  /// What was read is written and read again with every bit.
  private static func checkWrittenAgain(_ network: Network, _ session: Session) {
    guard let state = network.state, let input = network.input else { return }
    do {
      let bytes = try ModelFile.bytes(state, network.description, input: input, precision: .float64)
      let again = try session.evaluate(
        "load(\"again.safetensors\")", Statements.context(["again.safetensors": bytes]))
      guard case .network(let read)? = again.single, let found = read.state else {
        fatalError("what was written is no network")
      }
      func bits(_ state: NetworkState) -> [[UInt64]] {
        (state.parameters + state.statistics).map { $0.values.map(\.bitPattern) }
      }
      demand(bits(found) == bits(state), "other numbers when written and read again")
    } catch {
      let failure = error as? Failure
      demand(
        failure?.kind == .interrupted,
        "what was read can't be written and read: \(failure?.message ?? "\(error)")")
    }
  }
}
