import CommandKit
import Engine
import Files

/// Data sets read from tables in files.
enum DataFile {
  static func read(
    _ path: String, target: String, _ files: FileAccess = FileAccess(), at span: Span? = nil
  ) throws(Failure) -> DataSet {
    let text = try files.text(path, atMost: File.most, at: span)
    // A number takes four times the room of its shortest text, and is there twice for a while.
    try Limits.check(table: path, bytes: Double(text.utf8.count) * 8)
    var header: [String] = []
    var goal = 0
    var features: [Double] = []
    var targets: [String] = []
    try CommaSeparated.forEachRow(of: text, path: path) { (row) throws(Failure) in
      guard !header.isEmpty else {
        header = row.fields.map(\.trimmed)
        goal = try column(target, in: header, path)
        return
      }
      guard row.fields.count == header.count else {
        throw Failure(
          TableMessage.fieldCount(file: path, line: row.line, count: row.fields.count, header: header.count))
      }
      for (column, field) in row.fields.enumerated() {
        let text = field.trimmed
        guard !text.isEmpty else {
          throw Failure(TableMessage.missingValue(file: path, line: row.line, column: header[column]))
        }
        if column == goal {
          targets.append(text)
        } else if let number = Double(text), number.isFinite {
          features.append(number)
        } else {
          throw Failure(
            TableMessage.isNoNumber(file: path, line: row.line, column: header[column], written: text))
        }
      }
    }
    guard !header.isEmpty else { throw Failure(TableMessage.isEmpty(file: path)) }
    guard !targets.isEmpty else { throw Failure(TableMessage.noSamples(file: path)) }
    guard header.count > 1 else { throw Failure(TableMessage.noFeatures(file: path, target: target)) }
    var names = header
    names.remove(at: goal)
    return DataSet(
      "csv(\"\(path)\", target=\"\(target)\")", sampleShape: [names.count], features: features,
      labels: labels(targets), featureNames: names)
  }

  /// Which column of a header the target is.
  private static func column(
    _ target: String, in header: [String], _ path: String
  ) throws(Failure) -> Int {
    if let column = header.firstIndex(of: target) { return column }
    if header.count == 1, let separator = separator(in: header[0], giving: target) {
      throw Failure(TableMessage.otherSeparator(file: path, separator))
    }
    throw Failure(TableMessage.unknownColumn(file: path, name: target, columns: header))
  }

  /// What stands between the names of a header in place of commas, where that makes one of them the target.
  private static func separator(in header: String, giving target: String) -> TableMessage.Separator? {
    TableMessage.Separator.allCases.first { separator in
      header.split(separator: separator.sign).contains { String($0).trimmed == target }
    }
  }

  /// Words, or few whole numbers, are classes, in their order; other numbers are values.
  private static func labels(_ texts: [String]) -> DataSet.Labels {
    let numbers = texts.compactMap(Double.init).filter(\.isFinite)
    let isNumeric = numbers.count == texts.count
    let distinct = Set(texts)
    if isNumeric, distinct.count > 20 || numbers.contains(where: { $0 != $0.rounded() }) {
      return .values(numbers, width: 1)
    }
    let order =
      isNumeric
      ? Set(numbers).sorted().map(literal) : distinct.sorted()
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
    let keys = isNumeric ? numbers.map(literal) : texts
    return .classes(keys.map { places[$0] ?? 0 }, of: order.count)
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
