import Diagnostics
import Documents
import Lab
import Messages
import Watching

extension RunReport {
  /// The diagnosis and the figures of a step for other programs: `docs/json.md`.
  package func json(file: String, step: WatchedStep?) -> JSON {
    var members = [JSON.Member("file", .string(file)), JSON.Member("run", watched)]
    if let diagnosis { members += diagnosis.members }
    if let shown = step ?? diagnosis?.lastFinite ?? run.steps.last {
      members.append(JSON.Member("step", figures(shown)))
    }
    return ResultFormat.object("run", members)
  }

  private var watched: JSON {
    [
      "model": .string(run.model), "optimizer": .string(run.optimizer), "torch": .string(run.torch),
      "parameters": run.parameters.map { .number(Double($0)) } ?? .null,
      "measured": .number(Double(run.measured)), "kept": .number(Double(run.steps.count)),
      "first": run.steps.first.map { .number(Double($0.number)) } ?? .null,
      "last": run.steps.last.map { .number(Double($0.number)) } ?? .null, "ended": .bool(run.isEnded),
    ]
  }

  private func figures(_ step: WatchedStep) -> JSON {
    let list = run.modules(of: step)
    let shown = ModuleFigure.allCases.filter { !step[$0].isEmpty }
    return [
      "step": .number(Double(step.number)), "loss": step.loss.map(JSON.number) ?? .null,
      "modules": .array(
        list.modules.indices.map { index in
          let module = list.modules[index]
          let names = [
            JSON.Member("name", .string(module.name)), JSON.Member("call", .number(Double(module.call))),
            JSON.Member("class", .string(module.className)),
            JSON.Member("role", .string(module.role.rawValue)),
          ]
          return .object(
            names
              + shown.compactMap { figure in
                step[figure, index].map { JSON.Member(figure.rawValue, .number($0)) }
              })
        }),
    ]
  }
}

extension RunDiagnosis {
  /// Whether it trains, what fails and what to try, for other programs.
  var members: [JSON.Member] {
    [
      JSON.Member("trains", .string(outlook.answer.rawValue)), JSON.Member("cause", .string(cause.rawValue)),
      JSON.Member("outlook", .object(JSON.members(outlook))),
      JSON.Member("findings", .array(findings.map(Self.json))),
      JSON.Member("remarks", .array(remarks.map(Self.json))),
      JSON.Member("answers", .array(answers.map { .object(JSON.members($0)) })),
      JSON.Member("changes", .array(changes.map { .object(JSON.members($0)) })),
      JSON.Member("theory", theory.map { .object(JSON.members($0)) } ?? .null),
      JSON.Member(
        "remedies",
        .array(
          remedies.map { remedy in
            ["remedy": .string(remedy.rawValue), "message": .string(remedy.words(in: .english))]
          })),
    ]
  }

  private static func json(_ finding: RunFinding) -> JSON {
    .object(
      [
        JSON.Member("cause", .string(finding.cause.rawValue)),
        JSON.Member("module", finding.place.map { .string($0.name) } ?? .null),
        JSON.Member("from", finding.step.map { .number(Double($0)) } ?? .null),
      ] + JSON.members(finding))
  }
}
