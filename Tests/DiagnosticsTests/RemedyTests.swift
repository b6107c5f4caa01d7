import Engine
import Testing

@testable import Diagnostics

@Suite struct RemedyTests {
  @Test(
    arguments: [
      (.relu, "dense(64, relu)"), (.tanh, "dense(64, tanh)"), (.batchnorm, "batchnorm"),
      (.layernorm, "layernorm"), (.residual, "residual("), (.orthogonal, "init=orthogonal"),
      (.initialiser, "init=normal("), (.wider, "dense(256, sigmoid)"),
    ] as [(Remedy, String)])
  func `a remedy changes the hidden layers and leaves the output alone`(remedy: Remedy, part: String) throws {
    let tower = try Networks.tower(4, "sigmoid")
    let changed = try #require(remedy.network(tower))
    #expect(changed.description.contains(part), "\(changed)")
    #expect(changed.layers.last == tower.layers.last)
    #expect(remedy.options(TrainingOptions(optimizer: try sgd()), steps: 10) == nil)
    let data = try #require(Networks.gaussian)
    #expect(try NetworkPlan(changed, input: SampleShape(data.sampleShape)).output.width == 1)
  }

  @Test func `the critical initialiser brings theory's factor to 1`() throws {
    let changed = try #require(Remedy.initialiser.network(try Networks.tower(4, "sigmoid")))
    let layer = try #require(try NetworkTheoryTests.theory(changed).repeated)
    #expect(abs(layer.factor - 1) < 0.01)
  }

  @Test func `remedies of training change the options`() throws {
    let options = TrainingOptions(optimizer: try sgd())
    func optimizer(_ remedy: Remedy) -> String? {
      remedy.options(options, steps: 100)?.optimizer.description
    }
    #expect(optimizer(.adam) == "adam(0.01)")
    #expect(optimizer(.rateUp) == "sgd(5)")
    #expect(optimizer(.warmup) == "sgd(warmup(cosine(0.5, steps=90), steps=10))")
    #expect(Remedy.byNorm.options(options, steps: 100)?.clip?.name == "by_norm")
    #expect(Remedy.relu.network(try Networks.tower(2, "relu")) == nil)
  }

  private func sgd() throws -> Optimizer {
    let entry: Entry<OptimizerRule> = try #require(Registries.optimizers["sgd"])
    return try entry(["rate": 0.5])
  }
}
