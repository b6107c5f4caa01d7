import Messages
import Yams

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
  let set: @Sendable (inout Form, [String]) -> Bool

  init(
    _ name: String, isRequired: Bool = false, takes: FrontMatterMessage.Value,
    set: @escaping @Sendable (inout Form, [String]) -> Bool
  ) {
    self.name = name
    self.isRequired = isRequired
    self.takes = takes
    self.set = set
  }

  /// The version of the form, 1 so far.
  static var format: Self {
    Self("format", isRequired: true, takes: .one) { _, values in values == ["1"] }
  }

  static func line(_ name: String, _ path: WritableKeyPath<Form, String> & Sendable) -> Self {
    Self(name, isRequired: true, takes: .line) { form, values in
      guard values.count == 1, !values[0].isEmpty else { return false }
      form[keyPath: path] = values[0]
      return true
    }
  }

  /// A whole number in a range.
  static func number(
    _ name: String, _ range: ClosedRange<Int>, _ path: WritableKeyPath<Form, Int> & Sendable
  ) -> Self {
    Self(name, takes: .number(from: range.lowerBound, to: range.upperBound)) { form, values in
      guard values.count == 1, let number = Int(values[0]), range ~= number else { return false }
      form[keyPath: path] = number
      return true
    }
  }
}

extension String {
  /// Whether it can be a lesson's id: small letters, digits and `-`, which does not come first.
  var isLessonIdentifier: Bool {
    guard let first = utf8.first, first != UInt8(ascii: "-") else { return false }
    return utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: "-")
    }
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
    let inside = Array(source.lines[1..<end])
    if let line = refusedLine(of: inside) {
      report(.takesPlainLines, line, 1)
    } else {
      for (name, values, mark) in entries(of: inside) { apply(name, values, mark, to: &front) }
    }
    return (front, end + 1)
  }

  private mutating func report(_ message: FrontMatterMessage, _ line: Int, _ column: Int? = nil) {
    problems.append(Problem(message, file: source.file, line: line, column: column))
  }

  /// YAML that no front matter needs, and that can grow without bounds when it is read.
  private func refusedLine(of lines: [String]) -> Int? {
    for (index, line) in lines.enumerated() {
      let value = line.split(separator: ":", maxSplits: 1).last.map(\.trimmed) ?? ""
      let opening = line.count { $0 == "[" || $0 == "{" }
      let starts = [line.trimmed.first, value.first].compactMap(\.self)
      if line.utf8.count > 1000 || opening > 1 || starts.contains(where: { "&*!|>{?%@".contains($0) })
        || line.trimmed.hasPrefix("- -")
      {
        return index + 2
      }
    }
    return nil
  }

  private typealias Entry = (name: String, values: [String], mark: (line: Int, column: Int))

  private mutating func entries(of lines: [String]) -> [Entry] {
    // One line of front matter is above the first of these.
    func place(_ mark: Mark?) -> (line: Int, column: Int) { ((mark?.line ?? 1) + 1, mark?.column ?? 1) }
    do {
      guard let root = try Yams.compose(yaml: lines.joined(separator: "\n") + "\n") else { return [] }
      guard case .mapping(let mapping) = root else {
        report(.takesLines, 2, 1)
        return []
      }
      var entries: [Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let name) = key else { continue }
        let mark = place(key.mark ?? value.mark)
        // Scalars are read as text: YAML would turn 3.10 and no into other things.
        switch value {
        case .scalar(let scalar): entries.append((name.string, [scalar.string], mark))
        case .sequence(let sequence):
          entries.append((name.string, sequence.map { $0.scalar?.string ?? "" }, mark))
        default: entries.append((name.string, [""], mark))
        }
      }
      return entries
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        let (line, column) = place(mark)
        report(.isUnreadable(problem: problem), line, column)
      case .duplicatedKeysInMapping(let duplicates, _):
        let name = duplicates.first ?? ""
        let last = lines.lastIndex { $0.hasPrefix(name) } ?? 0
        report(.repeatedKey(name: name), last + 2, 1)
      default: report(.isUnreadable(problem: nil), 2, 1)
      }
    } catch {
      report(.isUnreadable(problem: nil), 2, 1)
    }
    return []
  }

  private mutating func apply(
    _ name: String, _ values: [String], _ mark: (line: Int, column: Int), to front: inout Form
  ) {
    guard let key = Form.keys.first(where: { $0.name == name }) else {
      report(.unknownKey(name: name, keys: Form.keys.map(\.name)), mark.line, mark.column)
      return
    }
    guard key.set(&front, values.map(\.trimmed)) else {
      report(.wrongValue(key: name, takes: key.takes), mark.line, mark.column)
      return
    }
    seen.insert(name)
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
