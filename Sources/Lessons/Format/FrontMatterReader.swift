import Messages

/// The front matter of one kind of file: what its keys are.
protocol FrontMatterForm {
  init()
  static var file: FrontMatterMessage.File { get }
  static var keys: [FrontMatterKey<Self>] { get }
}

/// One key: how its text becomes part of the front matter.
struct FrontMatterKey<Form>: Sendable {
  let name: String
  let isRequired: Bool
  let takes: FrontMatterMessage.Value
  /// `false`: the text is none of these.
  let set: @Sendable (inout Form, String) -> Bool

  init(
    _ name: String, isRequired: Bool = false, takes: FrontMatterMessage.Value,
    set: @escaping @Sendable (inout Form, String) -> Bool
  ) {
    self.name = name
    self.isRequired = isRequired
    self.takes = takes
    self.set = set
  }

  /// The version of the form, 1 so far.
  static var format: Self {
    Self("format", isRequired: true, takes: .one) { _, text in text == "1" }
  }

  static func line(_ name: String, _ path: WritableKeyPath<Form, String> & Sendable) -> Self {
    Self(name, isRequired: true, takes: .line) { form, text in
      guard !text.isEmpty else { return false }
      form[keyPath: path] = text
      return true
    }
  }

  /// A whole number in a range.
  static func number(
    _ name: String, _ range: ClosedRange<Int>, _ path: WritableKeyPath<Form, Int> & Sendable
  ) -> Self {
    Self(name, takes: .number(from: range.lowerBound, to: range.upperBound)) { form, text in
      guard let number = Int(text), range ~= number else { return false }
      form[keyPath: path] = number
      return true
    }
  }
}

extension String {
  /// Whether it can be a lesson's id: small letters of any script, digits and `-`, which does not come first.
  var isLessonIdentifier: Bool {
    guard let first, first != "-" else { return false }
    return self == lowercased() && unicodeScalars.allSatisfy { $0 == "-" || $0.belongsToIdentifier }
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter or a digit as ids have them: ３ and ａ look like others and are none.
  var belongsToIdentifier: Bool {
    isASCII
      ? properties.isAlphabetic || properties.numericType == .decimal
      : properties.isAlphabetic && !(0xFF00...0xFFEF).contains(value)
  }
}

extension String {
  /// Whether it has the form of a language's code (RFC 5646): two or three letters, then parts of up to eight letters
  /// and digits.
  var isLanguageTag: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = parts.first, 2...3 ~= first.utf8.count, utf8.count <= 35 else { return false }
    return parts.enumerated().allSatisfy { place, part in
      1...8 ~= part.utf8.count
        && part.lowercased().utf8.allSatisfy { letters ~= $0 || place > 0 && digits ~= $0 }
    }
  }
}

extension String {
  fileprivate var unquoted: String {
    guard count > 1, let quote = first, quote == "\"" || quote == "'", last == quote else { return self }
    let inside = dropFirst().dropLast()
    return inside.contains(quote) ? self : String(inside)
  }
}

/// Reads the front matter: the lines that belong to it, and what they say.
struct FrontMatterReader<Form: FrontMatterForm> {
  let source: SourceText
  private(set) var problems: [Problem] = []

  init(_ source: SourceText) { self.source = source }

  /// The front matter, and the number of lines that it takes up.
  mutating func read() -> (Form, lines: Int) {
    var front = Form()
    guard source[line: 1].trimmed == "---" else {
      report(.isMissing(in: Form.file, keys: Form.keys.filter(\.isRequired).map(\.name)), 1)
      return (front, 0)
    }
    guard let end = source.lines.dropFirst().firstIndex(where: { $0.trimmed == "---" }) else {
      report(.isNotClosed, 1)
      return (front, source.lines.count)
    }
    for (index, line) in source.lines[1..<end].enumerated() where !line.trimmed.isEmpty {
      read(line, number: index + 2, into: &front)
    }
    return (front, end + 1)
  }

  private mutating func report(_ message: FrontMatterMessage, _ line: Int, _ column: Int? = nil) {
    problems.append(Problem(message, file: source.file, line: line, column: column))
  }

  /// A line `key: text`. Quotes around the whole text go; inside, everything stands for itself.
  private mutating func read(_ line: String, number: Int, into front: inout Form) {
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
    guard parts.count == 2, !parts[0].isEmpty else { return report(.takesLines, number, 1) }
    let name = parts[0]
    guard let key = Form.keys.first(where: { $0.name == name }) else {
      return report(.unknownKey(name: name, keys: Form.keys.map(\.name)), number, 1)
    }
    guard seen.insert(name).inserted else { return report(.repeatedKey(name: name), number, 1) }
    guard key.set(&front, parts[1].unquoted) else {
      return report(.wrongValue(key: name, takes: key.takes), number, 1)
    }
  }

  private var seen: Set<String> = []

  /// Reports required keys that are missing; for use after `read`, unless it already found something wrong.
  mutating func checkComplete() {
    guard problems.isEmpty else { return }
    for key in Form.keys where key.isRequired && !seen.contains(key.name) {
      report(.missingKey(name: key.name, takes: key.takes), 2, 1)
    }
  }
}
