import Diagnostics
import Documents
import Engine

// The written form of values: as the values themselves, but for rows of numbers, which stand elsewhere, and lists, which
// are told apart by number.

struct ValueForm: Codable {
  var axes: [AxisForm]
  var elements: [ElementForm]
}

struct AxisForm: Codable {
  /// Which of the lists that the state before has; `nil`: one that was written in the statement itself, and then
  /// `new` tells those apart.
  var known: Int?
  var new: Int?
  var name: String?
  var labels: [String]
  var values: [ElementForm]
}

indirect enum ElementForm: Codable {
  case none, last
  case number(Double)
  /// One that is no finite number, by its bits.
  case bits(UInt64)
  case flag(Bool)
  case text(String)
  case series(axis: String, values: Int)
  case classWeights([Double])
  case activation(Activation)
  case initializer(Initializer)
  case loss(Loss)
  case optimizer(Optimizer)
  case schedule(Schedule)
  case clip(Clip)
  case network(NetworkForm)
  case record(RecordForm)
}

struct NetworkForm: Codable {
  var description: NetworkDescription
  var seed: UInt64
  var draw: Int
  var input: SampleShape?
  var unfinished: UnfinishedTraining?
  var state: StateForm?

  struct StateForm: Codable {
    var parameters: [Tensor]
    var statistics: [Tensor]
    var optimizer: OptimizerForm?
    var epochs: Int
    var seed: UInt64
    var draw: Int
  }

  struct Tensor: Codable {
    var name: String
    var shape: [Int]
    var values: Int
  }

  struct OptimizerForm: Codable {
    var optimizer: Optimizer
    var step: Int
    var slots: [Int]
    var scalars: Int
    var schedule: Int
  }
}

struct RecordForm: Codable {
  var verb: String
  var fields: [Field]
  var details: DetailsForm?

  struct Field: Codable {
    var name: String
    var element: ElementForm
  }
}

/// A verdict whose claims all hold, in plain text.
struct VerdictForm: Codable {
  var text: String
  var checks: [CheckForm]

  struct CheckForm: Codable {
    var statement: String
    var label: String?
  }

  init(_ verdict: Verdict) {
    text = verdict.text.string
    checks = verdict.checks.map { CheckForm(statement: $0.statement.string, label: $0.label?.string) }
  }

  var verdict: Verdict {
    Verdict(
      checks.map { Check(true, Text($0.statement), label: $0.label.map { Text($0) }) }, Text(text))
  }
}

/// What pictures are drawn from, verb by verb; those of other verbs have no written form.
enum DetailsForm: Codable {
  case text(String)
  case train(TrainVerb.Details)
  case boundary(BoundaryVerb.Details)
  case diagnose(DiagnoseVerb.Details)
  case confusion(EvaluateVerb.Confusion)
  case probe(Diagnostics.Probe)
  case theory(TheoryVerb.Details)

  init(_ details: any Sendable) throws(NoForm) {
    switch details {
    case let details as String: self = .text(details)
    case let details as TrainVerb.Details: self = .train(details)
    case let details as BoundaryVerb.Details: self = .boundary(details)
    case let details as DiagnoseVerb.Details: self = .diagnose(details)
    case let details as EvaluateVerb.Confusion: self = .confusion(details)
    case let details as Diagnostics.Probe: self = .probe(details)
    case let details as TheoryVerb.Details: self = .theory(details)
    default: throw NoForm()
    }
  }

  var details: any Sendable {
    switch self {
    case .text(let details): details
    case .train(let details): details
    case .boundary(let details): details
    case .diagnose(let details): details
    case .confusion(let details): details
    case .probe(let details): details
    case .theory(let details): details
    }
  }
}

/// Something has no written form, or what is written is none.
struct NoForm: Error {}
