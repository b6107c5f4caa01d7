import Foundation
import Testing
import Typed

@testable import Engine

/// A case of `Tests/ParityTests/Fixtures`: a network with its weights and data, and what PyTorch makes of it.
struct ReferenceCase: Sendable, CustomTestStringConvertible {
  let name: String
  let net: String
  let loss: String
  let optimizer: String?
  let clip: String?
  let mode: String
  let sampleShape: [Int]
  let x: [Double]
  let y: [[Double]]
  let parameters: [String: [Double]]
  let state: [String: [Double]]
  let json: Data

  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "ParityTests/Fixtures/parity")

  static let all: [ReferenceCase] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "cases"), includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.compactMap { try? ReferenceCase($0) }
  }()

  init(_ file: URL) throws {
    json = try Data(contentsOf: file)
    guard let root = try JSONSerialization.jsonObject(with: json) as? [String: Any] else {
      throw CocoaError(.propertyListReadCorrupt)
    }
    func text(_ key: String) -> String? { root[key] as? String }
    name = file.deletingPathExtension().lastPathComponent
    net = text("net") ?? ""
    loss = text("loss") ?? ""
    clip = text("clip")
    optimizer = (root["training"] as? [String: Any])?["optimizer"] as? String ?? text("optimizer")
    mode = text("mode") ?? "train"
    x = flat(root["x"])
    let samples = root["x"] as? [Any] ?? []
    let first = samples.first as? [Any] ?? []
    let inner = first.first as? [Any]
    sampleShape = inner.map { [first.count, $0.count] } ?? [first.count]
    y = (root["y"] as? [Any] ?? []).map(flat)
    parameters = (root["parameters"] as? [String: Any] ?? [:]).mapValues(flat)
    state = (root["state"] as? [String: Any] ?? [:]).mapValues(flat)
  }

  /// What stands under these keys, one inside the other, as one list of numbers; `nil` where nothing does.
  func figures(_ path: String...) -> [Double]? {
    var value: Any? = try? JSONSerialization.jsonObject(with: json)
    for key in path { value = (value as? [String: Any])?[key] }
    return value == nil ? nil : flat(value)
  }

  func description() throws -> NetworkDescription { try Typed.network(net) }

  func data() throws -> DataSet {
    let rule = try Typed.loss(loss).product
    let labels: DataSet.Labels =
      if rule.target == .classes {
        .classes(y.map { Int($0[0]) }, of: (y.map { Int($0[0]) }.max() ?? 0) + 1)
      } else {
        .values(y.flatMap { $0 }, width: y[0].count)
      }
    return DataSet(name, sampleShape: sampleShape, features: x, labels: labels)
  }

  func start() throws -> NetworkState {
    let plan = try NetworkPlan(description(), input: SampleShape(sampleShape))
    return NetworkState(
      parameters: plan.parameters.map {
        NamedValues($0.name, shape: $0.shape, values: parameters[$0.name] ?? [])
      },
      statistics: plan.statistics.map {
        NamedValues($0.name, shape: [$0.count], values: state[$0.name] ?? [])
      })
  }
}

/// All numbers in nested lists, in order.
func flat(_ value: Any?) -> [Double] {
  switch value {
  case let list as [Any]: list.flatMap { flat($0) }
  case let number as NSNumber: [number.doubleValue]
  default: []
  }
}

/// How far sums may be off whose terms, of size 1 and below, cancel: some roundings of 2⁻⁵², which differ between
/// processors with and without fused multiply-adds.
let roundingOfCancellingSums = 16 * Double.ulpOfOne

/// Whether each number agrees to `relative` of the expected one, or of `scale`, or to `absolute`.
func disagreement(
  _ found: [Double], _ expected: [Double], relative: Double = 1e-9, absolute: Double = 1e-12,
  ofLargest: Bool = false
) -> String? {
  guard found.count == expected.count else { return "\(found.count) numbers for \(expected.count)" }
  let largest = expected.reduce(0) { max($0, abs($1)) }
  for (place, (a, b)) in zip(found, expected).enumerated() {
    let allowed = max(absolute, relative * (ofLargest ? largest : abs(b)))
    if !(abs(a - b) <= allowed) { return "[\(place)]: \(a) for \(b)" }
  }
  return nil
}
