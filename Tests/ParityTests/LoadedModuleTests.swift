import CommandKit
import Engine
import Lab
import Testing
import Typed
import Verbs

/// State dicts of ordinary PyTorch modules: loaded as PyTorch has them, or refused.
@Suite struct LoadedModuleTests {
  struct Cases: Decodable {
    let cases: [String: Case]
  }

  struct Case: Decodable {
    let net: String
    let names: [String]?
    let refused: String?
    let x: Tensor?
    let output: Tensor?
  }

  static let cases = (try? Fixtures.read("modules/cases.json", as: Cases.self).cases) ?? [:]

  @Test func `the modules are found`() { #expect(Self.cases.count >= 35) }

  @Test(arguments: cases.keys.sorted()) func `a module is loaded as PyTorch has it, or refused`(
    _ name: String
  ) throws {
    let own = try #require(Self.cases[name])
    let path = Fixtures.folder.appending(path: "modules/\(name).safetensors").path()
    let names = own.names.map { ", names=[\($0.map { "\"\($0)\"" }.joined(separator: ", "))]" } ?? ""
    let value: Value
    do throws(Failure) {
      value = try Session().evaluate("load(\"\(path)\", into=\(own.net)\(names))")
    } catch {
      #expect(error.reason.code == own.refused, "\(error.message)")
      return
    }
    #expect(own.refused == nil)
    guard case .network(let network)? = value.single, let state = network.state, let x = own.x,
      let output = own.output
    else {
      Issue.record("\(name) is no network")
      return
    }
    let width = output.shape[output.shape.count - 1]
    let data = DataSet(
      name, sampleShape: Array(x.shape.dropFirst()), features: x.values,
      labels: .values([Double](repeating: 0, count: output.values.count), width: width))
    let model = try Model<Double>(network.description, state: state, data: data, loss: try Typed.loss("mse"))
    model.forward(training: false)
    // PyTorch computed in float32.
    expectEqual(
      Array(model.outputs), output.values,
      Tolerance(relative: 1e-5, absolute: 1e-6, fromLargest: true), "output")
  }
}
