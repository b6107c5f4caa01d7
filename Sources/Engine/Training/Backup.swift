/// The numbers as they were after the last finished epoch.
final class Backup<S: Scalar> {
  private let statisticsAlone: Bool
  private let parameters: Storage<S>
  private let statistics: Storage<S>
  private let vectors: [Storage<S>]
  private var numbers: [Double] = []
  private var stepsTaken = 0
  private var scheduleState: [Double] = []

  /// - Parameter statisticsAlone: keeps the running statistics, and nothing of what the update moves.
  init(_ model: Model<S>, _ update: Update<S>, statisticsAlone: Bool) {
    self.statisticsAlone = statisticsAlone
    statistics = Storage(model.tape.statistics.count)
    parameters = Storage(statisticsAlone ? 0 : model.tape.parameters.count)
    vectors = statisticsAlone ? [] : update.vectors.map { Storage($0.count) }
    save(model, update)
  }

  func save(_ model: Model<S>, _ update: Update<S>) {
    statistics.copy(from: model.tape.statistics)
    if statisticsAlone { return }
    parameters.copy(from: model.tape.parameters)
    for (vector, other) in zip(vectors, update.vectors) { vector.copy(from: other) }
    numbers = update.numbers
    stepsTaken = update.stepsTaken
    scheduleState = update.scheduleState
  }

  func restore(_ model: Model<S>, _ update: inout Update<S>) {
    model.tape.statistics.copy(from: statistics)
    if statisticsAlone { return }
    model.tape.parameters.copy(from: parameters)
    for (vector, other) in zip(vectors, update.vectors) { other.copy(from: vector) }
    update.restore(stepsTaken: stepsTaken, scheduleState: scheduleState, numbers: numbers)
  }
}
