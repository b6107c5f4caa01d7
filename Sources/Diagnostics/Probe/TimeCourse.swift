import Engine
import RealModule

/// What the state of a recurrent layer shows step by step, in the order in which it reads: of a layer that reads backwards the
/// first step here is the sequence's last.
public struct TimeCourse: Sendable {
  /// Whether the sequence is read from its last step on.
  public let isBackward: Bool
  /// The gradient of each sample's own loss with respect to the state after each step: its norm over the units, RMS over
  /// samples.
  public let signals: [Double]
  /// The RMS of the state after each step.
  public let sizes: [Double]
  /// What a small change of the input, at all steps, has become in the state after each step.
  public let nudges: [Double?]
  /// What of the gradient that reaches the state after the last step is left after the first, handed from state to state;
  /// `nil` where none reaches it, or there is one step alone.
  ///
  /// Where the layer gives a sequence, more comes in at each step from what reads it: that part is taken off before a
  /// step's gradient is held against that of the step read after it, and the relations are multiplied.
  public let left: Double?

  init<S: Scalar>(
    _ hidden: HiddenTrace<S>, of trace: LayerTrace<S>, ofOwnLoss: Double, nudges: [Double?]
  ) {
    isBackward = hidden.isBackward
    let size = hidden.samples * hidden.units
    func byStep(_ values: UnsafeBufferPointer<S>, _ read: (UnsafeBufferPointer<S>) -> Double) -> [Double] {
      (0..<hidden.steps).map { read(UnsafeBufferPointer(rebasing: values[$0 * size..<($0 + 1) * size])) }
    }
    signals = byStep(hidden.gradients) { Reductions.norm($0) * ofOwnLoss }
    sizes = byStep(hidden.states) { Reductions.rootMeanSquare($0) }
    self.nudges = nudges
    guard let first = signals.first, let last = signals.last, signals.count > 1, last > 0 else {
      left = nil
      return
    }
    guard trace.plan.output.steps != nil, let coming = trace.errors else {
      left = first / last
      return
    }
    var (logarithms, count) = (0.0, 0)
    for step in 0..<hidden.steps - 1 where signals[step + 1] > 0 {
      let time = hidden.isBackward ? hidden.steps - 1 - step : step
      let firstUnit = hidden.isBackward ? hidden.units : 0
      var handed: [S] = []
      handed.reserveCapacity(size)
      for sample in 0..<hidden.samples {
        let own = (step * hidden.samples + sample) * hidden.units
        let outside = (sample * hidden.steps + time) * trace.width + firstUnit
        for unit in 0..<hidden.units { handed.append(hidden.gradients[own + unit] - coming[outside + unit]) }
      }
      logarithms += Double.log(
        handed.withUnsafeBufferPointer { Reductions.norm($0) } * ofOwnLoss / signals[step + 1])
      count += 1
    }
    left = count == 0 ? nil : Double.exp(logarithms * Double(hidden.steps - 1) / Double(count))
  }
}
