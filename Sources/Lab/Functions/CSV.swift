import CommandKit
import Engine

extension Function {
  static let csv = variantwise(
    Declaration(
      .function, "csv", group: "data",
      summary: "A data set from a table in a file: a header, then a sample a line.",
      discussion: [
        "Fields may stand in quotes (RFC 4180). All columns but the target must be numbers. A target of words, or of at most twenty different whole numbers, is a class; any other is a value."
      ],
      parameters: [
        Parameter("file", [.file], "the file's name, in quotes"),
        Parameter("target", [.text], "the column to predict, in quotes"),
      ], makes: [.data])
  ) { given throws(Failure) in
    .data(
      try DataFile.read(given.file("file"), target: given.text("target"), given.evaluator.conduct.files))
  }
}

/// Data sets read from tables in files.
enum DataFile {
  static func read(
    _ path: String, target: String, _ files: FileAccess = FileAccess()
  ) throws(Failure) -> DataSet {
    func failure(_ reason: String) -> Failure { Failure("\(path): \(reason).") }
    var rows = try CommaSeparated.rows(files.text(path), path: path)
    guard let header = rows.first?.fields.map(\.trimmed) else {
      throw failure("is empty; a header line is wanted")
    }
    rows.removeFirst()
    guard let goal = header.firstIndex(of: target) else {
      if header.count == 1, let word = otherSeparator(in: header[0], giving: target) {
        throw failure("its columns are separated by \(word); commas are wanted, and dots in numbers")
      }
      throw failure("no column is called \(target); there is \(header.joined(separator: ", "))")
    }
    guard !rows.isEmpty else { throw failure("has a header and no samples") }
    guard header.count > 1 else { throw failure("has no column beside \(target)") }
    var features: [Double] = []
    var targets: [String] = []
    for row in rows {
      guard row.fields.count == header.count else {
        throw failure("line \(row.line) has \(row.fields.count) fields, the header \(header.count)")
      }
      for (column, field) in row.fields.enumerated() {
        let text = field.trimmed
        guard !text.isEmpty else {
          throw failure(
            "line \(row.line) has no value for \(header[column]); fill it in or leave the line out")
        }
        if column == goal {
          targets.append(text)
        } else if let number = Double(text), number.isFinite {
          features.append(number)
        } else {
          throw failure("line \(row.line): \(header[column]) is \"\(text)\", which is no number")
        }
      }
    }
    var names = header
    names.remove(at: goal)
    return DataSet(
      "csv(\"\(path)\", target=\"\(target)\")", sampleShape: [names.count], features: features,
      labels: labels(targets), featureNames: names)
  }

  /// What stands between the names of a header in place of commas, where that makes one of them the target.
  private static func otherSeparator(in header: String, giving target: String) -> String? {
    [";": "semicolons", "\t": "tabs", "|": "bars"].first { sign, _ in
      header.split(separator: sign).contains { String($0).trimmed == target }
    }?.value
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
