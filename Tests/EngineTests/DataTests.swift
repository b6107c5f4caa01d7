import RealModule
import Testing
import Typed

@testable import Engine

@Suite struct DataTests {
  static let generators: [DataGenerator] = Registries.data.entries.compactMap { try? $0() }

  @Test func `every data set has defaults`() {
    #expect(Self.generators.count == Registries.data.entries.count)
    #expect(Self.generators.count >= 9)
  }

  @Test(arguments: generators)
  func `the same seed gives the same samples, another seed or draw others`(_ generator: DataGenerator) {
    let data = generator.generate(seed: 3)
    let again = generator.generate(seed: 3)
    #expect(data.features == again.features && data.labels == again.labels)
    #expect(data != again && data == data)
    #expect(data.description == generator.description)
    #expect(data.heldOut == nil)
    guard generator.name != "digits" else { return }
    #expect(data.features != generator.generate(seed: 4).features)
    #expect(data.features != generator.generate(seed: 3, draw: 1).features)
  }

  @Test(
    arguments: [
      ("gaussian", 1000, [10], 2), ("moons", 1000, [2], 2), ("circles", 1000, [2], 2),
      ("spirals", 1000, [2], 2), ("xor", 1000, [2], 2), ("digits", 1797, [64], 10),
      ("imbalanced", 1000, [2], 2), ("adding", 1000, [50, 2], nil), ("regression", 512, [10], nil),
    ] as [(String, Int, [Int], Int?)])
  func `shapes are those described`(name: String, count: Int, shape: [Int], classes: Int?) throws {
    let data = try Typed.data(name)
    #expect(data.count == count && data.sampleShape == shape && data.classCount == classes)
    #expect(data.features.count == count * shape.reduce(1, *))
    #expect(data.features.allSatisfy { $0.isFinite })
    #expect(data.featureNames.count == shape.last)
  }

  @Test func `gaussian is labelled by the sign of its first feature`() throws {
    let data = try Typed.data("gaussian(samples=300, features=4)")
    guard case .classes(let labels, _) = data.labels else {
      Issue.record("no classes")
      return
    }
    for (index, label) in labels.enumerated() { #expect((data.features[index * 4] > 0) == (label == 1)) }
    #expect(abs(data.classFrequencies[1] - 150) < 45)
    #expect(abs(moments(data.features).variance - 1) < 0.2)
    let shares = data.classFrequencies.map { Double($0) / 300 }
    #expect(abs(data.entropy + shares.map { $0 * log($0) }.reduce(0, +)) < 1e-12)
  }

  @Test func `the plane's shapes are where they should be`() throws {
    let circles = try Typed.data("circles(samples=100, noise=0)")
    guard case .classes(let rings, _) = circles.labels else {
      Issue.record("no classes")
      return
    }
    for (index, ring) in rings.enumerated() {
      let point = circles.sample(index)
      let radius = point.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(radius - (ring == 0 ? 1 : 0.5)) < 1e-12)
    }
    let moons = try Typed.data("moons(samples=101, noise=0)")
    #expect(moons.classFrequencies == [51, 50])
    let spirals = try Typed.data("spirals(samples=100, noise=0)")
    #expect(spirals.features.allSatisfy { abs($0) <= 1 })
  }

  @Test func `imbalanced holds exactly the share of ones, as far apart as asked`() throws {
    let data = try Typed.data("imbalanced(samples=5000, ones=0.02, distance=4)")
    #expect(data.classFrequencies == [4900, 100])
    guard case .classes(let labels, _) = data.labels else {
      Issue.record("no classes")
      return
    }
    func mean(_ label: Int) -> Double {
      moments(labels.indices.filter { labels[$0] == label }.map { data.features[2 * $0] }).mean
    }
    #expect(abs(mean(1) - 2) < 0.5 && abs(mean(0) + 2) < 0.1)
  }

  @Test func `adding marks one number in each half and asks for their sum`() throws {
    let data = try Typed.data("adding(samples=200, length=11)")
    guard case .values(let sums, 1) = data.labels else {
      Issue.record("no values")
      return
    }
    for index in 0..<200 {
      let sample = Array(data.sample(index))
      let marked = (0..<11).filter { sample[2 * $0 + 1] == 1 }
      #expect(marked.count == 2 && marked[0] < 5 && marked[1] >= 5)
      #expect(abs(marked.reduce(0) { $0 + sample[2 * $1] } - sums[index]) < 1e-12)
    }
    #expect(abs(data.entropy - 1 / 6) < 0.05)
  }

