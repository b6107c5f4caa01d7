import CommandKit
import Engine
import Files

/// Data sets read from tables in files.
enum DataFile {
  /// - Parameters:
  ///   - steps: how many a line has, one after the other; `nil`: it is no sequence.
  ///   - remarks: what is to be said of how it was taken.
  static func read(
    _ path: String, target: DataTarget, steps: Int?, _ context: ExecutionContext, at span: Span? = nil,
    remarks: (DataFileMessage) -> Void
  ) throws(Failure) -> DataSet {
    let bytes = try context.files.bytes(path, at: span)
    if bytes.contains(where: { $0 >= 0x80 }) {
      do throws(FileFailure) { _ = try File.text(bytes, path) } catch { throw Failure(error, at: span) }
    }
    // A number takes four times the room of its shortest text, and is there twice for a while.
    try Limits.check(table: path, bytes: Double(bytes.count) * 8)
    let table = try bytes.withUnsafeBufferPointer { (text) throws(Failure) in
      try TableCells(text, path: path, targets: target.names, context)
    }
    for column in table.columns {
      if case .index = column.role { remarks(.indexLeftOut(file: path, column: column.name)) }
    }
    let labels = try labels(table, target, path)
    var (names, features) = try expanded(table, isSequence: steps != nil, path, remarks)
    var shape = [names.count]
    if let steps {
      let columns = try SequenceColumns(names, steps: steps, of: path)
      let width = names.count
      if columns.isByName {
        features = stride(from: 0, to: features.count, by: width).flatMap { start in
          columns.order.map { features[start + $0] }
        }
      }
      shape = [steps, columns.features.count]
      names = columns.features
      remarks(
        columns.isByName
          ? .stepsByName(file: path, steps: steps, features: names)
          : .stepsInOrder(file: path, steps: steps, features: names))
    }
    let written = "csv(\(Literal.text(path)), \(target.written)\(steps.map { ", steps=\($0)" } ?? ""))"
    return DataSet(written, sampleShape: shape, features: features, labels: labels, featureNames: names)
  }

  private static func labels(
    _ table: TableCells, _ target: DataTarget, _ path: String
  ) throws(Failure) -> DataSet.Labels {
    let columns = table.targetColumns
    guard let words = columns.first(where: { $0.hasWords && !$0.hasFlags }) else {
      var numbers = table.targets
      for (place, column) in columns.enumerated() where column.hasFlags {
        let flags = column.flags
        for cell in stride(from: place, to: numbers.count, by: columns.count) {
          numbers[cell] = flags[Int(numbers[cell])]
        }
      }
      return try target.labels(numbers, width: columns.count, of: path)
    }
    guard !target.isList, target.classes == nil else {
      throw Failure(TableMessage.wordsAsTarget(file: path, column: words.name, isList: target.isList))
    }
    // Words are classes, in their order.
    let sorted = words.words.keys.sorted()
    var classes = [Int](repeating: 0, count: sorted.count)
    for (place, word) in sorted.enumerated() { classes[words.words[word] ?? 0] = place }
    return .classes(table.targets.map { classes[Int($0)] }, of: sorted.count)
  }

  /// The features, with one in place of each word of a column of words: 1 where it stands there, else 0.
  private static func expanded(
    _ table: TableCells, isSequence: Bool, _ path: String, _ remarks: (DataFileMessage) -> Void
  ) throws(Failure) -> (names: [String], features: [Double]) {
    let columns = table.featureColumns
    guard columns.contains(where: \.hasWords) else { return (columns.map(\.name), table.features) }
    var names: [String] = []
    // Where each column's features begin, and for words what each means.
    var places: [(start: Int, words: [Int]?, flags: [Double]?)] = []
    for column in columns {
      if column.hasFlags || !column.hasWords {
        places.append((names.count, nil, column.hasFlags ? column.flags : nil))
        names.append(column.name)
        continue
      }
      guard !isSequence else {
        throw Failure(TableMessage.wordsInSequence(file: path, column: column.name))
      }
      let sorted = column.words.keys.sorted()
      var order = [Int](repeating: 0, count: sorted.count)
      for (place, word) in sorted.enumerated() { order[column.words[word] ?? 0] = place }
      places.append((names.count, order, nil))
      names += sorted.map { "\(column.name)=\($0)" }
      remarks(.wordsBecameFeatures(file: path, column: column.name, words: sorted))
    }
    let rows = table.features.count / columns.count
    try Limits.check(samples: rows, values: names.count)
    var features = [Double](repeating: 0, count: rows * names.count)
    for row in 0..<rows {
      for (column, place) in places.enumerated() {
        let cell = table.features[row * columns.count + column]
        let start = row * names.count + place.start
        if let words = place.words {
          features[start + words[Int(cell)]] = 1
        } else {
          features[start] = place.flags.map { $0[Int(cell)] } ?? cell
        }
      }
    }
    return (names, features)
  }
}
