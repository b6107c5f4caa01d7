import CommandKit
import Engine
import Messages
import Watching

/// What follows a dot.
package enum Fields {
  package static func value(of element: Element, _ field: Syntax.Name, _ verbs: VerbCatalog) throws(Failure)
    -> Element
  {
    switch element {
    case .record(let record):
      if let value = record.fields[field.text] { return value }
      let has = Array(record.fields.keys)
      if verbs[record.verb]?.fields.contains(field.text) == true {
        throw Failure(
          FieldMessage.notFoundHere(verb: record.verb, field: field.text, known: has), at: field.span)
      }
      throw missing(field, .result(verb: record.verb), has, verbs)
    case .data(let data):
      if let known = dataFields[field.text] { return known.value(data) }
      throw missing(field, .data, dataFields.keys, verbs)
    case .run(let run):
      if let known = runFields[field.text] { return known.value(run) }
      throw missing(field, .run, runFields.keys, verbs)
    case .network(let network):
      if let known = networkFields[field.text] { return known.value(network) }
      throw missing(field, .network, networkFields.keys, verbs)
    case .activation:
      throw missing(field, .activation, ["value(z)", "slope(z)"], verbs)
    default:
      throw Failure(FieldMessage.noFields(given: element.kind), at: field.span)
    }
  }

  private struct Field<Owner>: Sendable {
    let meaning: any Message
    let value: @Sendable (Owner) -> Element
  }

  private static let networkFields: NamedList<Field<Network>> = [
    "layers": Field(meaning: FieldMeaning.layers) { .number(Double($0.description.layers.count)) },
    "epochs": Field(meaning: FieldMeaning.epochs) {
      .number(Double($0.state?.epochs ?? 0))
    },
  ]

  private static let dataFields: NamedList<Field<DataSet>> = [
    "samples": Field(meaning: FieldMeaning.samples) { .number(Double($0.count)) },
    "features": Field(meaning: FieldMeaning.features) {
      .number(Double($0.sampleShape.last ?? 0))
    },
    "entropy": Field(meaning: FieldMeaning.entropy) {
      .number($0.entropy)
    },
    "held_out": Field(meaning: FieldMeaning.heldOut) {
      $0.heldOut.map(Element.data) ?? .none
    },
  ]

  /// By step, and by module and step, as they stand in the file.
  private static let runFields: NamedList<Field<WatchedRun>> = {
    var fields: NamedList<Field<WatchedRun>> = [:]
    fields["loss"] = Field(meaning: RunFieldMessage.loss) { run in
      .series(Series("step", run.course.map { $0.loss ?? .nan }, labels: run.stepNames))
    }
    fields["rate"] = Field(meaning: RunFieldMessage.rate) { run in
      .series(Series("step", run.course.map { $0.rates.first ?? .nan }, labels: run.stepNames))
    }
    for figure in ModuleFigure.allCases where !ModuleFigure.bad.contains(figure) {
      fields[figure.field] = Field(meaning: RunFieldMessage.figure(figure)) { run in
        .series(run.series(figure))
      }
    }
    return fields
  }()

  /// The fields of a run, with what each is of.
  package static func elements(of run: WatchedRun) -> NamedList<Element> {
    var elements: NamedList<Element> = [:]
    for (name, field) in runFields { elements[name] = field.value(run) }
    return elements
  }

  /// The fields that an element has, with what they mean.
  package static func meanings(of element: Element, _ verbs: VerbCatalog) -> NamedList<String> {
    var meanings: NamedList<String> = [:]
    switch element {
    case .record(let record):
      let known = verbs[record.verb]?.declaration.fields
      for name in record.fields.keys { meanings[name] = known?[name] ?? "" }
    case .run: for (name, field) in runFields { meanings[name] = field.meaning.words(in: .current) }
    case .data: for (name, field) in dataFields { meanings[name] = field.meaning.words(in: .current) }
    case .network: for (name, field) in networkFields { meanings[name] = field.meaning.words(in: .current) }
    case .activation:
      meanings["value("] = FieldMeaning.value.words(in: .current)
      meanings["slope("] = FieldMeaning.slope.words(in: .current)
    default: break
    }
    return meanings
  }

  private static func missing(
    _ field: Syntax.Name, _ owner: FieldOwner, _ known: [String], _ verbs: VerbCatalog
  ) -> Failure {
    let others = verbs.all.filter { $0.fields.contains(field.text) }.map(\.declaration.name)
    let failure = Failure(
      FieldMessage.unknown(field: field.text, of: owner, known: known, verbs: others), at: field.span)
    guard others.isEmpty, let closest = Suggestions.closest(field.text, among: known) else { return failure }
    return failure.replacing(field.span, with: closest)
  }
}

/// What the fields of networks and data hold, and what follows the dot of an activation.
enum FieldMeaning: Message {
  case layers, epochs
  case samples, features, entropy, heldOut
  case value, slope

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishValues.words(self)
    case .chinese: ChineseValues.words(self)
    }
  }
}