  @Test func `digits are the bundled ones`() throws {
    let data = try Typed.data("digits")
    #expect(data.classFrequencies == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    #expect(data.sample(0).prefix(6).map { Int($0 * 16) } == [0, 0, 5, 13, 9, 1])
    #expect(data.features.max() == 1)
  }

  @Test func `label noise makes the asked share of labels wrong and nothing else different`() throws {
    for name in ["gaussian(samples=4000)", "digits"] {
      let clean = try Typed.data(name)
      let entry =
        name.hasPrefix("digits") ? "digits(label_noise=0.3)" : "gaussian(samples=4000, label_noise=0.3)"
      let noisy = try Typed.data(entry)
      #expect(noisy.features == clean.features && noisy.trueLabels == clean.labels)
      guard case .classes(let a, _) = clean.labels, case .classes(let b, _) = noisy.labels else { return }
      let wrong = Double(zip(a, b).filter { $0 != $1 }.count) / Double(a.count)
      #expect(abs(wrong - 0.3) < 0.05)
      #expect(noisy.labelNoise == 0.3)
    }
  }

  @Test(arguments: generators)
  func `label noise can be asked of every data set`(_ generator: DataGenerator) {
    #expect(generator["label_noise"] == .number(0))
  }

  @Test func `a split holds out the same share of every class`() throws {
    let digits = try Typed.data("digits")
    let parts = try split(digits, test: 597, seed: 1)
    let heldOut = try #require(parts.heldOut)
    #expect(parts.count == 1200 && heldOut.count == 597)
    for (all, part) in zip(digits.classFrequencies, heldOut.classFrequencies) {
      #expect(abs(Double(part) - Double(all) * 597 / 1797) < 1)
    }
    #expect(parts.description == "split(digits, test=597)")
    func rows(_ data: DataSet) -> [[Double]] { (0..<data.count).map { Array(data.sample($0)) } }
    #expect(Set(rows(parts)).isDisjoint(with: rows(heldOut)))
    #expect(try split(digits, test: 597, seed: 1).features == parts.features)
    #expect(try split(digits, test: 597, seed: 2).features != parts.features)
    let rare = try Typed.data("imbalanced(samples=1000)")
    #expect(try split(rare, test: 0.3, seed: 1).heldOut?.classFrequencies == [294, 6])
  }

  @Test func `the held-out part keeps the true labels`() throws {
    let noisy = try Typed.data("gaussian(samples=400, label_noise=0.5)")
    let parts = try split(noisy, test: 0.5, seed: 1)
    let heldOut = try #require(parts.heldOut)
    guard case .classes(let labels, _) = heldOut.labels else {
      Issue.record("no classes")
      return
    }
    for (index, label) in labels.enumerated() { #expect((heldOut.features[index * 10] > 0) == (label == 1)) }
    #expect(heldOut.labelNoise == 0 && parts.labelNoise == 0.5 && parts.labels != parts.trueLabels)
  }

  @Test(arguments: [0, -1, 400, 1e9, .nan, .infinity, 0.0001, 0.9999])
  func `a split that leaves nothing on one side is refused`(_ test: Double) throws {
    let data = try Typed.data("gaussian(samples=400)")
    #expect(throws: InvalidArgument.self) { try split(data, test: test, seed: 1) }
  }

  @Test func `standardize takes its figures from the training part`() throws {
    let parts = try split(try Typed.data("digits"), test: 597, seed: 1)
    let data = standardize(parts)
    let heldOut = try #require(data.heldOut)
    for column in 0..<64 {
      let training = (0..<data.count).map { data.features[$0 * 64 + column] }
      let (mean, variance) = moments(training)
      #expect(abs(mean) < 1e-12 && (abs(variance - 1) < 1e-12 || variance == 0))
    }
    let means = (0..<64).map { column in moments((0..<597).map { heldOut.features[$0 * 64 + column] }).mean }
    #expect(means.contains { abs($0) > 0.001 } && means.allSatisfy { abs($0) < 0.3 })
    #expect(data.description == "standardize(split(digits, test=597))")
    #expect(data.labels == parts.labels)
  }
}

private func log(_ value: Double) -> Double { Double.log(value) }
