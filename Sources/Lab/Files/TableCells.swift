import CommandKit

/// The numbers of a table's columns, row by row: the features', and the targets'. For a word stands its number in the
/// column.
struct TableCells {
  private(set) var columns: [TableColumn] = []
  private(set) var features: [Double] = []
  /// In the order in which they were asked for.
  private(set) var targets: [Double] = []

  /// - Throws: a failure that names the line where the table can't be read, or is none.
  init(
    _ text: UnsafeBufferPointer<UInt8>, path: String, targets names: [String], _ context: ExecutionContext
  ) throws(Failure) {
    var reader = CommaSeparated(text, path: path)
    guard try reader.next() else { throw Failure(TableMessage.isEmpty(file: path)) }
    var header: [String] = []
    for field in reader.fields {
      header.append(
        try reader.withBytes(of: field) { (bytes) throws(Failure) in
          String(decoding: bytes, as: UTF8.self).trimmed
        })
    }
    columns = try Self.columns(header, names, path)
    var row = [Double](repeating: 0, count: names.count)
    var rows = 0
    while try reader.next() {
      guard reader.fields.count == columns.count else {
        throw Failure(
          TableMessage.fieldCount(
            file: path, line: reader.line, count: reader.fields.count, header: columns.count))
      }
      for (place, field) in reader.fields.enumerated() {
        if case .index = columns[place].role { continue }
        let cell = try reader.withBytes(of: field) { (bytes) throws(Failure) in
          try columns[place].cell(bytes, line: reader.line, of: path)
        }
        if case .target(let number) = columns[place].role {
          row[number] = cell
        } else {
          features.append(cell)
        }
      }
      targets += row
      rows += 1
      if rows % 1024 == 0 { try context.checkStop() }
    }
    guard rows > 0 else { throw Failure(TableMessage.noSamples(file: path)) }
    guard !featureColumns.isEmpty else {
      throw Failure(TableMessage.noFeatures(file: path, target: names.joined(separator: ", ")))
    }
  }

  var featureColumns: [TableColumn] { columns.filter(\.role.isFeature) }

  /// In the order in which they were asked for.
  var targetColumns: [TableColumn] {
    var found: [(Int, TableColumn)] = []
    for column in columns { if case .target(let number) = column.role { found.append((number, column)) } }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func columns(
    _ header: [String], _ targets: [String], _ path: String
  ) throws(Failure) -> [TableColumn] {
    for (number, target) in targets.enumerated() {
      let count = header.count { $0 == target }
      if count == 1, !targets[..<number].contains(target) { continue }
      if count == 0, header.count == 1, let separator = separator(in: header[0], giving: target) {
        throw Failure(TableMessage.otherSeparator(file: path, separator))
      }
      throw Failure(
        count == 0
          ? TableMessage.unknownColumn(file: path, name: target, columns: header)
          : TableMessage.columnTwice(file: path, name: target))
    }
    return header.enumerated().map { place, name in
      if let number = targets.firstIndex(of: name) { return TableColumn(name, .target(number)) }
      // pandas writes its index without a name, and gives it this one where it reads such a table.
      if header.count > 1, place == 0 && name.isEmpty || name == "Unnamed: 0" {
        return TableColumn(name, .index)
      }
      return TableColumn(name.isEmpty ? "column \(place + 1)" : name, .feature)
    }
  }

  /// What stands between the names of a header in place of commas, where that makes one of them the target.
  private static func separator(in header: String, giving target: String) -> TableMessage.Separator? {
    TableMessage.Separator.allCases.first { separator in
      header.split(separator: separator.sign).contains { String($0).trimmed == target }
    }
  }
}
