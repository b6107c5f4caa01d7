import CommandKit
import Documents
import Engine

/// A data set as a file that other programs read, and this one again: `csv` and `arrays`.
package struct DataText {
  private let data: DataSet

  package init(_ data: DataSet) { self.data = data }

  /// Names for the targets that no feature has.
  private var targets: [String] {
    let width = if case .values(_, let width) = data.labels { width } else { 1 }
    var stem = "y"
    let taken = Set(data.featureNames)
    while true {
      let names = width == 1 ? [stem] : (1...width).map { "\(stem)\($0)" }
      if taken.isDisjoint(with: names) { return names }
      stem += "_"
    }
  }

  /// The steps of a sample; `nil` where it is no sequence.
  private var steps: Int? { data.sampleShape.count == 2 ? data.sampleShape[0] : nil }

  /// The labels as numbers, `targets.count` a sample.
  private var numbers: [Double] {
    switch data.labels {
    case .classes(let classes, _): classes.map(Double.init)
    case .values(let values, _): values
    }
  }

  // MARK: Tables

  /// A header and a line for each sample: the features, in sequences those of step 1, then those of step 2, and at last
  /// the target. A class is its number from 0.
  ///
  /// - Throws: where it is told to stop.
  package func table(_ context: ExecutionContext) throws(Failure) -> [UInt8] {
    let names: [String]
    if let steps {
      names = (0..<steps).flatMap { step in
        data.featureNames.map { SequenceColumns.name($0, step: step) }
      }
    } else {
      names = data.featureNames
    }
    var bytes = Array((names + targets).map(CommaSeparated.quoted).joined(separator: ",").utf8)
    let (size, width, numbers) = (data.sampleSize, targets.count, numbers)
    let isClass = data.classCount != nil
    for sample in 0..<data.count {
      if sample % 1024 == 0 { try context.checkStop() }
      var line = "\n"
      for number in data.features[sample * size..<(sample + 1) * size] { line += "\(number)," }
      for number in numbers[sample * width..<(sample + 1) * width] {
        line += isClass ? "\(Int(clamping: number))," : "\(number),"
      }
      bytes += line.utf8.dropLast()
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// What reads a file of this form as the same data again, as one would type it.
  package func reading(_ file: String) -> String {
    let isTable = file.hasSuffix(".csv")
    let targets = isTable ? targets : [Self.arrayOfTargets]
    // What would be taken for something else has to be said.
    let taken = try? DataTarget(names: [targets[0]], isList: false, classes: nil)
      .labels(numbers, width: self.targets.count, of: file)
    let isTaken = taken == data.labels && targets.count == 1
    let target = DataTarget(
      names: targets, isList: !isTaken && data.classCount == nil, classes: isTaken ? nil : data.classCount)
    let end = isTable ? steps.map { ", steps=\($0)" } ?? "" : ""
    return "\(isTable ? "csv" : "arrays")(\(Literal.text(file)), \(target.written)\(end))"
  }

  // MARK: Arrays

  private static let arrayOfTargets = "y"

  /// X, [samples, features] or [samples, steps, features], and y, [samples] or [samples, targets], as 64-bit numbers.
  package var tensors: [UInt8] {
    let width = targets.count
    return SafeTensors.bytes(
      [
        ("X", [data.count] + data.sampleShape, data.features),
        (Self.arrayOfTargets, width == 1 ? [data.count] : [data.count, width], numbers),
      ], metadata: [:], isDouble: true)
  }

  /// The same as an object, with the features' names.
  package var members: [JSON.Member] {
    func rows(_ values: ArraySlice<Double>, _ shape: ArraySlice<Int>) -> JSON {
      guard shape.count > 1 else { return .numbers(Array(values)) }
      let size = shape.dropFirst().reduce(1, *)
      return .array(
        stride(from: values.startIndex, to: values.endIndex, by: size).map {
          rows(values[$0..<($0 + size)], shape.dropFirst())
        })
    }
    let width = targets.count
    return [
      JSON.Member("data", .string(data.description)),
      JSON.Member("features", .strings(data.featureNames)),
      JSON.Member("classes", data.classCount.map { .number(Double($0)) } ?? .null),
      JSON.Member("X", rows(data.features[...], ([data.count] + data.sampleShape)[...])),
      JSON.Member("y", rows(numbers[...], width == 1 ? [data.count] : [data.count, width])),
    ]
  }
}
