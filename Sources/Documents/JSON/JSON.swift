import Messages

/// A JSON value whose objects keep the order of their keys.
package indirect enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension JSON: CustomStringConvertible {
  /// On one line.
  package var description: String { text() }
}

extension JSON {
  package static func numbers(_ values: [Double]) -> JSON { .array(values.map { .number($0) }) }

  package static func strings(_ values: [String]) -> JSON { .array(values.map { .string($0) }) }

  /// An object with more members at its end.
  package func adding(_ more: [Member]) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members + more)
  }

  /// The value under a key of an object.
  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text on one line, or indented by two blanks a level.
  ///
  /// A number prints with the shortest digits that read back as the same Double; one that JSON has no form for is
  /// the string `"nan"`, `"inf"` or `"-inf"`.
  package func text(indented: Bool = false) -> String {
    var out = ""
    write(to: &out, indent: indented ? 0 : nil)
    return out
  }

  private func write(to out: inout String, indent: Int?) {
    switch self {
    case .null: out += "null"
    case .bool(let flag): out += flag ? "true" : "false"
    case .number(let value): out += Self.literal(value)
    case .string(let string): Self.quote(string, to: &out)
    case .array(let elements):
      // Rows of plain numbers stay on one line, or a long series would fill pages.
      let flat = elements.allSatisfy(\.isScalar)
      Self.write("[", "]", elements.count, to: &out, indent: flat ? nil : indent) { index, out, inner in
        elements[index].write(to: &out, indent: inner)
      }
    case .object(let members):
      Self.write("{", "}", members.count, to: &out, indent: indent) { index, out, inner in
        Self.quote(members[index].key, to: &out)
        out += indent == nil ? ":" : ": "
        members[index].value.write(to: &out, indent: inner)
      }
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func write(
    _ open: String, _ close: String, _ count: Int, to out: inout String, indent: Int?,
    element: (Int, inout String, Int?) -> Void
  ) {
    out += open
    let inner = indent.map { $0 + 2 }
    for index in 0..<count {
      if index > 0 { out += "," }
      if let inner { out += "\n" + String(repeating: " ", count: inner) }
      element(index, &out, inner)
    }
    if let indent, count > 0 { out += "\n" + String(repeating: " ", count: indent) }
    out += close
  }

  static func literal(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "\"nan\"" : value < 0 ? "\"-inf\"" : "\"inf\"" }
    if value == value.rounded(), value.magnitude < 1e15 {
      return value == 0 && value.sign == .minus ? "-0.0" : String(Int64(value))
    }
    return "\(value)"
  }

  static func quote(_ string: String, to out: inout String) {
    out += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.isHidden:
        for unit in scalar.utf16 {
          let digits = String(unit, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
