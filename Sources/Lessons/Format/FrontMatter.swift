import Yams

/// What a lesson says about itself between the two `---` lines at its top.
public struct FrontMatter: Sendable, Hashable {
  /// Letters, digits and `-`; what `learn` and `goto` take.
  public var id: String
  public var title: String
  /// The section of the document that it treats: "3.1".
  public var document: String?
  public var minutes: Int?
  /// The ids of lessons that come before it.
  public var requires: [String] = []
  /// The seed of the session that it starts; 1 where it names none.
  public var seed = 1
  /// After how many wrong tries `solution` shows one; 0: at once.
  public var triesBeforeSolution = 0

  static let version = 1
}

/// Reads the front matter: the lines that belong to it, and what they say.
struct FrontMatterReader {
  let source: SourceText
  private(set) var problems: [Problem] = []

  init(_ source: SourceText) { self.source = source }

  /// One key: how its text becomes part of the front matter.
  private struct Key: Sendable {
    let name: String
    let isRequired: Bool
    /// What it takes, for messages.
    let takes: String
    /// `false`: the text is none of these.
    let set: @Sendable (inout FrontMatter, [String]) -> Bool
  }

  private static let keys: [Key] = [
    Key(name: "format", isRequired: true, takes: "the number \(FrontMatter.version)") { _, values in
      values == [String(FrontMatter.version)]
    },
    Key(name: "id", isRequired: true, takes: "small letters, digits and -") { front, values in
      guard values.count == 1, FrontMatterReader.isIdentifier(values[0]) else { return false }
      front.id = values[0]
      return true
    },
    Key(name: "title", isRequired: true, takes: "a line of text") { front, values in
      guard values.count == 1, !values[0].isEmpty else { return false }
      front.title = values[0]
      return true
    },
    Key(name: "document", isRequired: false, takes: "a section of the document, as in 3.1") {
      front, values in
      guard values.count == 1, !values[0].isEmpty else { return false }
      front.document = values[0]
      return true
    },
    Key(name: "minutes", isRequired: false, takes: "a whole number") { front, values in
      guard values.count == 1, let minutes = Int(values[0]), 1...600 ~= minutes else { return false }
      front.minutes = minutes
      return true
    },
    Key(name: "requires", isRequired: false, takes: "the id of a lesson, or a list of ids") {
      front, values in
      guard values.allSatisfy(FrontMatterReader.isIdentifier) else { return false }
      front.requires = values
      return true
    },
    Key(name: "seed", isRequired: false, takes: "a whole number, 0 or more") { front, values in
      guard values.count == 1, let seed = Int(values[0]), seed >= 0 else { return false }
      front.seed = seed
      return true
    },
    Key(name: "solution", isRequired: false, takes: "\"after N tries\", as in: after 2 tries") {
      front, values in
      let words = values.first?.split(separator: " ") ?? []
      guard values.count == 1, words.count == 3, words[0] == "after", let tries = Int(words[1]),
        1...99 ~= tries, words[2] == "tries" || words[2] == "try"
      else { return false }
      front.triesBeforeSolution = tries
      return true
    },
  ]

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
    return text.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: "-")
    }
  }

  /// The front matter, and the number of lines that it takes up.
  mutating func read() -> (FrontMatter, lines: Int) {
    var front = FrontMatter(id: "", title: "")
    guard source[line: 1].trimmed == "---" else {
      report("A lesson begins with a line --- , its front matter (format, id, title) and a second ---.", 1)
      return (front, 0)
    }
    guard let end = source.lines.dropFirst().firstIndex(where: { $0.trimmed == "---" }) else {
      report("The front matter that begins here is not closed: put a line --- after its last key.", 1)
      return (front, source.lines.count)
    }
    let inside = Array(source.lines[1..<end])
    if let problem = refusal(of: inside) {
      problems.append(problem)
    } else {
      for (name, values, mark) in entries(of: inside) { apply(name, values, mark, to: &front) }
    }
    return (front, end + 1)
  }

  private mutating func report(_ message: String, _ line: Int, _ column: Int? = nil) {
    problems.append(Problem(message, file: source.file, line: line, column: column))
  }

  /// YAML that no front matter needs, and that can grow without bounds when it is read.
  private func refusal(of lines: [String]) -> Problem? {
    for (index, line) in lines.enumerated() {
      let value = line.split(separator: ":", maxSplits: 1).last.map(\.trimmed) ?? ""
      let opening = line.count { $0 == "[" || $0 == "{" }
      let starts = [line.trimmed.first, value.first].compactMap(\.self)
      if line.utf8.count > 1000 || opening > 1 || starts.contains(where: { "&*!|>{?%@".contains($0) })
        || line.trimmed.hasPrefix("- -")
      {
        return Problem(
          "The front matter takes lines of the form key: text; a text with signs stands in quotes.",
          file: source.file, line: index + 2, column: 1)
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
        report("The front matter takes lines of the form key: text.", 2, 1)
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
        report("The front matter can't be read (\(problem)). It takes lines key: text.", line, column)
      case .duplicatedKeysInMapping(let duplicates, _):
        let name = duplicates.first ?? ""
        let last = lines.lastIndex { $0.hasPrefix(name) } ?? 0
        report("\(name) stands twice in the front matter: keep one.", last + 2, 1)
      default: report("The front matter can't be read. It takes lines of the form key: text.", 2, 1)
      }
    } catch {
      report("The front matter can't be read. It takes lines of the form key: text.", 2, 1)
    }
    return []
  }

  private mutating func apply(
    _ name: String, _ values: [String], _ mark: (line: Int, column: Int), to front: inout FrontMatter
  ) {
    guard let key = Self.keys.first(where: { $0.name == name }) else {
      let names = Self.keys.map(\.name).joined(separator: ", ")
      report("The front matter has no key \(name). It has: \(names).", mark.line, mark.column)
      return
    }
    guard key.set(&front, values.map(\.trimmed)) else {
      report("\(name) takes \(key.takes).", mark.line, mark.column)
      return
    }
    seen.insert(name)
  }

  private var seen: Set<String> = []

  /// Reports required keys that are missing; for use after `read`, unless it already found something wrong.
  mutating func checkComplete() {
    guard problems.isEmpty else { return }
    for key in Self.keys where key.isRequired && !seen.contains(key.name) {
      report("\(key.name) is missing in the front matter: \(key.name): \(key.takes).", 2, 1)
    }
  }
}
