import Engine
import OrderedCollections

/// Puts values into their written form and gathers their rows of numbers.
final class FormWriter {
  private let known: [Int: Int]
  private var new: [Int: Int] = [:]
  private(set) var tensors: [[Double]] = []

  /// - Parameter known: the lists of the state before, by identity.
  init(known: [Int]) {
    self.known = Dictionary(
      known.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  func form(of value: Value) throws(NoForm) -> ValueForm {
    var axes: [AxisForm] = []
    for axis in value.axes { axes.append(try form(of: axis)) }
    return ValueForm(axes: axes, elements: try forms(of: value.elements))
  }

  private func form(of axis: Axis) throws(NoForm) -> AxisForm {
    var form = AxisForm(name: axis.name, labels: axis.labels, values: try forms(of: axis.values))
    form.known = known[axis.identity]
    if form.known == nil {
      form.new = new[axis.identity] ?? new.count
      new[axis.identity] = form.new
    }
    return form
  }

  private func forms(of elements: [Element]) throws(NoForm) -> [ElementForm] {
    var forms: [ElementForm] = []
    for element in elements { forms.append(try form(of: element)) }
    return forms
  }

  private func form(of element: Element) throws(NoForm) -> ElementForm {
    switch element {
    case .none: .none
    case .last: .last
    case .number(let number): number.isFinite ? .number(number) : .bits(number.bitPattern)
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .series(let series): .series(axis: series.axis, values: store(series.values))
    case .classWeights(let weights): .classWeights(weights)
    case .activation(let value): .activation(value)
    case .initializer(let value): .initializer(value)
    case .loss(let value): .loss(value)
    case .optimizer(let value): .optimizer(value)
    case .schedule(let value): .schedule(value)
    case .clip(let value): .clip(value)
    case .network(let network): .network(form(of: network))
    case .record(let record): .record(try form(of: record))
    case .data: throw NoForm()
    }
  }

  private func form(of network: Network) -> NetworkForm {
    var form = NetworkForm(
      description: network.description, seed: network.seed, draw: network.draw, input: network.input,
      unfinished: network.unfinished)
    guard let state = network.state else { return form }
    func tensors(_ values: [NamedValues]) -> [NetworkForm.Tensor] {
      values.map { NetworkForm.Tensor(name: $0.name, shape: $0.shape, values: store($0.values)) }
    }
    form.state = NetworkForm.StateForm(
      parameters: tensors(state.parameters), statistics: tensors(state.statistics),
      optimizer: state.optimizer.map {
        NetworkForm.OptimizerForm(
          optimizer: $0.optimizer, step: $0.step, slots: $0.slots.map(store), scalars: store($0.scalars),
          schedule: store($0.schedule))
      }, epochs: state.epochs, seed: state.seed, draw: state.draw)
    return form
  }

  private func form(of record: Record) throws(NoForm) -> RecordForm {
    var fields: [RecordForm.Field] = []
    for (name, element) in record.fields {
      fields.append(RecordForm.Field(name: name, element: try form(of: element)))
    }
    var form = RecordForm(verb: record.verb, fields: fields)
    if let details = record.details { form.details = try DetailsForm(details) }
    return form
  }

  private func store(_ values: [Double]) -> Int {
    tensors.append(values)
    return tensors.count - 1
  }
}

/// Makes values of their written form.
final class FormReader {
  private let known: [Int]
  private let tensors: [Int: [Double]]
  private var new: [Int: Axis] = [:]

  init(known: [Int], tensors: [Int: [Double]]) {
    self.known = known
    self.tensors = tensors
  }

  func value(of form: ValueForm) throws(NoForm) -> Value {
    var axes: [Axis] = []
    for axis in form.axes { axes.append(try self.axis(of: axis)) }
    guard form.elements.count == axes.reduce(1, { $0 * $1.count }) else { throw NoForm() }
    return Value(axes: axes, elements: try elements(of: form.elements))
  }

  private func axis(of form: AxisForm) throws(NoForm) -> Axis {
    guard form.labels.count == form.values.count else { throw NoForm() }
    let values = try elements(of: form.values)
    if let place = form.known {
      guard known.indices.contains(place) else { throw NoForm() }
      return Axis(identity: known[place], name: form.name, labels: form.labels, values: values)
    }
    guard let number = form.new else { throw NoForm() }
    let made = new[number] ?? Axis(labels: form.labels, values: values)
    new[number] = made
    return Axis(identity: made.identity, name: form.name, labels: form.labels, values: values)
  }

  private func elements(of forms: [ElementForm]) throws(NoForm) -> [Element] {
    var elements: [Element] = []
    for form in forms { elements.append(try element(of: form)) }
    return elements
  }

  private func element(of form: ElementForm) throws(NoForm) -> Element {
    switch form {
    case .none: .none
    case .last: .last
    case .number(let number): .number(number)
    case .bits(let bits): .number(Double(bitPattern: bits))
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .series(let axis, let place): .series(Series(axis, try row(place)))
    case .classWeights(let weights): .classWeights(weights)
    case .activation(let value): .activation(value)
    case .initializer(let value): .initializer(value)
    case .loss(let value): .loss(value)
    case .optimizer(let value): .optimizer(value)
    case .schedule(let value): .schedule(value)
    case .clip(let value): .clip(value)
    case .network(let form): .network(try network(of: form))
    case .record(let form): .record(try record(of: form))
    }
  }

  private func network(of form: NetworkForm) throws(NoForm) -> Network {
    var network = Network(form.description, seed: form.seed, draw: form.draw)
    network.input = form.input
    network.unfinished = form.unfinished
    guard let state = form.state else { return network }
    var optimizer: OptimizerState?
    if let form = state.optimizer {
      var slots: [[Double]] = []
      for slot in form.slots { slots.append(try row(slot)) }
      optimizer = OptimizerState(
        optimizer: form.optimizer, step: form.step, slots: slots, scalars: try row(form.scalars),
        schedule: try row(form.schedule))
    }
    network.state = NetworkState(
      parameters: try named(state.parameters), statistics: try named(state.statistics), optimizer: optimizer,
      epochs: state.epochs, seed: state.seed, draw: state.draw)
    return network
  }

  private func named(_ tensors: [NetworkForm.Tensor]) throws(NoForm) -> [NamedValues] {
    var found: [NamedValues] = []
    for tensor in tensors {
      let values = try row(tensor.values)
      guard tensor.shape.reduce(1, *) == values.count else { throw NoForm() }
      found.append(NamedValues(tensor.name, shape: tensor.shape, values: values))
    }
    return found
  }

  private func record(of form: RecordForm) throws(NoForm) -> Record {
    var fields: OrderedDictionary<String, Element> = [:]
    for field in form.fields { fields[field.name] = try element(of: field.element) }
    return Record(verb: form.verb, fields: fields, details: form.details?.details)
  }

  private func row(_ place: Int) throws(NoForm) -> [Double] {
    guard let values = tensors[place] else { throw NoForm() }
    return values
  }
}
