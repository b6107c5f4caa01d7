/// The numbers as they were after the last finished epoch.
final class Backup<S: Scalar> {
  private let statisticsAlone: Bool
  private let parameters: Storage<S>
  private let statistics: Storage<S>
  private let slots: [Storage<S>]
  private let scalars: Storage<Double>
  private var stepsTaken = 0
  private var scheduleState: [Double] = []

  /// - Parameter statisticsAlone: keeps the running statistics, and nothing of what the update moves.
  init(_ model: Model<S>, _ update: Update<S>, statisticsAlone: Bool) {
    self.statisticsAlone = statisticsAlone
    statistics = Storage(model.tape.statistics.count)
    parameters = Storage(statisticsAlone ? 0 : model.tape.parameters.count)
    slots = statisticsAlone ? [] : update.slots.map { Storage($0.count) }
    scalars = Storage(statisticsAlone ? 0 : update.scalars.count)
    save(model, update)
  }

  func save(_ model: Model<S>, _ update: Update<S>) {
    statistics.copy(from: model.tape.statistics)
    if statisticsAlone { return }
    parameters.copy(from: model.tape.parameters)
    for (slot, other) in zip(slots, update.slots) { slot.copy(from: other) }
    scalars.copy(from: update.scalars)
    stepsTaken = update.stepsTaken
    scheduleState = update.scheduleState
  }

  func restore(_ model: Model<S>, _ update: inout Update<S>) {
    model.tape.statistics.copy(from: statistics)
    if statisticsAlone { return }
    model.tape.parameters.copy(from: parameters)
    for (slot, other) in zip(slots, update.slots) { other.copy(from: slot) }
    update.scalars.copy(from: scalars)
    update.restore(stepsTaken: stepsTaken, scheduleState: scheduleState)
  }
}
