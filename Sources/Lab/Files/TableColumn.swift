import CNumbers
import CommandKit

/// A column of a table while it is read: what it is for, and whether it holds numbers or words.
struct TableColumn {
  enum Role {
    case feature
    /// Which of the targets.
    case target(Int)
    /// The numbers of the rows, as pandas writes them.
    case index

    var isFeature: Bool { if case .feature = self { true } else { false } }
  }

  let name: String
  let role: Role
  /// The line of its first field, which decides what the others have to be.
  private var firstLine: Int?
  /// Of a column of words, the number that each has in the cells: in the order in which they come.
  private(set) var words: [String: Int] = [:]

  /// So many different words may a column have of which each becomes a feature.
  static let mostWords = 100
  /// How pandas, NumPy and others write that there is no value.
  private static let missing: Set<String> = [
    "", "nan", "-nan", "na", "n/a", "#n/a", "<na>", "null", "none", "nat", "?",
  ]

  init(_ name: String, _ role: Role) {
    self.name = name
    self.role = role
  }

  var hasWords: Bool { !words.isEmpty }

  /// Whether its words are those for truth.
  var hasFlags: Bool { hasWords && words.keys.allSatisfy { ["true", "false"].contains($0.lowercased()) } }

  /// The number that a field is, or that stands for its word.
  ///
  /// - Throws: where nothing stands there, or a word among numbers, or a number among words.
  mutating func cell(
    _ bytes: UnsafeBufferPointer<UInt8>, line: Int, of path: String
  ) throws(Failure) -> Double {
    var number = 0.0
    // What this function can't read, such as what has blanks around it, is looked at as text.
    if !hasWords, number_from_text(bytes.baseAddress, bytes.count, &number) != 0, number.isFinite {
      if firstLine == nil { firstLine = line }
      return number
    }
    let text = String(decoding: bytes, as: UTF8.self).trimmed
    guard !Self.missing.contains(text.lowercased()) else {
      throw Failure(TableMessage.missingValue(file: path, line: line, column: name, written: text))
    }
    if let number = Double(text) {
      if let firstLine, hasWords {
        throw Failure(
          TableMessage.isNoWord(file: path, line: line, column: name, written: text, first: firstLine))
      }
      if number.isFinite {
        if firstLine == nil { firstLine = line }
        return number
      }
    } else if hasWords || firstLine == nil {
      if firstLine == nil { firstLine = line }
      return Double(try self.number(of: text, path))
    }
    throw Failure(TableMessage.isNoNumber(file: path, line: line, column: name, written: text))
  }

  /// What each of its words is, those being the ones for truth: 1 or 0.
  var flags: [Double] {
    var flags = [Double](repeating: 0, count: words.count)
    for (word, number) in words where word.lowercased() == "true" { flags[number] = 1 }
    return flags
  }

  private mutating func number(of word: String, _ path: String) throws(Failure) -> Int {
    if let known = words[word] { return known }
    guard !role.isFeature || words.count < Self.mostWords else {
      throw Failure(TableMessage.tooManyWords(file: path, column: name, most: Self.mostWords))
    }
    words[word] = words.count
    return words.count - 1
  }
}

extension String {
  /// The text without white space around it.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
