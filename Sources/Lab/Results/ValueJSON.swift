import CommandKit
import Documents
import Engine

/// What the details of a result hold for other programs beyond its fields.
package protocol ResultDetails: Sendable {
  var members: [JSON.Member] { get }
}

/// Details of a result that know what the layers are called of which its rows of numbers are.
package protocol LayeredDetails: Sendable {
  /// Of the numbered layers, in their order: "dense 64 relu".
  var layerNames: [String] { get }
}

extension Record {
  /// What its layers are called; empty where that is not known.
  package var layerNames: [String] { details(as: (any LayeredDetails).self)?.layerNames ?? [] }
}

extension Value {
  /// The axes, and a record for each variant: where along them it stands, and what is there, with full numbers.
  package var json: JSON {
    let names = axisNames
    return [
      "type": .string(elements.first?.kind.name ?? "none"),
      "axes": .array(
        zip(names, axes).map { name, axis in
          ["name": .string(name), "values": .array(axis.values.indices.map(axis.json))]
        }),
      "rows": .object(rowAxes.map { JSON.Member($0.key, .string($0.value)) }),
      "records": .array(elements.indices.map(record)),
    ]
  }

  package var axisNames: [String] { axes.enumerated().map { $0.element.name ?? "axis\($0.offset + 1)" } }

  /// Where a variant stands: a place along each axis, under its name.
  package func json(at variant: Int) -> JSON {
    let places = zip(axes, coordinates(variant)).map { $0.json($1) }
    return .object(zip(axisNames, places).map { JSON.Member($0, $1) })
  }

  private func record(_ variant: Int) -> JSON {
    let at = JSON.Member("at", json(at: variant))
    guard case .record(let record) = elements[variant] else {
      return .object([at, JSON.Member("value", elements[variant].json)])
    }
    var more = record.details(as: (any ResultDetails).self)?.members ?? []
    if !record.layerNames.isEmpty { more.append(JSON.Member("layers", .strings(record.layerNames))) }
    return .object([at, JSON.Member("fields", record.json)] + more)
  }

  /// What the entries of each field that is a row of numbers stand for: layer, epoch.
  private var rowAxes: NamedList<String> {
    var found: NamedList<String> = [:]
    func look(_ element: Element, _ path: [String]) {
      switch element {
      case .series(let series):
        found[path.isEmpty ? "value" : path.joined(separator: ".")] =
          series.axes.map(\.name).joined(separator: ", ")
      case .record(let record): for (name, inner) in record.fields { look(inner, path + [name]) }
      default: break
      }
    }
    for element in elements { look(element, []) }
    return found
  }
}

extension VariantAxis {
  /// A place along it: the number, flag or text there, else what was listed, as written.
  fileprivate func json(_ place: Int) -> JSON {
    switch values[place] {
    case .number(let number): .number(number)
    case .flag(let flag): .bool(flag)
    case .text(let text): .string(text)
    default: .string(labels[place])
    }
  }
}

extension Record {
  var json: JSON { .object(fields.map { JSON.Member($0.key, $0.value.json) }) }
}

extension Series {
  /// Its numbers; a list of lists along two axes, an object where the places have names.
  fileprivate var json: JSON {
    func nested(_ axes: ArraySlice<Axis>, _ values: ArraySlice<Double>) -> JSON {
      guard let axis = axes.first else { return values.first.map(JSON.number) ?? .null }
      let size = axes.dropFirst().reduce(1) { $0 * $1.count }
      let parts = (0..<axis.count).map {
        nested(axes.dropFirst(), values.dropFirst($0 * size).prefix(size))
      }
      return axis.labels.map { .object(zip($0, parts).map { JSON.Member($0, $1) }) } ?? .array(parts)
    }
    return nested(axes[...], values[...])
  }
}

extension Element {
  /// Numbers, flags, texts and rows as JSON has them; a network without its weights; what else can be typed, as one
  /// would type it.
  package var json: JSON {
    switch self {
    case .none: .null
    case .number(let number): .number(number)
    case .flag(let flag): .bool(flag)
    case .text(let text): .string(text)
    case .series(let series): series.json
    case .classWeights(let weights): .numbers(weights)
    case .record(let record): record.json
    case .run(let run): .object(Fields.elements(of: run).map { JSON.Member($0.key, $0.value.json) })
    case .network(let network):
      [
        "network": .string(network.description.description), "seed": .number(Double(network.seed)),
        "draw": .number(Double(network.draw)), "trained": .bool(network.state != nil),
      ]
    default: .string(written)
    }
  }
}
