import Diagnostics
import Engine
import Testing
import Typed

/// What a probe shows of each layer, beside what PyTorch's automatic differentiation gives.
@Suite struct ProbeFigureTests {
  struct Figures: Decodable {
    struct Layer: Decodable {
      let size: Double
      let nudge: Double
      let signal: Double
      let gradient: Double?
      let step: Double?
      let stateNudges: [Double]?

      enum CodingKeys: String, CodingKey {
        case size, nudge, signal, gradient, step
        case stateNudges = "state_nudges"
      }
    }

    struct Network: Decodable {
      let `case`: String
      let direction: Tensor
      let layers: [Layer]
    }

    let networks: [Network]
  }

  static let networks = (try? Fixtures.read("parity/probes.json", as: Figures.self).networks) ?? []
  /// What differences in place of derivatives may cost.
  static let differences = Tolerance(relative: 1e-6, absolute: 0)

  @Test func `ten networks are found`() { #expect(Self.networks.count == 10) }

  @Test(arguments: networks.indices) func `every layer's figures are PyTorch's`(_ index: Int) throws {
    let wanted = Self.networks[index]
    let prepared = try PreparedCase(Fixtures.read("parity/cases/\(wanted.case).json"))
    let probe = try Probe(
      prepared.network, prepared.start, on: prepared.data, loss: prepared.loss,
      mode: prepared.figures.mode == .train ? .train : .eval, optimizer: try Typed.optimizer("adam"),
      precision: .float64)
    let nudge = try InputNudge(
      prepared.network, state: prepared.start, on: prepared.data, along: wanted.direction.values,
      training: prepared.figures.mode == .train)
    #expect(probe.layers.count == wanted.layers.count)
    for (found, layer) in zip(probe.layers, wanted.layers) {
      let what = "\(wanted.case), layer \(found.number + 1)"
      expectEqual([found.size], [layer.size], .values, "size of \(what)")
      expectEqual([found.signal ?? .nan], [layer.signal], .gradients, "signal of \(what)")
      expectEqual([nudge.layers[found.number] ?? .nan], [layer.nudge], Self.differences, "nudge of \(what)")
      #expect(
        (found.weightGradient == nil) == (layer.gradient == nil) && (found.step == nil) == (layer.step == nil)
      )
      if let gradient = layer.gradient, let step = layer.step {
        expectEqual([found.weightGradient ?? .nan], [gradient], .gradients, "weight gradient of \(what)")
        expectEqual([found.step ?? .nan], [step], .gradients, "step of \(what)")
      }
      expectEqual(
        (nudge.states[found.number].first ?? []).map { $0 ?? .nan }, layer.stateNudges ?? [],
        Self.differences,
        "nudges of the state of \(what)")
    }
  }
}
