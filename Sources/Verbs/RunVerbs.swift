import CommandKit
import Diagnostics
import Documents
import Lab
import Messages
import Watching

/// What `probe` shows of a run: a step of it.
enum ProbeOfRun {
  struct Details: Sendable {
    let run: WatchedRun
    let step: WatchedStep
  }

  static let measuring = Measuring<Details>(
    measure: { (variant) throws(Failure) in
      let run = try variant.run(besides: ["step"])
      let wanted = try variant.optionalInteger("step")
      guard let step = run.step(wanted) else {
        guard let wanted, let first = run.steps.first, let last = run.steps.last else {
          throw Failure(RunMessage.noStep, at: variant.place("net"))
        }
        throw Failure(
          RunMessage.noSuchStep(wanted, measured: first.number...last.number), at: variant.place("step"))
      }
      return Measurement(fields: fields(run, step), details: Details(run: run, step: step))
    },
    show: { measured in
      // One is shown whole, several as tables one behind the other.
      Document(
        measured.all.enumerated().flatMap { index, measurement -> [Block] in
          let (run, step) = (measurement.details.run, measurement.details.step)
          let heading: [Block] =
            measured.value.axes.isEmpty ? [] : [.heading(Text(measured.value.label(index)), level: 3)]
          let report = RunReport(run, result: measured.value.axes.isEmpty ? "it" : nil)
          return heading + [report.head, report.table(step, report.diagnosis, rows: 40)]
        })
    })

  private static func fields(_ run: WatchedRun, _ step: WatchedStep) -> NamedList<Element> {
    let names = run.modules(of: step).modules.map(\.label)
    var fields: NamedList<Element> = [:]
    for figure in ModuleFigure.allCases where !step[figure].isEmpty && !ModuleFigure.bad.contains(figure) {
      // Two calls of a module would be one name twice.
      let labels = Set(names).count == names.count ? names : nil
      fields[figure.field] = .series(Series("layer", step[figure], labels: labels))
    }
    if let loss = step.loss { fields["loss"] = .number(loss) }
    return fields
  }
}

/// What `diagnose` says of a run.
enum DiagnoseOfRun {
  struct Details: Sendable, ResultDetails {
    let report: RunReport

    var members: [JSON.Member] { report.diagnosis?.members ?? [] }
  }

  static let measuring = Measuring<Details>(
    measure: { (variant) throws(Failure) in
      let report = RunReport(try variant.run(besides: []), shouldStop: variant.context.shouldStop)
      try variant.context.checkStop()
      guard let diagnosis = report.diagnosis else {
        throw Failure(RunMessage.noStep, at: variant.place("net"))
      }
      var fields: NamedList<Element> = [
        "cause": .text(diagnosis.cause.rawValue), "trains": .text(diagnosis.outlook.answer.rawValue),
      ]
      if let finding = diagnosis.findings.first {
        if let place = finding.place {
          fields["where"] = .number(Double(place.index + 1))
          fields["module"] = .text(place.name)
        }
        if let step = finding.step { fields["since"] = .number(Double(step)) }
      }
      if let first = diagnosis.remedies.first { fields["remedy"] = .text(first.rawValue) }
      return Measurement(fields: fields, details: Details(report: report))
    },
    show: { measured in
      Document(
        measured.all.enumerated().flatMap { index, measurement -> [Block] in
          let report = measurement.details.report
          let heading: [Block] =
            measured.value.axes.isEmpty ? [] : [.heading(Text(measured.value.label(index)), level: 3)]
          guard let diagnosis = report.diagnosis else { return heading }
          return heading + [report.head] + report.verdict(diagnosis) + report.remedies(diagnosis)
        })
    })
}

extension Variant {
  /// The run given.
  ///
  /// - Parameter keys: what may be said of a run; all else is of networks.
  fileprivate func run(besides keys: Set<String>) throws(Failure) -> WatchedRun {
    for parameter in invocation.declaration.parameters where !parameter.isSubject {
      if !keys.contains(parameter.name), let place = place(parameter.name) {
        throw Failure(RunVerbMessage.keyOfNetwork(parameter.name), at: place)
      }
    }
    guard case .run(let run)? = element("net") else { preconditionFailure("net is no run") }
    return run
  }
}

/// Why a verb can't do with a run or a network what it is asked to.
enum RunVerbMessage: Message {
  case stepOfNetwork
  case keyOfNetwork(String)
  case noFigure(String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishVerbs.words(self)
    case .chinese: ChineseVerbs.words(self)
    }
  }
}
