import Foundation
import Testing
import Typed

@testable import Engine

@Suite struct ReferenceTests {
  @Test("there are reference cases")
  func casesAreFound() { #expect(ReferenceCase.all.count >= 50) }

  @Test("outputs, loss, gradients and running statistics are PyTorch's", arguments: ReferenceCase.all)
  func onePass(_ reference: ReferenceCase) throws {
    let model = try Model<Double>(
      reference.description(), state: reference.start(), data: reference.data(),
      loss: Typed.loss(reference.loss))
    model.forward(training: reference.mode == "train")
    model.backward(inputGradient: true)
    #expect(disagreement(Array(model.outputs), reference.figures("expected", "output") ?? []) == nil)
    #expect(disagreement([model.loss], reference.figures("expected", "loss") ?? []) == nil)
    let clip = try reference.clip.map(Typed.clip)
    for slice in model.plan.parameters {
      let expected = try #require(reference.figures("expected", "gradients", slice.name))
      let found = Array(model.gradients[slice.range])
      #expect(
        disagreement(found, expected, absolute: roundingOfCancellingSums, ofLargest: true) == nil,
        "gradient of \(slice.name)")
    }
    #expect(
      disagreement(
        Array(model.inputGradient ?? .init(start: nil, count: 0)),
        reference.figures("expected", "input_gradient") ?? [], absolute: roundingOfCancellingSums,
        ofLargest: true) == nil)
    for statistic in model.state().statistics {
      let expected = try #require(reference.figures("expected", "state", statistic.name))
      #expect(disagreement(statistic.values, expected) == nil, "\(statistic.name)")
    }
    if let clip {
      let norm = clip.product.clip(
        gradients: model.tape.gradients.base, parameters: UnsafePointer(model.tape.parameters.base),
        layout: model.plan.parameters)
      if let expected = reference.figures("expected", "gradient_norm") {
        #expect(disagreement([norm], expected) == nil)
      }
      for slice in model.plan.parameters {
        let expected = try #require(reference.figures("expected", "clipped_gradients", slice.name))
        #expect(
          disagreement(
            Array(model.gradients[slice.range]), expected, absolute: roundingOfCancellingSums, ofLargest: true
          )
            == nil,
          "clipped gradient of \(slice.name)")
      }
    }
  }

  @Test(
    "losses and parameters after some steps of training are PyTorch's",
    arguments: ReferenceCase.all.filter { $0.figures("training", "losses") != nil })
  func training(_ reference: ReferenceCase) throws {
    let losses = try #require(reference.figures("training", "losses"))
    let options = TrainingOptions(
      epochs: losses.count, loss: try Typed.loss(reference.loss),
      optimizer: try Typed.optimizer(#require(reference.optimizer)),
      clip: try reference.clip.map(Typed.clip))
    let (state, history) = try train(
      reference.start(), reference.description(), on: reference.data(), options, precision: .float64)
    #expect(disagreement(history.losses, losses) == nil)
    for parameter in state.parameters {
      let expected = try #require(reference.figures("training", "parameters", parameter.name))
      let gradient = reference.figures("expected", "gradients", parameter.name) ?? []
      // A bias before batchnorm has no gradient but rounding noise, which Adam blows up.
      let isNoise = gradient.allSatisfy { abs($0) < 1e-14 }
      #expect(
        disagreement(parameter.values, expected, absolute: isNoise ? 1e-8 : 1e-12) == nil, "\(parameter.name)"
      )
    }
  }

  @Test("the document's example follows Keras in float32, with and without clipping")
  func documentExample() throws {
    let reference = try ReferenceCase(ReferenceCase.folder.appending(path: "document-example.json"))
    for (run, clip) in [("no clip", nil), ("global norm 0.01", "by_norm(0.01)")] {
      let expected = try #require(reference.figures("runs", run, "losses"))
      let options = TrainingOptions(
        epochs: expected.count, loss: try Typed.loss(reference.loss),
        optimizer: try Typed.optimizer(#require(reference.optimizer)),
        clip: try clip.map(Typed.clip))
      let (_, history) = try train(reference.start(), reference.description(), on: reference.data(), options)
      #expect(disagreement(history.losses, expected, relative: 5e-4) == nil, "\(run)")
      let norms = try #require(reference.figures("runs", run, "gradient_norms"))
      #expect(disagreement(history.gradientNorms, norms, relative: 2e-3) == nil, "\(run)")
    }
  }
}
